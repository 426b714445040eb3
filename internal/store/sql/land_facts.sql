-- Which parcels in force may be found as land, with what a run says of them, who uses them on a day, and how far, in metres on
-- the ellipsoid, they are from a place? Beyond a distance none are, where one is given. The place is bent to its box before
-- distances are measured, since that alone has an index.
with place as materialized (
  select shape, st_envelope(st_buffer(shape::geography, @within_m::float8 * 1.02 + 1)::geometry) as box
  from (select st_geomfromtext(@near::text, 4490) as shape) drawn
  where @near::text is not null
),
seized as (
  select distinct parcel_id
  from event
  where zone_code = @zone_code
    and event_kind = 'seizure'
    and happened_on <= @day::text::date
    and coalesce(ends_on, 'infinity') >= @day::text::date
),
using_it as (
  select
    o.parcel_id,
    count(*)::int as users,
    count(*) filter (where n.status in ('stopped', 'deregistered'))::int as stopped,
    count(*) filter (where o.relation not in ('lease', 'sublease'))::int as owning,
    count(*) filter (where o.relation is null)::int as unstated,
    count(*) filter (where o.relation in ('lease', 'sublease') and o.valid_to is null)::int as endless,
    max(o.valid_to) filter (where o.relation in ('lease', 'sublease')) as leases_end_on
  from occupancy o
  join enterprise n on n.zone_code = o.zone_code and n.uscc = o.uscc
  where o.zone_code = @zone_code
    and o.valid_from <= @day::text::date
    and coalesce(o.valid_to, 'infinity') >= @day::text::date
  group by o.parcel_id
)
select
  p.parcel_code,
  p.park_code,
  k.name as park_name,
  p.subarea,
  p.owner_name,
  p.land_use_code,
  p.planned_use_code,
  coalesce(p.title_area_m2, p.area_m2)::float8 as land_m2,
  p.title_area_m2 is not null as titled,
  p.far_max::float8 as far_max,
  p.mortgaged,
  p.sealed,
  s.parcel_id is not null as seized,
  e.land_state,
  coalesce(e.findings, '{}') as findings,
  p.term_ends_on,
  p.actual_start_on is not null and p.actual_completion_on is null and not exists (
    select from building b where b.zone_code = p.zone_code and b.parcel_id = p.parcel_id
  ) as under_construction,
  coalesce(u.users, 0) as users,
  coalesce(u.stopped, 0) as stopped,
  coalesce(u.owning, 0) as owning,
  coalesce(u.unstated, 0) as unstated,
  coalesce(u.endless, 0) as endless,
  u.leases_end_on,
  away.distance_m
from parcel p
left join place on true
left join lateral (select st_distance(p.geom::geography, place.shape::geography) as distance_m where p.geom && place.box) away on true
left join park k on k.zone_code = p.zone_code and k.park_code = p.park_code
left join seized s on s.parcel_id = p.parcel_id
left join using_it u on u.parcel_id = p.parcel_id
left join evaluation e
  on e.zone_code = p.zone_code and e.run_id = @run_id and e.subject_kind = 'parcel'
  and e.subject_key = p.parcel_code and e.parcel_id = p.parcel_id
where p.zone_code = @zone_code
  and p.valid_to is null
  and (@near::text is null or p.geom && (select box from place))
  and (@near::text is null or away.distance_m <= @within_m::float8)
  and (@park_code::text[] is null or p.park_code = any (@park_code))
  and (@subarea::text[] is null or p.subarea = any (@subarea))
  and (@land_state::text[] is null or e.land_state = any (@land_state))
  and (@area_from_m2::float8 is null or coalesce(p.title_area_m2, p.area_m2) >= @area_from_m2)
  and (@area_to_m2::float8 is null or coalesce(p.title_area_m2, p.area_m2) <= @area_to_m2)
order by p.parcel_code
limit 20000000;
