-- What did a parcel's enterprises make and pay there in the years up to that of a run, spread by the land that each has
-- on each of its parcels?
with share as (
  select
    a.uscc,
    (case when sum(a.land_m2) over whole > 0 then a.land_m2 / sum(a.land_m2) over whole else 1.0 / count(*) over whole end)
      as part,
    a.parcel_id
  from attribution a
  where a.zone_code = @zone_code
    and a.run_id = @run_id
    and a.uscc in (
      select uscc from attribution where zone_code = @zone_code and run_id = @run_id and parcel_id = @parcel_id
    )
  window whole as (partition by a.uscc)
),
area as (
  select land_m2 * 3 / 2000 as mu
  from evaluation
  where zone_code = @zone_code and run_id = @run_id and subject_kind = 'parcel' and parcel_id = @parcel_id
)
select
  r.year::int as year,
  sum(r.output_cny * s.part)::float8 as output_cny,
  sum(r.tax_cny * s.part)::float8 as tax_cny,
  (sum(r.output_cny * s.part) / 10000 / max(area.mu))::float8 as output_per_mu,
  (sum(r.tax_cny * s.part) / 10000 / max(area.mu))::float8 as tax_per_mu,
  sum(r.employees * s.part)::float8 as employees
from share s
join annual_report r on r.zone_code = @zone_code and r.uscc = s.uscc and r.year between @year - 2 and @year
cross join area
where s.parcel_id = @parcel_id
group by r.year
order by r.year
limit 10;
