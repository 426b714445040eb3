-- Which neighbouring parcels do some lines lie between? Across a gap, those whose shortest way to each other crosses a line; of
-- parcels that join, those where the way from inside the one to inside the other does.
with barrier as materialized (
  select st_setsrid(st_geomfromgeojson(@lines::text), 4490) as geom
),
near as materialized (
  select n.gap_m, a.parcel_code as a, b.parcel_code as b, a.geom as a_geom, b.geom as b_geom, barrier.geom as line
  from neighbour n
  join parcel a on a.zone_code = n.zone_code and a.parcel_id = n.a
  join parcel b on b.zone_code = n.zone_code and b.parcel_id = n.b
  cross join barrier
  where n.zone_code = @zone_code
    and st_intersects(st_envelope(st_collect(st_envelope(a.geom), st_envelope(b.geom))), barrier.geom)
)
select least(a, b) as a, greatest(a, b) as b
from near
where st_intersects(
  case when gap_m > @join_m::float8 then st_shortestline(a_geom, b_geom) else st_makeline(st_pointonsurface(a_geom), st_pointonsurface(b_geom)) end,
  line
)
order by 1, 2
limit 200000000;
