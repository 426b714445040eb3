-- Makes the place where the rows of one file of occupancies wait; they name parcels by code.
create temp table staged_occupancies on commit drop as
select 0 as line, ''::text as parcel_code, t.* from occupancy t with no data;
