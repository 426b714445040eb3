-- Who used which parcel at some time of some years?
select parcel_id, uscc, relation, land_area_m2, floor_area_m2, reason, valid_from, valid_to
from occupancy
where zone_code = @zone_code
  and valid_from <= make_date(@to_year::int, 12, 31)
  and coalesce(valid_to, 'infinity') >= make_date(@from_year::int, 1, 1)
limit 60000000;
