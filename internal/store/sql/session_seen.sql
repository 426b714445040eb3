-- Records that a session is in use.
update user_session
set last_seen_at = now()
where token_hash = @token_hash;
