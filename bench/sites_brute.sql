-- The best of all connected sets of touching parcels of a park within a range of area, by the objective build_up, found by
-- making every one of them.
with recursive lot as materialized (
  select parcel_id, title_area_m2::float8 as area, 0.001 * greatest(0, far_max * title_area_m2 - floor_area_m2)::float8 - 0.0003 * floor_area_m2::float8 - 1 as points
  from parcel
  where zone_code = @zone_code and park_code = @park_code and valid_to is null
),
next as materialized (
  select a as from_id, b as to_id from neighbour where zone_code = @zone_code and gap_m <= 0.5
  union all
  select b, a from neighbour where zone_code = @zone_code and gap_m <= 0.5
),
made as (
  select array[parcel_id] as ids, area, points from lot
  union
  select (select array_agg(x order by x) from unnest(m.ids || l.parcel_id) x), round((m.area + l.area)::numeric, 2)::float8, round((m.points + l.points)::numeric, 6)::float8
  from made m
  cross join lateral unnest(m.ids) member
  join next n on n.from_id = member
  join lot l on l.parcel_id = n.to_id
  where l.parcel_id <> all (m.ids) and m.area + l.area <= @most_m2
)
select max(points)
from made
where area >= @least_m2;
