-- Adds a one-time link that is good for a day; what the user was given before is worth nothing from now on.
with earlier as (
  delete from one_time_link
  where user_id is not distinct from @user_id::bigint and used_at is null
)
insert into one_time_link (token_hash, user_id, created_by, expires_at)
values (@token_hash, @user_id, @by, now() + interval '24 hours')
returning expires_at;
