-- Which states has a site had, the newest first?
select
  r.revision, r.name, r.mode, r.documents, r.state,
  array(select p.parcel_code from parcel p where p.zone_code = r.zone_code and p.parcel_id = any (r.parcel_ids) order by p.parcel_code) as parcel_codes,
  r.changed_at, r.changed_by
from site_revision r
where r.zone_code = @zone_code and r.site_id = @site_id
order by r.revision desc
limit 10000;
