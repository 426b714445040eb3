-- What is known of each parcel in force that speaks for or against taking it into a site: what is on record, and what a run and
-- the reports of its year say? An amount that one of the users did not report is not known, nor is any of a parcel that the
-- run does not know, such as one that came after it; of one that it finds without users there is none.
with built as (
  select
    parcel_id,
    case when count(floor_area_m2) = count(*) then sum(floor_area_m2) end as floor_area_m2,
    sum(area_m2) as footprint_m2
  from building
  where zone_code = @zone_code and parcel_id is not null
  group by parcel_id
),
seized as (
  select distinct parcel_id
  from event
  where zone_code = @zone_code
    and event_kind = 'seizure'
    and parcel_id is not null
    and happened_on <= @as_of::text::date
    and coalesce(ends_on, 'infinity') >= @as_of::text::date
),
land_of as (
  select uscc, sum(land_m2) as land_m2
  from attribution
  where zone_code = @zone_code and run_id = @run_id
  group by uscc
),
users as (
  select
    a.parcel_id,
    array_agg(a.uscc order by a.uscc) as users,
    case when count(a.output_cny) = count(*) then sum(a.output_cny) end as output_cny,
    case when count(a.tax_cny) = count(*) then sum(a.tax_cny) end as tax_cny,
    case when count(r.employees) = count(*) then sum(case when l.land_m2 > 0 then r.employees * a.land_m2 / l.land_m2 else 0 end) end as jobs
  from attribution a
  join land_of l using (uscc)
  left join annual_report r on r.zone_code = a.zone_code and r.uscc = a.uscc and r.year = @year
  where a.zone_code = @zone_code and a.run_id = @run_id
  group by a.parcel_id
)
select
  p.parcel_id,
  p.parcel_code,
  coalesce(p.park_code, '') as park_code,
  coalesce(p.subarea, '') as subarea,
  coalesce(p.owner_uscc, p.owner_name, '') as owner,
  coalesce(p.owner_name, '') as owner_name,
  p.planned_use_code,
  p.land_use_code,
  coalesce(p.title_area_m2, p.area_m2)::float8 as land_m2,
  p.area_m2::float8 as area_m2,
  coalesce(b.floor_area_m2, p.floor_area_m2)::float8 as floor_area_m2,
  coalesce(b.footprint_m2, p.footprint_m2)::float8 as footprint_m2,
  p.far_max::float8 as far_max,
  p.mortgaged,
  case when s.parcel_id is not null then true else p.sealed end as sealed,
  coalesce(u.users, '{}') as users,
  (case when u.parcel_id is null and e.parcel_id is not null then 0 else u.output_cny end)::float8 as output_cny,
  (case when u.parcel_id is null and e.parcel_id is not null then 0 else u.tax_cny end)::float8 as tax_cny,
  (case when u.parcel_id is null and e.parcel_id is not null then 0 else u.jobs end)::float8 as jobs,
  e.land_state,
  coalesce(e.findings, '{}') as findings
from parcel p
left join built b using (parcel_id)
left join seized s using (parcel_id)
left join users u using (parcel_id)
left join evaluation e
  on e.zone_code = p.zone_code and e.run_id = @run_id and e.subject_kind = 'parcel' and e.subject_key = p.parcel_code
  and e.parcel_id = p.parcel_id
where p.zone_code = @zone_code and p.valid_to is null
order by p.parcel_code
limit 20000000;
