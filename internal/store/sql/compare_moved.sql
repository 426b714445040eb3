-- Which subjects of a kind have another grade or score in one run than in another, and how many are there in all? Those
-- that moved most come first: by steps between grades, where a move that has no steps counts as one, then by points.
with was as (
  select subject_key, parcel_id, park_code, grade, score
  from evaluation
  where zone_code = @zone_code and run_id = @with_run_id and subject_kind = @subject_kind
),
now as (
  select subject_key, parcel_id, park_code, grade, score
  from evaluation
  where zone_code = @zone_code and run_id = @run_id and subject_kind = @subject_kind
),
moved as (
  select
    subject_key as key,
    coalesce(now.parcel_id, was.parcel_id) as parcel_id,
    coalesce(now.park_code, was.park_code) as park_code,
    case
      when now.grade is not distinct from was.grade then 0
      else coalesce(nullif(abs(array_position(@grades::text[], now.grade) - array_position(@grades::text[], was.grade)), 0), 1)
    end as steps,
    abs(now.score - was.score) as points
  from was
  full join now using (subject_key)
  where now.grade is distinct from was.grade or now.score is distinct from was.score
),
listed as (
  select key, parcel_id, park_code, steps, points, count(*) over () as moved_count
  from moved
  order by steps desc, points desc nulls last, key
  limit @most
)
select
  l.key,
  coalesce(n.name, p.owner_name, k.name, case when @subject_kind = 'subarea' then substr(l.key, position('/' in l.key) + 1) end, z.name, l.key) as name,
  l.park_code,
  l.moved_count::int as moved_count
from listed l
left join enterprise n on @subject_kind in ('enterprise', 'group') and n.zone_code = @zone_code and n.uscc = l.key
left join parcel p on p.zone_code = @zone_code and p.parcel_id = l.parcel_id
left join park k on @subject_kind = 'park' and k.zone_code = @zone_code and k.park_code = l.key
left join zone z on @subject_kind = 'zone' and z.zone_code = @zone_code
order by l.steps desc, l.points desc nulls last, l.key
limit @most;
