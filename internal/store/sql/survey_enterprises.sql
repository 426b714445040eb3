-- What did each enterprise of a zone report of income and tax in a year, and in those of the four years before it that anybody
-- reported, and in which park is it: that of its record, else that of the most of its land in a run?
with years as (
  select @year::int as year
  union
  select year::int
  from annual_report
  where zone_code = @zone_code and year between @year::int - 4 and @year::int
)
select
  y.year,
  n.industry_code,
  coalesce(n.park_code, used.park_code) as park_code,
  r.revenue_cny::float8 as revenue_cny,
  r.tax_cny::float8 as tax_cny
from enterprise n
left join lateral (
  select p.park_code
  from attribution a
  join parcel p using (zone_code, parcel_id)
  where a.zone_code = @zone_code and a.run_id = @run_id and a.uscc = n.uscc and n.park_code is null
  order by a.land_m2 desc, p.parcel_code
  limit 1
) used on true
cross join years y
left join annual_report r on r.zone_code = n.zone_code and r.uscc = n.uscc and r.year = y.year
where n.zone_code = @zone_code and coalesce(n.status, '') <> 'deregistered'
order by y.year, n.uscc
limit 20000000;
