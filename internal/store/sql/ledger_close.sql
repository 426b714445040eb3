-- Closes the suspicions that the run does not find any more; one of which it cannot tell, or nobody can, stands, and so
-- does one of land that has ended, as what came of it is asked nothing of what was suspected of the whole.
with closed as (
  update ledger_entry e
  set
    state = 'closed_unsupported', version = e.version + 1, due_on = null, clock = null, clock_on = null, unsupported_run_id = @run_id, changed_at = now(), changed_by = @by,
    last_move = 'close'
  where e.zone_code = @zone_code
    and e.current
    and e.state = 'suspected'
    and e.rule = any (@applied::text[])
    and e.entry_id <> all (@untold::bigint[])
    and not exists (select from parcel p where p.zone_code = e.zone_code and p.parcel_id = e.parcel_id and p.valid_to is not null)
    and not exists (
      select 1
      from finding_to_follow f
      where f.zone_code = e.zone_code and f.run_id = @run_id and f.finding_key = e.finding_key
    )
  returning e.zone_code, e.entry_id, e.version
)
insert into ledger_step (zone_code, entry_id, version, move, from_state, to_state, done_by)
select zone_code, entry_id, version, 'close', 'suspected', 'closed_unsupported', @by
from closed;
