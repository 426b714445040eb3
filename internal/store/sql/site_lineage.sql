-- What became of the parcels of a site that are no longer in force, through every step to what is in force today?
with recursive step as (
  select p.parcel_id as origin_id, l.parcel_id, l.relation, l.recorded_at
  from site_parcel m
  join parcel p using (zone_code, parcel_id)
  join parcel_lineage l on l.zone_code = p.zone_code and l.ancestor_id = p.parcel_id
  where m.zone_code = @zone_code and m.site_id = @site_id and p.valid_to is not null
  union
  select s.origin_id, l.parcel_id, l.relation, l.recorded_at
  from step s
  join parcel_lineage l on l.zone_code = @zone_code and l.ancestor_id = s.parcel_id
)
select distinct s.origin_id, p.parcel_code, s.relation, 'into' as direction, s.recorded_at::date::text as recorded_on
from step s
join parcel p on p.zone_code = @zone_code and p.parcel_id = s.parcel_id and p.valid_to is null
order by s.origin_id, p.parcel_code
limit 10000;
