-- What did enterprises report of revenue, tax, electricity and employees in a year and the two before it? One line each; an
-- enterprise that reported nothing of them in these years stands with its codes alone.
select
  n.uscc,
  n.name,
  n.park_code,
  k.name as park_name,
  n.industry_code,
  n.scale,
  n.status,
  r.year::int as year,
  r.revenue_cny::float8 as revenue_cny,
  r.tax_cny::float8 as tax_cny,
  r.electricity_kwh::float8 as electricity_kwh,
  r.employees::float8 as employees
from enterprise n
left join annual_report r
  on r.zone_code = n.zone_code and r.uscc = n.uscc and r.year between @year::int - 2 and @year::int
left join park k on k.zone_code = n.zone_code and k.park_code = n.park_code
where n.zone_code = @zone_code
order by n.uscc, r.year
limit 60000000;
