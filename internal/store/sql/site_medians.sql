-- What do the enterprises of a division come to per mu in a run, the middle one of those that are known: of a grade, or of any?
-- Investment is that of the parcels that they use.
with firm as (
  select
    n.uscc, e.output_per_mu, e.tax_per_mu,
    r.employees / (e.land_m2 * 3 / 2000) as jobs_per_mu,
    r.energy_tce / (e.land_m2 * 3 / 2000) as energy_tce_per_mu
  from enterprise n
  join evaluation e
    on e.zone_code = n.zone_code and e.run_id = @run_id and e.subject_kind = 'enterprise' and e.subject_key = n.uscc
  left join annual_report r on r.zone_code = n.zone_code and r.uscc = n.uscc and r.year = @year
  where n.zone_code = @zone_code
    and substring(n.industry_code from '[0-9]{2}') = @division
    and e.land_m2 > 0
    and (@grade::text is null or e.grade = @grade)
),
invested as (
  select distinct p.parcel_id, p.invested_cny / 10000 / (coalesce(p.title_area_m2, p.area_m2) * 3 / 2000) as investment_per_mu
  from attribution a
  join firm using (uscc)
  join parcel p using (zone_code, parcel_id)
  where a.zone_code = @zone_code and a.run_id = @run_id and p.invested_cny > 0
),
known (name, value) as (
  select v.name, v.value
  from firm f
  cross join lateral (values
    ('output_per_mu', f.output_per_mu::float8), ('tax_per_mu', f.tax_per_mu::float8),
    ('jobs_per_mu', f.jobs_per_mu::float8), ('energy_tce_per_mu', f.energy_tce_per_mu::float8)
  ) v (name, value)
  union all
  select 'investment_per_mu', investment_per_mu::float8 from invested
)
select name, count(*)::int as count, percentile_cont(0.5) within group (order by value) as value
from known
where value is not null
group by name
order by name
limit 10;
