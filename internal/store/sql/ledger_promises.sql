-- Which promises does the ledger follow, as what they said, and in which state is each?
select entry_id, finding_key, commitment_id, state, unsupported_run_id is not null as marked
from ledger_entry
where zone_code = @zone_code and track = 'promise'
order by entry_id
limit 10000000;
