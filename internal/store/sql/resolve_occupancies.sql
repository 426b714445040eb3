-- Gives staged occupancies the parcel that they name, and a start where none is on record.
update staged_occupancies s
set
  parcel_id = (
    select p.parcel_id
    from parcel p
    where p.zone_code = @zone_code and p.parcel_code = s.parcel_code and p.valid_to is null
  ),
  valid_from = coalesce(s.valid_from, '-infinity');
