-- Adds a file to a case that is held, and tells its number.
insert into review_file (zone_code, case_id, file_id, name, media_type, sha256, content, added_by)
select @zone_code, @case_id, coalesce(max(file_id), 0) + 1, @name, @media_type, @sha256, @content::bytea, @by
from review_file
where zone_code = @zone_code and case_id = @case_id
returning file_id;
