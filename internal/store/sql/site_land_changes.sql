-- Which parcels in force of a site have other land than when they came into it, since when, and which parcels' land did they take in?
select
  d.parcel_id,
  d.land_m2::float8 as from_m2,
  coalesce(p.title_area_m2, p.area_m2)::float8 as to_m2,
  least(x.changed_at, l.changed_at)::date::text as changed_on,
  l.took_in
from site_drawn d
join parcel p using (zone_code, parcel_id)
cross join lateral (
  select min(x.valid_from) as changed_at
  from parcel_extent x
  where x.zone_code = d.zone_code and x.parcel_id = d.parcel_id and x.valid_from > d.drawn_at and x.land_m2 <> d.land_m2
) x
cross join lateral (
  select min(l.recorded_at) as changed_at, coalesce(array_agg(a.parcel_code order by a.parcel_code), '{}') as took_in
  from parcel_lineage l
  join parcel a on a.zone_code = l.zone_code and a.parcel_id = l.ancestor_id
  where l.zone_code = d.zone_code and l.parcel_id = d.parcel_id and l.recorded_at > d.drawn_at
) l
where d.zone_code = @zone_code
  and d.site_id = @site_id
  and p.valid_to is null
  and (d.land_m2 <> coalesce(p.title_area_m2, p.area_m2) or l.changed_at is not null)
order by d.parcel_id
limit 2000; -- as many as a site may have
