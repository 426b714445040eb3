-- Whose session is this, if it is worth anything, and was it seen more than a minute ago?
select
  u.user_id,
  u.name,
  coalesce(
    (
      select jsonb_agg(jsonb_build_object('role', r.role, 'zone_code', r.zone_code, 'park_code', r.park_code, 'department', r.department))
      from user_role r
      where r.user_id = u.user_id
    ),
    '[]'
  ) as roles,
  s.last_seen_at < now() - interval '1 minute' as long_ago
from user_session s
join user_account u using (user_id)
where s.token_hash = @token_hash
  and s.ended_at is null
  and now() < s.expires_at
  and now() < s.last_seen_at + interval '8 hours'
  and u.disabled_at is null;
