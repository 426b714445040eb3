-- What is on record of each parcel that something is promised of, and what did a run place on it in each of its years? A building and a
-- user show the keeping of what a review promises where they came after its decision: what stood there before is what is to go.
with built as (
  select
    parcel_id,
    max(completed_on) as completed_on,
    case when count(floor_area_m2) = count(*) then sum(floor_area_m2) end as floor_area_m2
  from building
  where zone_code = @zone_code and parcel_id is not null
  group by parcel_id
),
moved_in as (
  select parcel_id, max(valid_from) as valid_from
  from occupancy
  where zone_code = @zone_code
  group by parcel_id
)
select
  l.commitment_id,
  l.parcel_id,
  l.stands,
  l.mixed,
  coalesce(p.title_area_m2, p.area_m2)::float8 as land_m2,
  coalesce(b.floor_area_m2, p.floor_area_m2)::float8 as floor_area_m2,
  p.invested_cny::float8 as invested_cny,
  p.handed_over_on::text as handed_over_on,
  p.actual_start_on::text as actual_start_on,
  p.actual_completion_on::text as actual_completion_on,
  case when c.case_id is null then b.parcel_id is not null else coalesce(b.completed_on >= d.decided_on, false) end as built,
  case when c.case_id is null then coalesce(e.enterprise_count, 0) > 0 else coalesce(u.valid_from >= d.decided_on, false) end as used,
  coalesce(e.enterprise_count, 0) > 0 as in_use,
  e.year_values,
  e.year_partly
from commitment_land l
join commitment c using (zone_code, commitment_id)
join parcel p on p.zone_code = l.zone_code and p.parcel_id = l.parcel_id
left join review_case k on k.zone_code = c.zone_code and k.case_id = c.case_id
cross join lateral (select (k.standing ->> 'decided_on')::date as decided_on) d
left join built b on b.parcel_id = l.parcel_id
left join moved_in u on u.parcel_id = l.parcel_id
left join evaluation e
  on e.zone_code = l.zone_code and e.run_id = @run_id and e.subject_kind = 'parcel'
  and e.subject_key = p.parcel_code and e.parcel_id = p.parcel_id
where l.zone_code = @zone_code
  and (@commitment_id::text is null or l.commitment_id = @commitment_id)
order by l.commitment_id, p.parcel_code, p.parcel_id
limit 20000000;
