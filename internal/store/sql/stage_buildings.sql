-- Makes the place where the rows of one file of buildings wait.
create temp table staged_buildings on commit drop as
select 0 as line, null::bytea as shape, t.* from building t with no data;
