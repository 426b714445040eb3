-- Gives a site these parcels in place of those that it had; those of an active site are active.
with dropped as (
  delete from site_parcel
  where zone_code = @zone_code and site_id = @site_id and parcel_id <> all (@parcel_ids::bigint[])
)
insert into site_parcel (zone_code, site_id, parcel_id, active)
select s.zone_code, s.site_id, of_site.parcel_id, s.state = 'active'
from site s
cross join unnest(@parcel_ids::bigint[]) as of_site (parcel_id)
where s.zone_code = @zone_code and s.site_id = @site_id
on conflict do nothing;
