-- Makes a coordinate system that has no EPSG code known to PostGIS; it stays, so that a number always means the same.
insert into spatial_ref_sys (srid, srtext)
select greatest(900000, max(srid)) + 1, @wkt
from spatial_ref_sys
where srid < 998000
returning srid;
