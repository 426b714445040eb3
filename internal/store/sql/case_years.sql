-- What do some runs, the newest of each year, say of the land of a site, with what came out of its parcels since: is it used, what did
-- it yield in the run's year and the two before it, and what energy did all its users report for those years? NaN is not known.
-- Land that was merged with other land is marked: what is on it is not of the site alone.
with ground as materialized (
  select parcel_id, mixed from site_land where zone_code = @zone_code and site_id = @site_id
),
chosen as (
  select run_id, year from run where zone_code = @zone_code and run_id = any (@run_ids)
),
-- What part of all the land that a user has is on each parcel of the site?
used as (
  select
    c.run_id, c.year, a.parcel_id, a.uscc,
    a.land_m2 / nullif((select sum(o.land_m2) from attribution o where o.zone_code = @zone_code and o.run_id = any (@run_ids) and o.run_id = a.run_id and o.uscc = a.uscc), 0) as share
  from chosen c
  join attribution a on a.zone_code = @zone_code and a.run_id = any (@run_ids) and a.run_id = c.run_id
  join ground g on g.parcel_id = a.parcel_id
)
select
  c.run_id, c.year, p.parcel_id,
  coalesce(p.title_area_m2, p.area_m2)::float8 as land_m2,
  exists (select from used u where u.run_id = c.run_id and u.parcel_id = p.parcel_id) as used,
  g.mixed,
  e.year_values,
  e.year_partly,
  array(
    select case when count(r.energy_tce * u.share) = count(*) then coalesce(sum(r.energy_tce * u.share)::float8, 'NaN') else 'NaN' end
    from generate_series(c.year - 2, c.year) as y (year)
    join used u on u.run_id = c.run_id and u.parcel_id = p.parcel_id
    left join annual_report r on r.zone_code = @zone_code and r.uscc = u.uscc and r.year = y.year
    group by y.year
    order by y.year
  ) as energy_tce
from chosen c
cross join ground g
join parcel p on p.zone_code = @zone_code and p.parcel_id = g.parcel_id
join evaluation e
  on e.zone_code = @zone_code and e.run_id = any (@run_ids) and e.run_id = c.run_id and e.subject_kind = 'parcel' and e.subject_key = p.parcel_code and e.parcel_id = p.parcel_id
order by c.year, p.parcel_id
limit 100000;
