-- Which entries does the ledger have, the earliest deadline first, those without one last?
select
  e.entry_id, e.track, e.rule,
  coalesce(r.title, e.title, jsonb_build_object('zh', e.rule, 'en', e.rule)) as rule_title,
  coalesce(r.leg, '') as leg,
  e.uscc, e.parcel_id, p.parcel_code, p.park_code, k.name as park_name, p.owner_name, p.address, p.land_use_code,
  coalesce(p.title_area_m2, p.area_m2)::float8 as area_m2,
  round(coalesce(p.title_area_m2, p.area_m2) * 3 / 2000, 4)::float8 as area_mu,
  p.price_cny::float8 as price_cny,
  s.agreed_start_on::text as agreed_start_on,
  greatest(g.extended_to, s.start_due_on)::text as start_due_on,
  case when g.extended_to > coalesce(s.start_due_on, date '-infinity') then g.extended_by end as extended_by,
  e.commitment_id, e.finding_id, e.suggested_mode,
  e.opened_on::text as opened_on, e.first_run_id, e.last_run_id, e.unsupported_run_id,
  case when p.valid_to is not null then array(
    select b.parcel_code
    from parcel_lineage l
    join parcel b on b.zone_code = l.zone_code and b.parcel_id = l.parcel_id
    where l.zone_code = e.zone_code and l.ancestor_id = e.parcel_id
    order by b.parcel_code
  ) else '{}' end as became,
  x.recorded_at::date::text as cancelled_on, x.document_no as cancelled_by,
  p.idle_cause as recorded_cause, coalesce(e.cause <> p.idle_cause, false) as causes_differ,
  e.version, e.state, e.cause, e.ground, e.mode, e.due_on::text as due_on, e.clock, e.clock_on::text as clock_on, e.limited_since, e.recorded, e.proposed_by, e.former_state, e.former_due_on::text as former_due_on,
  e.former_clock, e.held_on::text as held_on, e.disposed_m2, e.last_on::text as last_on, e.assignee, e.unit, e.next_step, e.note,
  e.changed_at, e.changed_by, e.last_move
from ledger_entry e
join parcel p on p.zone_code = e.zone_code and p.parcel_id = e.parcel_id
join agreed_start s on s.zone_code = p.zone_code and s.parcel_id = p.parcel_id
left join lateral (
  select extended_to, extended_by
  from granted_start
  where zone_code = e.zone_code and parcel_id = e.parcel_id
) g on true
left join parcel_cancellation x on x.zone_code = e.zone_code and x.parcel_id = e.parcel_id
left join park k on k.zone_code = p.zone_code and k.park_code = p.park_code
left join finding_rule r on r.zone_code = e.zone_code and r.run_id = e.last_run_id and r.rule = e.rule
where e.zone_code = @zone_code
  and (@states::text[] is null or e.state = any (@states))
  and (@park_code::text is null or p.park_code = @park_code)
  and (@rules::text[] is null or e.rule = any (@rules))
  and (@track::text is null or e.track = @track)
  and (@assignee::text is null or e.assignee = @assignee)
  and (@parcel_code::text is null or p.parcel_code = @parcel_code)
  and (@due_from::text is null or e.due_on >= @due_from::text::date)
  and (@due_before::text is null or e.due_on < @due_before::text::date)
  and not (@open_only and e.state = any (@ended::text[]))
  and (@entry_ids::bigint[] is null or e.entry_id = any (@entry_ids))
  and (
    @after_due::text is null
    or (coalesce(e.due_on, date 'infinity'), e.entry_id) > (@after_due::text::date, @after_id::bigint)
  )
order by coalesce(e.due_on, date 'infinity'), e.entry_id
limit @most;
