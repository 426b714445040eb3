-- How many users who are not shut out hold a role in every zone?
select count(*) as holding
from user_role r
join user_account u using (user_id)
where r.role = @role and r.zone_code = '' and u.disabled_at is null;
