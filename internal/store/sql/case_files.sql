-- Which files does a case have, the first first?
select file_id, name, media_type, sha256, octet_length(content)::bigint as bytes, added_by, added_at
from review_file
where zone_code = @zone_code and case_id = @case_id and (@file_id::bigint is null or file_id = @file_id)
order by file_id
limit 10000;
