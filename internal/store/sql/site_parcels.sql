-- What is on record of each parcel of a site, and what does a run say of it?
with mine as (
  select parcel_id from site_parcel where zone_code = @zone_code and site_id = @site_id
),
built as (
  select
    b.parcel_id,
    case when count(b.floor_area_m2) = count(*) then sum(b.floor_area_m2) end as floor_area_m2,
    sum(b.area_m2) as footprint_m2,
    count(*) filter (where not b.permitted) as unpermitted,
    count(*) filter (where b.permitted) as permitted,
    count(*) as buildings,
    max(b.storeys) as storeys,
    case when bool_and(b.floor_area_m2 is not null or b.permitted is distinct from true) then coalesce(sum(b.floor_area_m2) filter (where b.permitted), 0) end as permitted_m2,
    case when bool_and(b.floor_area_m2 is not null or b.permitted is distinct from false) then coalesce(sum(b.floor_area_m2) filter (where not b.permitted), 0) end as unpermitted_m2,
    case when bool_and(b.floor_area_m2 is not null or b.permitted is not null) then coalesce(sum(b.floor_area_m2) filter (where b.permitted is null), 0) end as permit_unknown_m2
  from building b
  join mine using (parcel_id)
  where b.zone_code = @zone_code
  group by b.parcel_id
),
happened as (
  select
    parcel_id,
    bool_or(event_kind = 'seizure') as seized,
    bool_or(event_kind = 'illegal_building') as illegal_building
  from event
  join mine using (parcel_id)
  where zone_code = @zone_code
    and happened_on <= @as_of::text::date
    and coalesce(ends_on, 'infinity') >= @as_of::text::date
  group by parcel_id
)
select
  p.parcel_id, p.parcel_code,
  p.valid_to is null as in_force,
  p.valid_to::date::text as retired_on,
  p.park_code, k.name as park_name, p.subarea, p.owner_name, p.owner_uscc, p.certificate_no, p.tenure,
  p.land_use_code, p.planned_use_code,
  coalesce(p.title_area_m2, p.area_m2)::float8 as land_m2,
  p.title_area_m2::float8 as title_m2,
  p.area_m2::float8 as measured_m2,
  coalesce(b.floor_area_m2, p.floor_area_m2)::float8 as floor_area_m2,
  coalesce(b.footprint_m2, p.footprint_m2)::float8 as footprint_m2,
  p.far_min::float8 as far_min,
  p.far_max::float8 as far_max,
  p.invested_cny::float8 as invested_cny,
  p.term_ends_on::text as term_ends_on,
  p.mortgaged, p.sealed,
  coalesce(h.seized, false) as seized,
  coalesce(h.illegal_building, false) as illegal_building,
  coalesce(b.unpermitted, 0)::int as unpermitted,
  coalesce(b.permitted, 0)::int as permitted,
  coalesce(b.buildings, 0)::int as buildings,
  b.permitted_m2::float8 as permitted_m2,
  b.unpermitted_m2::float8 as unpermitted_m2,
  b.permit_unknown_m2::float8 as permit_unknown_m2,
  b.storeys,
  e.land_state, e.efficiency_class, e.grade,
  coalesce(e.findings, '{}') as findings,
  e.disposal_mode, e.output_per_mu, e.tax_per_mu, e.year_values, e.year_partly
from mine
join parcel p on p.zone_code = @zone_code and p.parcel_id = mine.parcel_id
left join park k on k.zone_code = p.zone_code and k.park_code = p.park_code
left join built b on b.parcel_id = p.parcel_id
left join happened h on h.parcel_id = p.parcel_id
left join evaluation e
  on e.zone_code = p.zone_code and e.run_id = @run_id and e.subject_kind = 'parcel' and e.subject_key = p.parcel_code and e.parcel_id = p.parcel_id
order by p.parcel_code, p.parcel_id
limit 2000; -- as many as a site may have
