-- Which users are there, or which one is this?
select
  u.user_id,
  u.name,
  case when u.disabled_at is not null then 'disabled' when u.password_hash is null then 'invited' else 'active' end as state,
  coalesce(
    (
      select jsonb_agg(
        jsonb_build_object('role', r.role, 'zone_code', r.zone_code, 'park_code', r.park_code, 'department', r.department)
        order by r.role, r.department, r.zone_code, r.park_code
      )
      from user_role r
      where r.user_id = u.user_id
    ),
    '[]'
  ) as roles,
  u.revision,
  u.created_at,
  u.created_by,
  (select max(s.last_seen_at) from user_session s where s.user_id = u.user_id) as last_seen_at
from user_account u
where (@user_id::bigint is null or u.user_id = @user_id)
  and (@name_key::text is null or u.name_key = @name_key)
order by u.name_key
limit 10000;
