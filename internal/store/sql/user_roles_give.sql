-- Gives a user the listed roles that it has not.
insert into user_role (zone_code, user_id, role, park_code, granted_by)
select zone_code, @user_id, role, park_code, @by
from unnest(@zone_codes::text[], @roles::text[], @park_codes::text[]) as listed (zone_code, role, park_code)
on conflict do nothing;
