-- Which parcels in force were granted by an agreement, or are of a redevelopment site that stands approved, and what is on record of their way from signature to capacity? Users
-- are those of the day; a report counts when it is of the year that the day lies in or of the one before. Of a site only what came since the decision
-- counts: buildings and users from before are to go.
with decided as materialized (
  select distinct on (d.parcel_id) d.parcel_id, d.decided_on, t.site_id, t.name as site_name, t.park_code
  from decided_land d
  join site t using (zone_code, site_id)
  where d.zone_code = @zone_code and d.state in ('approved', 'published', 'done') and not d.mixed
  order by d.parcel_id, d.case_id desc
),
users as (
  select
    o.parcel_id,
    count(*)::int as users,
    min(n.production_on) filter (where s.since is null or n.production_on >= s.since)::text as production_on,
    min(n.production_on) filter (where n.production_on < s.since)::text as produced_elsewhere_on,
    bool_or(n.scale = 'above') as above,
    bool_and(n.scale is not distinct from 'below') as below,
    bool_and(coalesce(n.status, '') in ('stopped', 'deregistered')) as stopped,
    bool_or(exists (
      select
      from annual_report r
      where r.zone_code = n.zone_code
        and r.uscc = n.uscc
        and r.year >= coalesce(extract(year from d.decided_on), 0)
        and r.year between extract(year from @as_of::text::date) - 1 and extract(year from @as_of::text::date)
        and (r.output_cny > 0 or r.revenue_cny > 0)
    )) as reported
  from occupancy o
  join enterprise n using (zone_code, uscc)
  join parcel p on p.zone_code = o.zone_code and p.parcel_id = o.parcel_id
  left join decided d on d.parcel_id = o.parcel_id
  cross join lateral (select coalesce(d.decided_on, p.handed_over_on) as since) s
  where o.zone_code = @zone_code
    and o.valid_from <= @as_of::text::date
    and (d.decided_on is null or o.valid_from >= d.decided_on)
    and coalesce(o.valid_to, 'infinity') >= @as_of::text::date
  group by o.parcel_id
),
built as (
  select distinct b.parcel_id
  from building b
  left join decided d using (parcel_id)
  where b.zone_code = @zone_code and (d.decided_on is null or b.completed_on between d.decided_on and @as_of::text::date)
),
promised as materialized (
  select distinct parcel_id
  from commitment_land
  where zone_code = @zone_code and stands
)
select
  p.parcel_id,
  p.parcel_code,
  d.site_id,
  d.site_name,
  case when d.site_id is null then p.park_code else d.park_code end as park_code,
  k.name as park_name,
  p.owner_name,
  coalesce(p.title_area_m2, p.area_m2)::float8 as land_m2,
  p.contract_no,
  d.decided_on::text as decided_on,
  p.handed_over_on::text as handed_over_on,
  s.agreed_start_on::text as agreed_start_on,
  p.agreed_completion_on::text as agreed_completion_on,
  p.actual_start_on::text as actual_start_on,
  p.actual_completion_on::text as actual_completion_on,
  b.parcel_id is not null as built,
  coalesce(u.users, 0) as users,
  u.production_on,
  u.produced_elsewhere_on,
  u.above,
  u.below,
  coalesce(u.stopped, false) as stopped,
  coalesce(u.reported, false) as reported
from parcel p
join agreed_start s using (zone_code, parcel_id)
left join decided d using (parcel_id)
left join park k on k.zone_code = p.zone_code and k.park_code = case when d.site_id is null then p.park_code else d.park_code end
left join users u using (parcel_id)
left join built b using (parcel_id)
where p.zone_code = @zone_code
  and p.valid_to is null
  and (p.contract_no is not null or d.site_id is not null or p.parcel_id in (select parcel_id from promised))
order by p.parcel_code
limit 20000000;
