-- Shuts a user out or lets it in again, unless it was changed since it was read.
update user_account
set
  disabled_at = case when @disabled::boolean then coalesce(disabled_at, now()) end,
  revision = revision + 1, changed_at = now(), changed_by = @by
where user_id = @user_id and revision = @revision;
