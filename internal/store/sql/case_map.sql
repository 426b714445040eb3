-- What shape do the parcels of a site have, as GeoJSON, and those in force that lie around them, a hundred metres or so to each side?
with mine as (
  select p.parcel_id, p.parcel_code, p.geom
  from site_parcel m
  join parcel p on p.zone_code = m.zone_code and p.parcel_id = m.parcel_id
  where m.zone_code = @zone_code and m.site_id = @site_id
),
around as (
  select st_expand(st_setsrid(st_extent(geom)::geometry, 4490), 0.001) as box from mine
)
select parcel_code, true as of_site, st_asgeojson(geom, 6)::json as geometry
from mine
union all
(
  select p.parcel_code, false, st_asgeojson(p.geom, 6)::json
  from around a
  join parcel p on p.geom && a.box
  where p.zone_code = @zone_code
    and p.valid_to is null
    and not exists (select from mine m where m.parcel_id = p.parcel_id)
  order by p.parcel_code
  limit 1000
)
order by 2 desc, 1
limit 3000; -- 2000 parcels are as many as a site may have
