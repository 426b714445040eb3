-- Entries that were opened again and stand at the beginning hold nothing of what their former course decided and recorded; its steps do.
update ledger_entry e
set recorded = '{}', limited_since = '{}', cause = null, ground = null, mode = null, disposed_m2 = 0
where coalesce(e.former_state, e.state) = 'suspected'
  and exists (
    select from ledger_step s
    where s.zone_code = e.zone_code and s.entry_id = e.entry_id and s.move in ('reopen', 'reopen_low')
  );
