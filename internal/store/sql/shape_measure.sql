-- Measures the staged outlines on the ellipsoid, m².
update staged_shape
set area_m2 = round(st_area(geom::geography)::numeric, 2)
where geom is not null;
