-- Holds an entry until the transaction ends, so that no two files of it get the same number.
select entry_id
from ledger_entry
where zone_code = @zone_code and entry_id = @entry_id
for update;
