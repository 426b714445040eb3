-- Which parcels in force lie in a drawn area, by a point inside each of them?
select p.parcel_code
from parcel p, (select st_setsrid(st_geomfromgeojson(@area::text), 4490) as geom) drawn
where p.zone_code = @zone_code
  and p.valid_to is null
  and st_intersects(p.geom, drawn.geom)
  and st_intersects(st_pointonsurface(p.geom), drawn.geom)
order by p.parcel_code
limit 1000000;
