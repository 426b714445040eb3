-- Makes the place where the rows of one file of subareas wait.
create temp table staged_subareas on commit drop as
select 0 as line, null::bytea as shape, t.* from subarea t with no data;
