-- Which staged enterprises break a rule that needs the other rows or the database?
insert into staged_issue (line, "column", value, rule, outcome)
select line, 'uscc', uscc, 'already on line ' || first, 'refused'
from (select line, uscc, min(line) over (partition by uscc) as first from staged_enterprises) s
where line > first
union all
select s.line, 'park_code', s.park_code, 'no such park in the zone', 'refused'
from staged_enterprises s
where s.park_code is not null
  and not exists (select from park p where p.zone_code = @zone_code and p.park_code = s.park_code)
order by 1;
