-- Makes the place where the rows of one file of commitments wait; they name parcels by code.
create temp table staged_commitments on commit drop as
select 0 as line, ''::text as parcel_code, t.* from commitment t with no data;
