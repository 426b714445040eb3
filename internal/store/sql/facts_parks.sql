-- Which parks does the zone have?
select park_code, name, management, planned_area_m2::float8 as planned_area_m2, area_m2::float8 as area_m2
from park
where zone_code = @zone_code
order by park_code
limit 10000;
