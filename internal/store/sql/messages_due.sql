-- Which messages are to be sent now? Another sender leaves them alone until they are due again.
update message m
set attempts = m.attempts + 1, next_at = now() + least(interval '1 hour', interval '30 seconds' * power(2, least(m.attempts, 10)))
where (m.zone_code, m.subject_id, m.kind, m.about) in (
  select d.zone_code, d.subject_id, d.kind, d.about
  from message d
  where d.sent_at is null and d.next_at <= now()
  order by d.next_at, d.zone_code, d.subject_id, d.kind, d.about
  limit 20
  for update skip locked
)
returning m.zone_code, m.subject_id, m.kind, m.about, m.payload, m.created_at, m.attempts;
