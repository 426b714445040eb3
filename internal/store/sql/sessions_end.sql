-- Ends every session of a user.
update user_session
set ended_at = now(), ended_by = @ended_by
where user_id = @user_id and ended_at is null;
