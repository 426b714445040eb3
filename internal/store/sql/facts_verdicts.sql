-- What have persons decided on parcels in the ledger that still holds, by which document, with the cause that they confirmed and the
-- day to which they put the start off? What is on hold stands as before. That land is not idle or not low-efficiency, that
-- it is low-efficiency, and that a finding is none, holds while runs find it; that it is idle, until it is dealt with.
select
  e.parcel_id,
  e.rule,
  coalesce(e.uscc, '') as uscc,
  r.kind,
  r.leg,
  v.says,
  case when e.track = 'idle' and v.says <> 'not_idle' then coalesce(e.cause, '') else '' end as cause,
  case when e.track = 'idle' and v.says <> 'not_idle' then coalesce(e.ground, '') else '' end as ground,
  coalesce(s.document_no, '') as document_no,
  s.document_on,
  coalesce(s.done_by, '') as done_by,
  case when e.mode = 'extend_start' then m.until_on end as extended_to,
  coalesce(m.document_no, '') as extended_by
from ledger_entry e
join finding_rule r on r.zone_code = e.zone_code and r.run_id = e.last_run_id and r.rule = e.rule
cross join lateral (
  select case coalesce(e.former_state, e.state)
    when 'in_disposal' then case e.track when 'idle' then 'idle' when 'low_efficiency' then 'low' end
    when 'verified' then 'low'
    else coalesce(e.former_state, e.state)
  end as says
) v
left join lateral (
  select document_no, document_on, done_by
  from ledger_step
  where zone_code = e.zone_code and entry_id = e.entry_id and move in ('confirm_idle', 'confirm_not_idle', 'confirm_low', 'confirm_not_low', 'dismiss')
  order by version desc
  limit 1
) s on true
left join lateral (
  select until_on, document_no
  from ledger_step
  where zone_code = e.zone_code and entry_id = e.entry_id and mode is not null
  order by version desc
  limit 1
) m on true
where e.zone_code = @zone_code
  and e.current
  and coalesce(e.former_state, e.state) in ('idle', 'not_idle', 'verified', 'not_low', 'in_disposal', 'done', 'unfounded')
  and v.says is not null
  and (v.says in ('idle', 'done') or e.unsupported_run_id is null)
order by e.parcel_id, e.entry_id
limit 20000000;
