-- Which links does a case have, the newest first?
select link_id, owner, made_at, made_by, expires_at, revoked_at, revoked_by
from review_link
where zone_code = @zone_code and case_id = @case_id
order by link_id desc
limit 1000;
