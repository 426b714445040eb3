-- Forgets wrong tries that are a day old, the oldest first.
delete from sign_in_attempt
where name_key in (
  select name_key
  from sign_in_attempt
  where last_at < now() - interval '1 day'
  order by last_at
  limit 100
  for update skip locked
);
