-- Makes the place where the rows of one file of enterprises wait.
create temp table staged_enterprises on commit drop as
select 0 as line, null::bytea as shape, t.* from enterprise t with no data;
