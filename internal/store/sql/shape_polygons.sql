-- Repairs the staged outlines, makes them multi and their outer rings counter-clockwise (RFC 7946); says what was repaired
-- and what is no outline.
with invalid as (
  select line, st_isvalidreason(geom) as reason
  from staged_shape
  where geom is not null and not st_isvalid(geom)
),
repaired as (
  update staged_shape s
  set geom = st_forcepolygonccw(st_multi(st_collectionextract(st_makevalid(s.geom), 3)))
  where s.geom is not null
  returning s.line, s.geom
),
measured as (
  select line, st_isempty(geom) or st_area(geom::geography) < 0.01 as is_empty
  from repaired
)
insert into staged_issue (line, "column", value, rule, outcome)
select
  m.line,
  'geometry',
  coalesce(i.reason, ''),
  case when m.is_empty then 'an outline must enclose an area' else 'an outline must not cross or touch itself: repaired' end,
  case when m.is_empty then 'refused' else 'repaired' end
from measured m
left join invalid i using (line)
where m.is_empty or i.line is not null
order by m.line;
