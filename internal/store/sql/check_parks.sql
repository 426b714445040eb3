-- Which staged parks break a rule that needs the other rows or the database?
insert into staged_issue (line, "column", value, rule, outcome)
select line, 'park_code', park_code, 'already on line ' || first, 'refused'
from (select line, park_code, min(line) over (partition by park_code) as first from staged_parks) s
where line > first
union all
select s.line, 'geometry', '', 'a new park needs an outline', 'refused'
from staged_parks s
join staged_shape h using (line)
where h.shape is null
  and not exists (select from park p where p.zone_code = @zone_code and p.park_code = s.park_code)
order by 1;
