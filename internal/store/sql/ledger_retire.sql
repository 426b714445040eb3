-- Leaves behind entries on which persons had decided, of which a run found nothing, and which this run finds anew.
update ledger_entry e
set current = false
from finding_to_follow f
where e.zone_code = @zone_code
  and f.zone_code = @zone_code
  and f.run_id = @run_id
  and f.finding_key = e.finding_key
  and f.outcome in ('met', 'suspected')
  and f.rule = any (@applied::text[])
  and e.current
  and e.unsupported_run_id is not null
  and e.state = any (@decided::text[]);
