-- Which parks, parcels and enterprises are named like this, or carry a code like this? Parks first, then the closest.
with pattern as (
  select '%' || replace(replace(replace(@words::text, '\', '\\'), '%', '\%'), '_', '\_') || '%' as likeness
),
found as (
  select 1 as rank, 'park' as kind, p.park_code as key, p.name, p.park_code, st_pointonsurface(p.geom) as place
  from park p, pattern
  where p.zone_code = @zone_code and (p.name ilike likeness or p.park_code ilike likeness)
  union all
  (
    select 2, 'enterprise', n.uscc, n.name, n.park_code, n.geom
    from enterprise n, pattern
    where n.zone_code = @zone_code and (n.name ilike likeness or n.uscc ilike likeness)
    order by n.name = @words desc, length(n.name), n.uscc
    limit @most
  )
  union all
  (
    select 3, 'parcel', p.parcel_code, coalesce(p.owner_name, p.parcel_code), p.park_code, st_pointonsurface(p.geom)
    from parcel p, pattern
    where p.zone_code = @zone_code
      and p.valid_to is null
      and (p.parcel_code ilike likeness or p.certificate_no ilike likeness or p.owner_name ilike likeness)
    order by p.parcel_code = @words desc, p.parcel_code
    limit @most
  )
)
select
  f.kind, f.key, f.name, f.park_code, k.name as park_name,
  st_x(coalesce(f.place, used.place)) as lon,
  st_y(coalesce(f.place, used.place)) as lat
from found f
left join park k on k.zone_code = @zone_code and k.park_code = f.park_code
left join lateral (
  select st_pointonsurface(p.geom) as place
  from occupancy o
  join parcel p using (zone_code, parcel_id)
  where o.zone_code = @zone_code and o.uscc = f.key and f.kind = 'enterprise' and p.valid_to is null
  order by o.land_area_m2 desc nulls last, p.parcel_code
  limit 1
) used on true
order by f.rank, f.name = @words desc, length(f.name), f.key
limit @most;
