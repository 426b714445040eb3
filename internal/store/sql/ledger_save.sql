-- Keeps where an entry stands after a step, unless it was changed since it was read.
update ledger_entry
set
  version = @version, state = @state, cause = @cause, ground = @ground, mode = @mode, due_on = @due_on::text::date, clock = @clock, clock_on = @clock_on::text::date, limited_since = @limited_since, recorded = @recorded, proposed_by = @proposed_by,
  former_state = @former_state, former_due_on = @former_due_on::text::date, former_clock = @former_clock, held_on = @held_on::text::date,
  disposed_m2 = @disposed_m2, last_on = @last_on::text::date, assignee = @assignee, unit = @unit, next_step = @next_step, note = @note,
  changed_at = now(), changed_by = @by, last_move = @move
where zone_code = @zone_code and entry_id = @entry_id and version = @version::int - 1;
