-- Which parks does a zone have, of which type, and what is on record of the land that they may develop and supply?
select
  park_code, name, management, park_type,
  planned_area_m2::float8 as planned_area_m2,
  developable_area_m2::float8 as developable_area_m2,
  supply_ready_area_m2::float8 as supply_ready_area_m2
from park
where zone_code = @zone_code
order by park_code
limit 10000;
