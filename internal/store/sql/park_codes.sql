-- Which parks does a zone have?
select park_code
from park
where zone_code = @zone_code
order by park_code
limit 100000;
