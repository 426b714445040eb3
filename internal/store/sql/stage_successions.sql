-- Makes the place where the rows of one file of successions wait; they name parcels by code.
create temp table staged_successions on commit drop as
select
  0 as line, ''::text as ancestor_code, ''::text as relation, ''::text as parcel_code, ''::text as document_no,
  0::bigint as ancestor_id, 0::bigint as parcel_id, false as ends
with no data;
