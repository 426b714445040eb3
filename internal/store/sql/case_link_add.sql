-- Adds a link to a case that is held.
insert into review_link (zone_code, case_id, link_id, token_hash, owner, made_by, expires_at)
select @zone_code, @case_id, coalesce(max(link_id), 0) + 1, @token_hash::bytea, @owner, @by, now() + make_interval(days => @days)
from review_link
where zone_code = @zone_code and case_id = @case_id
returning link_id, expires_at;
