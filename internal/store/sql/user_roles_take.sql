-- Takes from a user the roles that are not listed.
delete from user_role
where user_id = @user_id
  and (zone_code, role, park_code, department) not in (select * from unnest(@zone_codes::text[], @roles::text[], @park_codes::text[], @departments::text[]));
