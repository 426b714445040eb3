-- Which staged shapes are not one point?
insert into staged_issue (line, "column", value, rule, outcome)
select line, 'geometry', geometrytype(geom), 'the place of an enterprise must be one point', 'refused'
from staged_shape
where geom is not null and (geometrytype(geom) <> 'POINT' or st_isempty(geom))
order by line;
