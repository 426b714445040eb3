-- Which parcels in force does a run find in use, what is built on them and may be, who holds them and how does the run grade
-- the holder, and does a mortgage, a seal or a seizure on a day stand in the way?
with built as (
  select parcel_id, case when count(floor_area_m2) = count(*) then sum(floor_area_m2) end as floor_area_m2
  from building
  where zone_code = @zone_code and parcel_id is not null
  group by parcel_id
),
seized as (
  select distinct parcel_id
  from event
  where zone_code = @zone_code
    and event_kind = 'seizure'
    and happened_on <= @as_of::text::date
    and coalesce(ends_on, 'infinity') >= @as_of::text::date
),
using_it as (
  select a.parcel_id, count(*)::int as users, bool_or(a.uscc = p.owner_uscc) as owner_uses
  from attribution a
  join parcel p using (zone_code, parcel_id)
  where a.zone_code = @zone_code and a.run_id = @run_id
  group by a.parcel_id
)
select
  p.parcel_code,
  p.park_code,
  k.name as park_name,
  p.owner_name,
  p.owner_uscc,
  n.industry_code,
  p.land_use_code,
  coalesce(p.title_area_m2, p.area_m2)::float8 as land_m2,
  coalesce(b.floor_area_m2, p.floor_area_m2)::float8 as floor_area_m2,
  p.far_max::float8 as far_max,
  p.mortgaged,
  p.sealed,
  s.parcel_id is not null as seized,
  u.users,
  coalesce(u.owner_uses, false) as owner_uses,
  coalesce(of_owner.grade, '') as owner_grade,
  of_parcel.efficiency_class,
  of_parcel.year_values,
  of_parcel.year_partly
from using_it u
join parcel p on p.zone_code = @zone_code and p.parcel_id = u.parcel_id
left join park k on k.zone_code = p.zone_code and k.park_code = p.park_code
left join enterprise n on n.zone_code = p.zone_code and n.uscc = p.owner_uscc
left join built b on b.parcel_id = p.parcel_id
left join seized s on s.parcel_id = p.parcel_id
left join evaluation of_owner
  on of_owner.zone_code = p.zone_code and of_owner.run_id = @run_id and of_owner.subject_kind = 'enterprise'
  and of_owner.subject_key = p.owner_uscc
left join evaluation of_parcel
  on of_parcel.zone_code = p.zone_code and of_parcel.run_id = @run_id and of_parcel.subject_kind = 'parcel'
  and of_parcel.subject_key = p.parcel_code and of_parcel.parcel_id = p.parcel_id
where p.valid_to is null
order by p.parcel_code
limit 20000000;
