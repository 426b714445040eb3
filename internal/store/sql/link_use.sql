-- Uses up a one-time link that can still be used.
update one_time_link
set used_at = now()
where token_hash = @token_hash and used_at is null and now() < expires_at
returning coalesce(user_id, 0) as user_id;
