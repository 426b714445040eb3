-- Who used which parcel in force at some time of some years? The latest word on a pair comes first.
select
  o.parcel_id,
  o.uscc,
  o.relation,
  o.land_area_m2::float8 as land_area_m2,
  o.floor_area_m2::float8 as floor_area_m2,
  o.reason,
  case when o.valid_from > '-infinity' then extract(year from o.valid_from)::int end as from_year,
  extract(year from o.valid_to)::int as to_year
from occupancy o
join parcel p using (zone_code, parcel_id)
where o.zone_code = @zone_code
  and p.valid_to is null
  and o.valid_from <= make_date(@to_year::int, 12, 31)
  and coalesce(o.valid_to, 'infinity') >= make_date(@from_year::int, 1, 1)
order by o.parcel_id, o.uscc, o.valid_from desc
limit 60000000;
