-- In which zones has the ledger not followed the newest run - by day, and by number within a day - and which run is it, of which day?
select zone_code, run_id, as_of
from (
  select distinct on (r.zone_code) r.zone_code, r.run_id, r.as_of
  from run r
  where not r.trial and r.as_of <= @today::text::date
  order by r.zone_code, r.as_of desc, r.run_id desc
) newest
where not exists (
  select 1
  from ledger_run l
  where l.zone_code = newest.zone_code and l.run_id = newest.run_id
)
order by zone_code
limit 10000;
