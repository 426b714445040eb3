-- Puts an enterprise on a parcel as a match proposes, unless something places it there already.
insert into occupancy (zone_code, parcel_id, uscc, basis, confidence, reason)
values (@zone_code, @parcel_id, @uscc, 'matched', @confidence, @reason)
on conflict (zone_code, parcel_id, uscc, valid_from) do nothing;
