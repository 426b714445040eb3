-- What shape do the parcels of a site have, as GeoJSON?
select p.parcel_code, st_asgeojson(p.geom, 6)::json as geometry
from site_parcel m
join parcel p on p.zone_code = m.zone_code and p.parcel_id = m.parcel_id
where m.zone_code = @zone_code and m.site_id = @site_id
order by p.parcel_code
limit 2000; -- as many as a site may have
