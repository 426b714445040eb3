-- Begins a session.
insert into user_session (token_hash, user_id, expires_at)
values (@token_hash, @user_id, now() + interval '7 days');
