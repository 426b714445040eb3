-- Puts what runs of the last thirty days did to the ledger into the box of what is to be told: of each run that opened, reopened
-- or closed entries one digest, once, with how many and with the first of them. Steps of a run are of the moment in which the
-- ledger followed it.
insert into message (zone_code, subject_id, kind, about, payload)
select
  r.zone_code, r.run_id, 'run', r.as_of::text,
  jsonb_build_object(
    'zone_code', r.zone_code, 'run_id', r.run_id, 'as_of', r.as_of::text, 'opened', r.opened, 'reopened', r.reopened, 'closed', r.closed,
    'entries', (
      select coalesce(jsonb_agg(listed.entry order by listed.entry_id), '[]')
      from (
        select
          s.entry_id,
          jsonb_build_object(
            'entry_id', s.entry_id, 'parcel_code', p.parcel_code, 'rule', e.rule, 'track', e.track, 'move', s.move,
            'from_state', s.from_state, 'to_state', s.to_state, 'due_on', s.due_on::text
          ) as entry
        from ledger_step s
        join ledger_entry e using (zone_code, entry_id)
        join parcel p using (zone_code, parcel_id)
        where s.zone_code = r.zone_code and s.done_at = r.followed_at
        order by s.entry_id
        limit @most
      ) listed
    )
  )
from ledger_run r
where r.followed_at >= now() - interval '30 days'
  and r.opened + r.reopened + r.closed > 0
  and not exists (select from message m where m.zone_code = r.zone_code and m.subject_id = r.run_id and m.kind = 'run')
on conflict do nothing;
