-- Which staged shapes lie outside what their coordinate system is for, or on another continent than the zone?
with neighbourhood as (
  select st_expand(st_extent(geom)::geometry, 1) as box
  from park
  where zone_code = @zone_code
),
placed as (
  select line, geom, st_astext(st_pointn(st_exteriorring(st_envelope(geom)), 1), 6) as corner
  from staged_shape
  where shape is not null
)
insert into staged_issue (line, "column", value, rule, outcome)
select
  p.line,
  'geometry',
  coalesce(p.corner, ''),
  case
    when p.geom is null then 'the coordinates cannot be transformed from ' || @crs::text || ': they lie outside it'
    when not (st_xmin(p.geom) between @west and @east and st_ymin(p.geom) between @south and @north)
      then 'the coordinates lie outside the area of use of ' || @crs::text || ': wrong coordinate system?'
    else 'lies more than a degree away from every park of the zone: wrong coordinate system?'
  end,
  'refused'
from placed p, neighbourhood n
where p.geom is null
  or not (st_xmin(p.geom) between @west and @east and st_ymin(p.geom) between @south and @north)
  or not (st_xmax(p.geom) between @west and @east and st_ymax(p.geom) between @south and @north)
  or not coalesce(st_setsrid(n.box, 4490) && p.geom, true)
order by p.line;
