-- What do the enterprises of some divisions come to per mu in a run, the middle one of those that are known: of each grade, and of any?
-- Investment is that of the parcels that they use.
with firm as (
  select
    n.uscc, substring(n.industry_code from '[0-9]{2}') as division, g.grade, e.output_per_mu, e.tax_per_mu,
    r.employees / (e.land_m2 * 3 / 2000) as jobs_per_mu,
    r.energy_tce / (e.land_m2 * 3 / 2000) as energy_tce_per_mu
  from enterprise n
  join evaluation e
    on e.zone_code = n.zone_code and e.run_id = @run_id and e.subject_kind = 'enterprise' and e.subject_key = n.uscc
  cross join lateral (select '' as grade union select e.grade where e.grade is not null) g
  left join annual_report r on r.zone_code = n.zone_code and r.uscc = n.uscc and r.year = @year
  where n.zone_code = @zone_code
    and substring(n.industry_code from '[0-9]{2}') = any (@divisions::text[])
    and e.land_m2 > 0
),
invested as (
  select distinct firm.division, firm.grade, p.parcel_id, p.invested_cny / 10000 / (coalesce(p.title_area_m2, p.area_m2) * 3 / 2000) as investment_per_mu
  from attribution a
  join firm using (uscc)
  join parcel p using (zone_code, parcel_id)
  where a.zone_code = @zone_code and a.run_id = @run_id and p.invested_cny > 0
),
known (division, grade, name, value) as (
  select f.division, f.grade, v.name, v.value
  from firm f
  cross join lateral (values
    ('output_per_mu', f.output_per_mu::float8), ('tax_per_mu', f.tax_per_mu::float8),
    ('jobs_per_mu', f.jobs_per_mu::float8), ('energy_tce_per_mu', f.energy_tce_per_mu::float8)
  ) v (name, value)
  union all
  select division, grade, 'investment_per_mu', investment_per_mu::float8 from invested
)
select division, grade, name, count(*)::int as count, percentile_cont(0.5) within group (order by value) as value
from known
where value is not null
group by division, grade, name
order by division, grade, name
limit 100000;
