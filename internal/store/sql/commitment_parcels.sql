-- What is on record of each parcel that something is promised of, and what did a run place on it in each of its years? A building and a
-- user show the keeping of what a review promises where they came after its decision: what stood there before is what is to go. Users are
-- those of the day, of an agreement those of the run.
select
  l.commitment_id,
  l.parcel_id,
  l.stands,
  l.mixed,
  coalesce(p.title_area_m2, p.area_m2)::float8 as land_m2,
  coalesce(b.floor_area_m2, p.floor_area_m2)::float8 as floor_area_m2,
  b.since_m2::float8 as floor_since_m2,
  p.invested_cny::float8 as invested_cny,
  p.handed_over_on::text as handed_over_on,
  p.actual_start_on::text as actual_start_on,
  p.actual_completion_on::text as actual_completion_on,
  b.built,
  case when c.case_id is null then coalesce(e.enterprise_count, 0) > 0 else u.used end as used,
  coalesce(e.enterprise_count, 0) > 0 as in_use,
  e.year_values,
  e.year_partly
from commitment_land l
join commitment c using (zone_code, commitment_id)
join parcel p on p.zone_code = l.zone_code and p.parcel_id = l.parcel_id
cross join lateral (
  select
    case when count(floor_area_m2) = count(*) then sum(floor_area_m2) end as floor_area_m2,
    coalesce(sum(floor_area_m2) filter (where completed_on >= l.decided_on), 0) as since_m2,
    coalesce(bool_or(l.decided_on is null or completed_on between l.decided_on and @as_of::text::date), false) as built
  from building
  where zone_code = l.zone_code and parcel_id = l.parcel_id
) b
cross join lateral (
  select exists (
    select
    from occupancy
    where zone_code = l.zone_code
      and parcel_id = l.parcel_id
      and valid_from between l.decided_on and @as_of::text::date
      and coalesce(valid_to, 'infinity') >= @as_of::text::date
  ) as used
) u
left join evaluation e
  on e.zone_code = l.zone_code and e.run_id = @run_id and e.subject_kind = 'parcel'
  and e.subject_key = p.parcel_code and e.parcel_id = p.parcel_id
where l.zone_code = @zone_code
  and (@commitment_ids::text[] is null or l.commitment_id = any (@commitment_ids))
order by l.commitment_id, p.parcel_code, p.parcel_id
limit 20000000;
