-- Reopens the entries that were closed because nothing was found, and whose finding this run finds again. They begin anew: what the
-- former course decided and recorded stands in its steps alone.
with step as (
  select *
  from unnest(@rules::text[], @moves::text[], @due_on::text[], @clocks::text[], @clocks_on::text[], @arithmetic::text[]) as s (rule, move, due_on, clock, clock_on, arithmetic)
), reopened as (
  update ledger_entry e
  set
    state = 'suspected', version = e.version + 1, due_on = s.due_on::date, clock = s.clock, clock_on = s.clock_on::date, last_run_id = f.run_id, finding_id = f.finding_id, suggested_mode = f.disposal_mode,
    unsupported_run_id = null, recorded = '{}', limited_since = '{}', cause = null, ground = null, mode = null, disposed_m2 = 0, changed_at = now(), changed_by = @by, last_move = s.move
  from finding_to_follow f
  join step s using (rule)
  where e.zone_code = @zone_code
    and f.zone_code = @zone_code
    and f.run_id = @run_id
    and f.finding_key = e.finding_key
    and f.outcome in ('met', 'suspected')
    and e.current
    and e.state = 'closed_unsupported'
  returning e.zone_code, e.entry_id, e.version, s.move, s.due_on, s.clock, s.clock_on, s.arithmetic
)
insert into ledger_step (zone_code, entry_id, version, move, from_state, to_state, due_on, clock, clock_on, arithmetic, done_by)
select zone_code, entry_id, version, move, 'closed_unsupported', 'suspected', due_on::date, clock, clock_on::date, arithmetic::jsonb, @by
from reopened;
