-- Gives staged parcels the code of a park that they name, and the park and sub-area in which they lie where they name none.
update staged_parcels s
set (park_code, subarea) = (
  select
    k.park_code,
    coalesce(s.subarea, (
      select a.subarea
      from subarea a
      where a.zone_code = @zone_code and a.park_code = k.park_code and st_intersects(a.geom, st_pointonsurface(h.geom))
      order by a.subarea
      limit 1
    ))
  from (
    select coalesce(
      (select p.park_code from park p where p.zone_code = @zone_code and p.name = s.park_code),
      s.park_code,
      (
        select p.park_code
        from park p
        where p.zone_code = @zone_code and st_intersects(p.geom, st_pointonsurface(h.geom))
        order by p.park_code
        limit 1
      )
    ) as park_code
  ) k
)
from staged_shape h
where h.line = s.line;
