-- Which case does a link open, if it is worth anything still?
select l.zone_code, z.name as zone_name, l.case_id, l.owner, l.expires_at
from review_link l
join zone z on z.zone_code = l.zone_code
where l.token_hash = @token_hash::bytea and l.revoked_at is null and now() < l.expires_at;
