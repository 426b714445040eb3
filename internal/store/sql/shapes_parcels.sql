-- Sets the shapes of the staged parcels apart, so that one set of statements repairs and measures them for every kind.
create temp table staged_shape on commit drop as
select line, shape, null::geometry as geom, null::numeric(16, 2) as area_m2
from staged_parcels;
