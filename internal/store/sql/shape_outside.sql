-- Which staged shapes cannot be where they say: no transformation leads there, or it leads far from the zone?
with neighbourhood as (
  select st_setsrid(st_expand(st_extent(geom), 1)::geometry, 4490) as box
  from park
  where zone_code = @zone_code
),
placed as (
  select
    s.line,
    s.geom is null
      or st_xmin(s.geom) not between -180 and 180 or st_xmax(s.geom) not between -180 and 180
      or st_ymin(s.geom) not between -90 and 90 or st_ymax(s.geom) not between -90 and 90 as is_nowhere,
    not coalesce(n.box && s.geom, true) as is_far,
    case when not st_isempty(s.geom) then format('%s %s', round(st_xmin(s.geom)::numeric, 4), round(st_ymin(s.geom)::numeric, 4)) end as corner
  from staged_shape s
  cross join neighbourhood n
  where s.shape is not null
)
insert into staged_issue (line, "column", value, rule, outcome)
select
  line,
  'geometry',
  coalesce(corner, ''),
  case
    when is_nowhere then 'the coordinates do not fit ' || @crs::text || ': wrong coordinate system?'
    else 'lies more than a degree away from every park of the zone: wrong coordinate system?'
  end,
  'refused'
from placed
where is_nowhere or is_far
order by line;
