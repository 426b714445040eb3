-- Which enterprises does a run find on the parcels of a site, with which part of all the land that each uses, and what
-- energy did they report for the run's year and the two before it, the oldest first? NaN is not reported.
select
  a.parcel_id, n.uscc, n.name, n.industry_code, n.scale, n.status, a.relation,
  a.land_m2::float8 as land_m2,
  (a.land_m2 / nullif(of_all.land_m2, 0))::float8 as share,
  a.output_cny::float8 as output_cny,
  a.tax_cny::float8 as tax_cny,
  array(
    select coalesce(r.energy_tce::float8, 'NaN')
    from generate_series(@year::int - 2, @year::int) as y (year)
    left join annual_report r on r.zone_code = a.zone_code and r.uscc = a.uscc and r.year = y.year
    order by y.year
  ) as energy_tce
from site_parcel m
join attribution a on a.zone_code = m.zone_code and a.run_id = @run_id and a.parcel_id = m.parcel_id
join enterprise n on n.zone_code = a.zone_code and n.uscc = a.uscc
cross join lateral (
  select sum(land_m2) as land_m2 from attribution o where o.zone_code = @zone_code and o.run_id = @run_id and o.uscc = a.uscc
) of_all
where m.zone_code = @zone_code and m.site_id = @site_id
order by a.land_m2 desc, n.uscc, a.parcel_id
limit 100000;
