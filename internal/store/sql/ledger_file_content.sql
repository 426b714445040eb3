-- What is in a file of an entry?
select content
from ledger_file
where zone_code = @zone_code and entry_id = @entry_id and file_id = @file_id;
