-- What is on record of each parcel in force on a day that its park's sheet is made of, what a run says of it, and what the ledger
-- has decided of it? What runs find counts, not a promise, which stands on the largest parcel of its land. Of several current entries
-- that counts whose mode was set last; one that is on hold stays decided.
with built as (
  select
    parcel_id,
    count(*) as buildings,
    case when count(floor_area_m2) = count(*) then sum(floor_area_m2) end as floor_area_m2,
    sum(area_m2) as footprint_m2
  from building
  where zone_code = @zone_code and parcel_id is not null
  group by parcel_id
),
high_tech as (
  select distinct uscc
  from event
  where zone_code = @zone_code
    and event_kind = 'recognition'
    and label = 'high_tech'
    and happened_on <= @as_of::text::date
    and coalesce(ends_on, 'infinity') >= @as_of::text::date
),
using_it as (
  select a.parcel_id, count(*) as users, coalesce(sum(a.land_m2) filter (where h.uscc is not null), 0) as high_tech_m2
  from attribution a
  left join high_tech h using (uscc)
  where a.zone_code = @zone_code and a.run_id = @run_id
  group by a.parcel_id
),
decided as (
  select distinct on (e.parcel_id) e.parcel_id, e.mode, e.disposed_m2
  from ledger_entry e
  left join ledger_step s on s.zone_code = e.zone_code and s.entry_id = e.entry_id and s.mode is not null
  where e.zone_code = @zone_code
    and e.current
    and e.track <> 'promise'
    and e.mode is not null
    and coalesce(e.former_state, e.state) in ('in_disposal', 'done')
  order by e.parcel_id, coalesce(s.document_on, (s.done_at at time zone 'Asia/Shanghai')::date) desc nulls last, e.entry_id desc, s.version desc
)
select
  p.park_code,
  coalesce(p.title_area_m2, p.area_m2)::float8 as land_m2,
  p.tenure,
  p.land_use_code,
  p.supply_method is not null or p.handed_over_on is not null or p.contract_no is not null as granted,
  coalesce(b.buildings, 0) > 0 or coalesce(u.users, 0) > 0 or coalesce(p.actual_completion_on <= @as_of::text::date, false) as built,
  coalesce(b.floor_area_m2, p.floor_area_m2)::float8 as floor_area_m2,
  coalesce(b.footprint_m2, p.footprint_m2)::float8 as footprint_m2,
  p.invested_cny::float8 as invested_cny,
  coalesce(p.term_ends_on < @as_of::text::date, false) as expired,
  coalesce(u.high_tech_m2, 0)::float8 as high_tech_m2,
  e.land_state,
  e.disposal_mode,
  d.mode as decided_mode,
  coalesce(d.disposed_m2, 0) as disposed_m2
from parcel p
left join built b using (parcel_id)
left join using_it u using (parcel_id)
left join decided d using (parcel_id)
left join evaluation e
  on e.zone_code = p.zone_code and e.run_id = @run_id and e.subject_kind = 'parcel' and e.subject_key = p.parcel_code and e.parcel_id = p.parcel_id
where p.zone_code = @zone_code and p.valid_to is null
order by p.parcel_code
limit 20000000;
