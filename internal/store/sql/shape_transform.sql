-- Decodes the staged shapes and transforms them to EPSG:4490, two-dimensional. One shape that cannot be transformed fails all.
update staged_shape
set geom = st_transform(st_setsrid(st_force2d(st_geomfromwkb(shape)), @srid::int), 4490)
where shape is not null;
