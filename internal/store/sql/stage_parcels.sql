-- Makes the place where the rows of one file of parcels wait.
create temp table staged_parcels on commit drop as
select 0 as line, null::bytea as shape, t.* from parcel t with no data;
