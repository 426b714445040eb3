-- What does a zone mean to have redeveloped by year and park, the zone as a whole first?
select
  year::int as year, park_code, area_mu::float8 as area_mu, gained_floor_m2::float8 as gained_floor_m2, investment_cny::float8 as investment_cny,
  tax_cny::float8 as tax_cny, revision, changed_at, changed_by
from programme_target
where zone_code = @zone_code
order by year, park_code nulls first
limit 10000;
