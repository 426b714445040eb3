-- Which runs found some entries last?
select distinct last_run_id as run_id
from ledger_entry
where zone_code = @zone_code and entry_id = any (@entry_ids::bigint[])
order by run_id
limit 100000;
