-- May a password be tried under a name now? A try counts as wrong until it proves right. After five wrong ones the next
-- waits half a minute, then twice as long each time, to sixteen minutes; after a day they are forgotten.
insert into sign_in_attempt (name_key, failures)
values (@name_key, 1)
on conflict (name_key) do update
set
  failures = case when sign_in_attempt.last_at < now() - interval '1 day' then 1 else sign_in_attempt.failures + 1 end,
  last_at = now()
where sign_in_attempt.failures < 5
  or now() >= sign_in_attempt.last_at + interval '30 seconds' * power(2, least(sign_in_attempt.failures - 5, 5))
returning failures;
