-- Which buildings does a box show?
select
  b.building_id as id,
  st_asbinary(b.geom) as geom,
  b.zone_code,
  b.building_id,
  p.parcel_code,
  p.park_code,
  b.storeys,
  b.storey_height_m::float8 as storey_height_m,
  b.floor_area_m2::float8 as floor_area_m2,
  b.area_m2::float8 as footprint_m2,
  b.building_use,
  b.permitted
from building b
left join parcel p on p.zone_code = b.zone_code and p.parcel_id = b.parcel_id
where b.zone_code = @zone_code
  and (@id::text is null or b.building_id = @id)
  and (@after::text is null or b.building_id > @after)
  and (@west::float8 is null or st_intersects(b.geom, st_makeenvelope(@west, @south, @east, @north, 4490)))
  and (@building_id::text[] is null or b.building_id = any (@building_id))
  and (@parcel_code::text[] is null or p.parcel_code = any (@parcel_code))
  and (@park_code::text[] is null or p.park_code = any (@park_code))
order by b.building_id
limit @most;
