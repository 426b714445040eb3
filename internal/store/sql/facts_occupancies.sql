-- Who used which parcel in force at some time of a year? The latest word on a pair counts.
select distinct on (o.parcel_id, o.uscc)
  o.parcel_id,
  o.uscc,
  o.relation,
  o.land_area_m2::float8 as land_area_m2,
  o.floor_area_m2::float8 as floor_area_m2,
  o.reason
from occupancy o
join parcel p using (zone_code, parcel_id)
where o.zone_code = @zone_code
  and p.valid_to is null
  and o.valid_from <= make_date(@year::int, 12, 31)
  and coalesce(o.valid_to, 'infinity') >= make_date(@year::int, 1, 1)
order by o.parcel_id, o.uscc, o.valid_from desc
limit 60000000;
