-- Which days are not what their weekday says?
select day::text as day, kind, name
from holiday
where zone_code = @zone_code
order by day
limit 100000;
