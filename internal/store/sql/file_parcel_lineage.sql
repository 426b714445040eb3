-- Which parcels did a parcel come from, and which came out of it?
select
  p.parcel_code,
  l.relation,
  case when l.parcel_id = @parcel_id then 'from' else 'into' end as direction,
  l.recorded_at::date::text as recorded_on
from parcel_lineage l
join parcel p
  on p.zone_code = l.zone_code
  and p.parcel_id = case when l.parcel_id = @parcel_id then l.ancestor_id else l.parcel_id end
where l.zone_code = @zone_code and (l.parcel_id = @parcel_id or l.ancestor_id = @parcel_id)
order by l.recorded_at, p.parcel_code
limit 1000;
