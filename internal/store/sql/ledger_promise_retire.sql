-- Leaves behind entries on which persons had decided, whose promises were kept or changed since, and which are broken anew.
update ledger_entry
set current = false
where zone_code = @zone_code and track = 'promise' and entry_id = any (@retired::bigint[]);
