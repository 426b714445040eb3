-- Which staged sub-areas break a rule that needs the other rows or the database?
insert into staged_issue (line, "column", value, rule, outcome)
select line, 'subarea', subarea, 'already on line ' || first, 'refused'
from (select line, subarea, min(line) over (partition by park_code, subarea) as first from staged_subareas) s
where line > first
union all
select s.line, 'park_code', s.park_code, 'no such park in the zone', 'refused'
from staged_subareas s
where not exists (select from park p where p.zone_code = @zone_code and p.park_code = s.park_code)
union all
select s.line, 'geometry', '', 'a new sub-area needs an outline', 'refused'
from staged_subareas s
join staged_shape h using (line)
where h.shape is null
  and not exists (
    select from subarea a
    where a.zone_code = @zone_code and a.park_code = s.park_code and a.subarea = s.subarea
  )
order by 1;
