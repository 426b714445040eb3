-- What do some runs, the newest of each year, say of a park, or of the zone?
select
  r.year::int as year,
  r.run_id,
  r.policy_title,
  e.detail -> 'headline' as headline
from run r
join evaluation e
  on e.zone_code = @zone_code and e.run_id = any (@run_ids) and e.run_id = r.run_id
  and e.subject_kind = @subject_kind and e.subject_key = @subject_key
where r.zone_code = @zone_code and r.run_id = any (@run_ids) and e.detail ? 'headline'
order by r.year
limit 1000;
