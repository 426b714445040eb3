-- The same shape by shape, leaving empty what cannot be transformed.
update staged_shape
set geom = transformed(shape, @srid::int)
where shape is not null;
