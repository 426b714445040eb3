-- What did the newest run of each year say of a park, or of the zone? Trials are left out.
select distinct on (r.year)
  r.year::int as year,
  r.run_id,
  r.policy_title,
  e.detail -> 'headline' as headline
from run r
join evaluation e
  on e.zone_code = r.zone_code and e.run_id = r.run_id and e.subject_kind = @subject_kind and e.subject_key = @subject_key
where r.zone_code = @zone_code and not r.trial and e.detail ? 'headline'
order by r.year, r.run_id desc
limit 1000;
