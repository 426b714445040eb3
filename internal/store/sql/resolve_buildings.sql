-- Gives staged buildings the parcel that they name, else the one that holds a point of them.
update staged_buildings s
set parcel_id = coalesce(
  (
    select p.parcel_id
    from parcel p
    where p.zone_code = @zone_code and p.parcel_code = s.parcel_code and p.valid_to is null
  ),
  (
    select p.parcel_id
    from parcel p
    where p.zone_code = @zone_code and p.valid_to is null and st_intersects(p.geom, st_pointonsurface(h.geom))
    order by p.parcel_id
    limit 1
  )
)
from staged_shape h
where h.line = s.line;
