-- Which zones have runs and a ledger that has followed none, and which is the newest run of each?
select distinct on (r.zone_code) r.zone_code, r.run_id
from run r
where not r.trial
  and not exists (
    select 1
    from ledger_run l
    where l.zone_code = r.zone_code
  )
order by r.zone_code, r.as_of desc, r.run_id desc
limit 10000;
