-- How much land do those entries stand on, each parcel once?
select count(*)::int as parcels, coalesce(round(sum(coalesce(p.title_area_m2, p.area_m2)) * 3 / 2000, 4), 0)::float8 as area_mu
from (
  select distinct e.parcel_id
  from ledger_entry e
  join parcel p on p.zone_code = e.zone_code and p.parcel_id = e.parcel_id
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
) e
join parcel p on p.zone_code = @zone_code and p.parcel_id = e.parcel_id;
