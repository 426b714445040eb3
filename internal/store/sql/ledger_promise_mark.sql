-- Notes on entries of promises whether they are broken still: of those that are not, by which run.
update ledger_entry
set unsupported_run_id = case when entry_id = any (@gone::bigint[]) then @run_id::bigint end
where zone_code = @zone_code
  and track = 'promise'
  and (entry_id = any (@gone::bigint[]) or entry_id = any (@found::bigint[]));
