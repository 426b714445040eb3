-- What was done with entries, the first step of each first?
select
  entry_id, version, move, from_state, to_state, document_no, document_on::text as document_on, signer, file_id, cause, ground, mode, until_on::text as until_on,
  disposed_m2, due_on::text as due_on, clock, clock_on::text as clock_on, arithmetic, assignee, unit, next_step, note, done_by, done_at
from ledger_step
where zone_code = @zone_code and entry_id = any (@entry_ids::bigint[])
order by entry_id, version
limit 20000000;
