-- Whose is a one-time link that can still be used?
select coalesce(u.name, '') as name, l.expires_at
from one_time_link l
left join user_account u using (user_id)
where l.token_hash = @token_hash and l.used_at is null and now() < l.expires_at and u.disabled_at is null;
