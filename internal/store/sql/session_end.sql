-- Ends a session that has not ended.
update user_session
set ended_at = now(), ended_by = @ended_by
where token_hash = @token_hash and ended_at is null;
