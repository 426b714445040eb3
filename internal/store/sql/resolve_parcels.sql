-- Says which park and sub-area staged parcels belong to: those that the file names, by code or name; else those on record;
-- else those in which they lie. A parcel that comes to another park leaves its sub-area behind. Names
-- of parks are not looked through for a parcel that names none, which took most of the import of a million.
update staged_parcels s
set (park_code, subarea) = (
  select
    k.park_code,
    coalesce(
      s.subarea,
      case when k.park_code = k.standing_park then k.standing_subarea end,
      (
        select a.subarea
        from subarea a
        where a.zone_code = @zone_code and a.park_code = k.park_code and st_intersects(a.geom, st_pointonsurface(h.geom))
        order by a.subarea
        limit 1
      )
    )
  from (
    select
      coalesce(
        (select p.park_code from park p where p.zone_code = @zone_code and p.name = s.park_code and s.park_code is not null),
        s.park_code,
        t.park_code,
        (
          select p.park_code
          from park p
          where p.zone_code = @zone_code and st_intersects(p.geom, st_pointonsurface(h.geom))
          order by p.park_code
          limit 1
        )
      ) as park_code,
      t.park_code as standing_park,
      t.subarea as standing_subarea
    from (values (1)) one (row)
    left join parcel t on t.zone_code = @zone_code and t.parcel_code = s.parcel_code and t.valid_to is null
  ) k
)
from staged_shape h
where h.line = s.line;
