-- Gives a user the listed roles that it has not.
insert into user_role (zone_code, user_id, role, park_code, department, granted_by)
select zone_code, @user_id, role, park_code, department, @by
from unnest(@zone_codes::text[], @roles::text[], @park_codes::text[], @departments::text[]) as listed (zone_code, role, park_code, department)
on conflict do nothing;
