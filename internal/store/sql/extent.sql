-- How far does a zone reach?
select
  st_xmin(e.box)::float8 as west, st_ymin(e.box)::float8 as south, st_xmax(e.box)::float8 as east, st_ymax(e.box)::float8 as north
from (select st_extent(geom) as box from park where zone_code = @zone_code) e
where e.box is not null
limit 1;
