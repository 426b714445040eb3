-- Sets the password of a user who is not shut out.
update user_account
set password_hash = @password_hash, changed_at = now(), changed_by = name
where user_id = @user_id and disabled_at is null
returning name_key;
