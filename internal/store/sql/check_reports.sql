-- Which staged annual reports break a rule that needs the other rows or the database?
insert into staged_issue (line, "column", value, rule, outcome)
select line, 'uscc', uscc, format('the year %s of it is already on line %s', year, first), 'refused'
from (select line, uscc, year, min(line) over (partition by uscc, year) as first from staged_reports) s
where line > first
union
select s.line, 'uscc', s.uscc, 'no such enterprise in the zone', 'refused'
from staged_reports s
where not exists (select from enterprise e where e.zone_code = @zone_code and e.uscc = s.uscc)
order by 1;
