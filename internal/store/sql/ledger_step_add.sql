-- Adds a step to an entry.
insert into ledger_step (
  zone_code, entry_id, version, move, from_state, to_state, document_no, document_on, signer, file_id, cause, ground, mode, until_on, disposed_m2,
  due_on, clock, clock_on, arithmetic, assignee, unit, next_step, note, done_by
)
values (
  @zone_code, @entry_id, @version, @move, @from_state, @to_state, @document_no, @document_on::text::date, @signer, @file_id, @cause, @ground, @mode,
  @until_on::text::date, @disposed_m2, @due_on::text::date, @clock, @clock_on::text::date, @arithmetic, @assignee, @unit, @next_step, @note, @by
);
