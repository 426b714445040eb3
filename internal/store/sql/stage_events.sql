-- Makes the place where the rows of one file of events wait; they name parcels by code.
create temp table staged_events on commit drop as
select 0 as line, ''::text as parcel_code, t.* from event t with no data;
