-- Of which saved searches does the webhook not know what fits, as facts, runs and the day stand now?
select
  s.zone_code, s.saved_by, s.told, z.data_version || '/' || newest.run_id || '/' || @today::text as as_of,
  s.search_id, s.name, s.conditions, s.seen, s.saved_at, s.looked_at
from land_search s
join zone z on z.zone_code = s.zone_code
cross join lateral (
  select r.run_id
  from run r
  where r.zone_code = s.zone_code and not r.trial
  order by r.year desc, r.run_id desc
  limit 1
) newest
where s.told_at is distinct from z.data_version || '/' || newest.run_id || '/' || @today::text
order by s.zone_code, s.search_id
limit 1000;
