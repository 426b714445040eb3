-- Gives staged parcels the code of a park that they name, and the park and sub-area in which they lie where they name none.
update staged_parcels s
set
  park_code = coalesce(named.park_code, s.park_code, lies.park_code),
  subarea = coalesce(s.subarea, within.subarea)
from staged_parcels self
left join staged_shape h using (line)
left join park named on named.zone_code = @zone_code and named.name = self.park_code
left join lateral (
  select p.park_code
  from park p
  where p.zone_code = @zone_code and st_intersects(p.geom, st_pointonsurface(h.geom))
  order by p.park_code
  limit 1
) lies on self.park_code is null
left join lateral (
  select a.subarea
  from subarea a
  where a.zone_code = @zone_code
    and a.park_code = coalesce(named.park_code, self.park_code, lies.park_code)
    and st_intersects(a.geom, st_pointonsurface(h.geom))
  order by a.subarea
  limit 1
) within on self.subarea is null
where s.line = self.line;
