-- Brings the accepted rows of events in: adds what is new, changes what differs, leaves what stands; counts each.
with image as (
  select
    t.zone_code is null as is_new,
    t as standing,
    row(
      @zone_code,
      s.event_id,
      given(@cleared::text[], 'event_kind', s.event_kind, t.event_kind),
      coalesce(s.parcel_id, t.parcel_id),
      given(@cleared::text[], 'uscc', s.uscc, t.uscc),
      given(@cleared::text[], 'happened_on', s.happened_on, t.happened_on),
      given(@cleared::text[], 'ends_on', s.ends_on, t.ends_on),
      given(@cleared::text[], 'document_no', s.document_no, t.document_no),
      given(@cleared::text[], 'description', s.description, t.description),
      t.source_id,
      given(@cleared::text[], 'label', s.label, t.label)
    )::event as brought
  from staged_events s
  left join event t on t.zone_code = @zone_code and t.event_id = s.event_id
  where not exists (select from staged_issue x where x.line = s.line and x.outcome = 'refused')
),
written as (
  insert into event (
    zone_code, event_id, event_kind, parcel_id, uscc, happened_on, ends_on, document_no, description, source_id, label
  )
  select
    (i.brought).zone_code, (i.brought).event_id, (i.brought).event_kind, (i.brought).parcel_id, (i.brought).uscc,
    (i.brought).happened_on, (i.brought).ends_on, (i.brought).document_no, (i.brought).description, @source_id,
    (i.brought).label
  from image i
  where i.is_new or i.brought is distinct from i.standing
  on conflict (zone_code, event_id) do update
  set
    event_kind = excluded.event_kind,
    parcel_id = excluded.parcel_id,
    uscc = excluded.uscc,
    happened_on = excluded.happened_on,
    ends_on = excluded.ends_on,
    document_no = excluded.document_no,
    description = excluded.description,
    source_id = excluded.source_id,
    label = excluded.label
  returning 1
)
select
  count(*) filter (where is_new) as added,
  count(*) filter (where not is_new and brought is distinct from standing) as changed,
  count(*) filter (where not is_new and brought is not distinct from standing) as unchanged
from image;
