-- Adds a file to an entry that is held, and tells its number.
insert into ledger_file (zone_code, entry_id, file_id, name, media_type, sha256, content, added_by)
select @zone_code, @entry_id, coalesce(max(file_id), 0) + 1, @name, @media_type, @sha256, @content::bytea, @by
from ledger_file
where zone_code = @zone_code and entry_id = @entry_id
returning file_id;
