-- Under which number does PostGIS know a coordinate system, given as an EPSG code or as WKT?
select srid
from spatial_ref_sys
where (auth_name = 'EPSG' and auth_srid = @epsg) or srtext = @wkt
order by srid
limit 1;
