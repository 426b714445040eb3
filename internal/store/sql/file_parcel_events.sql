-- What happened on a parcel, or to an enterprise that a run sees on it?
select event_id, event_kind, label, happened_on::text as happened_on, document_no, description
from event v
where v.zone_code = @zone_code
  and (
    v.parcel_id = @parcel_id
    or v.uscc in (
      select uscc from attribution where zone_code = @zone_code and run_id = @run_id and parcel_id = @parcel_id
    )
  )
order by v.happened_on desc, v.event_id
limit 1000;
