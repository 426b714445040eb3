-- Puts an enterprise on a parcel as a match proposes, from the day after what is on record of the two, if anything.
insert into occupancy (zone_code, parcel_id, uscc, valid_from, basis, confidence, reason)
select
  @zone_code,
  @parcel_id,
  @uscc,
  coalesce(
    (
      select max(o.valid_to) + 1
      from occupancy o
      where o.zone_code = @zone_code and o.parcel_id = @parcel_id and o.uscc = @uscc
    ),
    '-infinity'
  ),
  'matched',
  @confidence,
  @reason
on conflict (zone_code, parcel_id, uscc, valid_from) do nothing;
