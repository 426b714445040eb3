-- Each kind of rule has its own procedure in the ledger, and so has a promise that is not kept. What persons have taken a step further
-- as low-efficiency land stays that; what nobody has touched goes over to its own.
alter table ledger_entry
  drop constraint ledger_entry_track_check,
  drop constraint ledger_entry_state_check,
  add constraint ledger_entry_track_check check (track in ('idle', 'low_efficiency', 'unused', 'breach', 'signal', 'promise')),
  add constraint ledger_entry_state_check check (state in (
    'suspected', 'investigating', 'notified', 'proposed_idle', 'proposed_not_idle', 'idle', 'not_idle', 'proposed_low', 'proposed_not_low', 'verified', 'not_low',
    'confirmed', 'in_disposal', 'done', 'rectified', 'unfounded', 'kept', 'changed', 'exempt', 'protected', 'disputed', 'closed_unsupported'
  )),
  add column ground text,
  add column recorded jsonb not null default '{}',
  add column commitment_id text,
  add column title jsonb,
  add foreign key (zone_code, commitment_id) references commitment,
  add check ((track = 'promise') = (commitment_id is not null));
comment on column ledger_entry.track is 'the procedure: the kind of the rule, or promise';
comment on column ledger_entry.ground is 'of the causes of 闲置土地处置办法 Art. 8: which of those it lists';
comment on column ledger_entry.recorded is 'what is on record of the procedure, and the day of the last such step';
comment on column ledger_entry.commitment_id is 'of a promise that is not kept: which; null of a finding';
comment on column ledger_entry.title is 'of a promise: what is promised, {zh, en}; null of a finding, which its rule names';
comment on column ledger_entry.finding_id is 'the newest receipt; 0 of a promise';
alter table ledger_step add column ground text;
comment on column ledger_step.ground is 'of a cause which ground, or the ground that the holder claims';

update ledger_entry e
set track = r.kind
from finding_rule r
where r.zone_code = e.zone_code
  and r.run_id = e.last_run_id
  and r.rule = e.rule
  and r.kind in ('unused', 'breach', 'signal')
  and e.track = 'low_efficiency'
  and not exists (
    select from ledger_step s
    where s.zone_code = e.zone_code and s.entry_id = e.entry_id and s.to_state in ('proposed_low', 'proposed_not_low', 'verified', 'not_low')
  );

drop index ledger_entry_decided;
create index ledger_entry_decided on ledger_entry (zone_code, parcel_id)
  where current and coalesce(former_state, state) in ('idle', 'not_idle', 'verified', 'not_low', 'in_disposal', 'done', 'unfounded');

create view granted_start as
select distinct on (e.zone_code, e.parcel_id) e.zone_code, e.parcel_id, m.until_on as extended_to, m.document_no as extended_by
from ledger_entry e
cross join lateral (
  select s.mode, s.until_on, s.document_no
  from ledger_step s
  where s.zone_code = e.zone_code and s.entry_id = e.entry_id and s.mode is not null
  order by s.version desc
  limit 1
) m
where e.current
  and e.track = 'idle'
  and coalesce(e.former_state, e.state) in ('in_disposal', 'done')
  and m.mode = 'extend_start'
  and exists (
    select from finding_rule r
    where r.zone_code = e.zone_code and r.run_id = e.last_run_id and r.rule = e.rule and r.leg = 'not_started'
  )
order by e.zone_code, e.parcel_id, m.until_on desc;
comment on view granted_start is 'To which day the start of works on a parcel was put off in the ledger (闲置土地处置办法 Art. 12), and by which document.';
