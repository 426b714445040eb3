-- What did each enterprise of a zone report of income and tax in a year, and in which park is it: that of its record, else
-- that of the most of its land in a run?
select
  n.industry_code,
  coalesce(n.park_code, used.park_code) as park_code,
  r.revenue_cny::float8 as revenue_cny,
  r.tax_cny::float8 as tax_cny
from enterprise n
left join annual_report r on r.zone_code = n.zone_code and r.uscc = n.uscc and r.year = @year
left join lateral (
  select p.park_code
  from attribution a
  join parcel p using (zone_code, parcel_id)
  where a.zone_code = n.zone_code and a.run_id = @run_id and a.uscc = n.uscc and n.park_code is null
  order by a.land_m2 desc, p.parcel_code
  limit 1
) used on true
where n.zone_code = @zone_code and coalesce(n.status, '') <> 'deregistered'
order by n.uscc
limit 20000000;
