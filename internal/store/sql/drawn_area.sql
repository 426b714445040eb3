-- Is a drawn area a polygon that can be asked with?
select
  geometrytype(g) in ('POLYGON', 'MULTIPOLYGON') as is_polygon,
  st_isvalid(g) as is_valid,
  st_npoints(g) as points
from st_geomfromgeojson(@area::text) g;
