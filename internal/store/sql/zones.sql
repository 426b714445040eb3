-- Which zones are there, and which years do their reports cover?
select
  z.zone_code,
  z.name,
  z.code_scheme,
  z.data_version,
  (select sum(p.planned_area_m2)::float8 from park p where p.zone_code = z.zone_code) as planned_area_m2,
  coalesce(
    (select array_agg(distinct r.year order by r.year) from annual_report r where r.zone_code = z.zone_code),
    '{}'
  )::int[] as years
from zone z
where @zone_code::text is null or z.zone_code = @zone_code
order by z.zone_code
limit 1000;
