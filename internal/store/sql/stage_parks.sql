-- Makes the place where the rows of one file of parks wait.
create temp table staged_parks on commit drop as
select 0 as line, null::bytea as shape, t.* from park t with no data;
