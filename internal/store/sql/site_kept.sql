-- Keeps the present state of a site for good.
insert into site_revision (zone_code, site_id, revision, name, mode, documents, state, parcel_ids, changed_at, changed_by)
select
  s.zone_code, s.site_id, s.revision, s.name, s.mode, s.documents, s.state,
  array(select parcel_id from site_parcel m where m.zone_code = s.zone_code and m.site_id = s.site_id order by parcel_id),
  s.changed_at, s.changed_by
from site s
where s.zone_code = @zone_code and s.site_id = @site_id;
