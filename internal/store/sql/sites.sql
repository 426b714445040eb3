-- Which redevelopment sites does a zone have, or which is this one, the newest first?
select
  s.site_id, s.name, s.park_code, s.mode, s.documents, s.state, s.revision,
  l.parcel_ids, l.parcel_codes, l.area_m2::float8 as area_m2, round(l.area_m2 * 3 / 2000, 4)::float8 as area_mu,
  s.made_at, s.made_by, s.changed_at, s.changed_by
from site s
cross join lateral (
  select
    array_agg(p.parcel_id order by p.parcel_code, p.parcel_id) as parcel_ids,
    array_agg(p.parcel_code order by p.parcel_code, p.parcel_id) as parcel_codes,
    sum(coalesce(p.title_area_m2, p.area_m2)) as area_m2
  from site_parcel m
  join parcel p using (zone_code, parcel_id)
  where m.zone_code = s.zone_code and m.site_id = s.site_id
) l
where s.zone_code = @zone_code
  and (@site_id::bigint is null or s.site_id = @site_id)
  and (@park_code::text is null or s.park_code = @park_code)
  and (@state::text is null or s.state = @state)
order by s.site_id desc
limit 10000;
