-- Which promises does the ledger follow, as what they said, and in which state is each? What was left behind for a newer entry is none.
select entry_id, finding_key, commitment_id, state, unsupported_run_id is not null as marked
from ledger_entry
where zone_code = @zone_code and track = 'promise' and current
order by entry_id
limit 10000000;
