-- Notes the run and its receipt on every entry whose finding it finds again, by the rules that it applied.
update ledger_entry e
set last_run_id = f.run_id, finding_id = f.finding_id, suggested_mode = f.disposal_mode, unsupported_run_id = null
from finding_to_follow f
where e.zone_code = @zone_code
  and f.zone_code = @zone_code
  and f.run_id = @run_id
  and f.finding_key = e.finding_key
  and f.outcome in ('met', 'suspected')
  and f.rule = any (@applied::text[])
  and e.current
  and e.state <> 'closed_unsupported'
  and not (e.unsupported_run_id is not null and e.state = any (@decided::text[]));
