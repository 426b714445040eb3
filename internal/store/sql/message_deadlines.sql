-- Puts the deadlines that are near or have passed into the box of what is to be told, each once as near and once as passed.
insert into message (zone_code, subject_id, kind, about, payload)
select
  e.zone_code, e.entry_id, case when e.due_on < @today::text::date then 'overdue' else 'soon' end, e.due_on::text,
  jsonb_build_object(
    'zone_code', e.zone_code, 'entry_id', e.entry_id, 'parcel_code', p.parcel_code, 'rule', e.rule, 'track', e.track, 'state', e.state,
    'due_on', e.due_on::text, 'clock', e.clock, 'assignee', e.assignee, 'next_step', e.next_step
  )
from ledger_entry e
join parcel p on p.zone_code = e.zone_code and p.parcel_id = e.parcel_id
where e.due_on <= @soon_on::text::date and e.state <> all (@ended::text[])
on conflict do nothing;
