-- Brings the accepted rows of buildings in: adds what is new, changes what differs, leaves what stands; counts each.
with image as (
  select
    t.zone_code is null as is_new,
    t as standing,
    row(
      @zone_code,
      s.building_id,
      given(@cleared::text[], 'parcel_code', s.parcel_code, t.parcel_code),
      coalesce(s.parcel_id, t.parcel_id),
      given(@cleared::text[], 'storeys', s.storeys, t.storeys),
      given(@cleared::text[], 'storey_height_m', s.storey_height_m, t.storey_height_m),
      given(@cleared::text[], 'floor_area_m2', s.floor_area_m2, t.floor_area_m2),
      given(@cleared::text[], 'building_use', s.building_use, t.building_use),
      given(@cleared::text[], 'permitted', s.permitted, t.permitted),
      given(@cleared::text[], 'completed_on', s.completed_on, t.completed_on),
      coalesce(h.geom, t.geom),
      coalesce(h.area_m2, t.area_m2),
      t.source_id
    )::building as brought
  from staged_buildings s
  left join staged_shape h using (line)
  left join building t on t.zone_code = @zone_code and t.building_id = s.building_id
  where not exists (select from staged_issue x where x.line = s.line and x.outcome = 'refused')
),
written as (
  insert into building (
    zone_code, building_id, parcel_code, parcel_id, storeys, storey_height_m, floor_area_m2, building_use, permitted,
    completed_on, geom, area_m2, source_id
  )
  select
    (i.brought).zone_code, (i.brought).building_id, (i.brought).parcel_code, (i.brought).parcel_id,
    (i.brought).storeys, (i.brought).storey_height_m, (i.brought).floor_area_m2, (i.brought).building_use,
    (i.brought).permitted, (i.brought).completed_on, (i.brought).geom, (i.brought).area_m2, @source_id
  from image i
  where i.is_new or i.brought is distinct from i.standing
  on conflict (zone_code, building_id) do update
  set
    parcel_code = excluded.parcel_code,
    parcel_id = excluded.parcel_id,
    storeys = excluded.storeys,
    storey_height_m = excluded.storey_height_m,
    floor_area_m2 = excluded.floor_area_m2,
    building_use = excluded.building_use,
    permitted = excluded.permitted,
    completed_on = excluded.completed_on,
    geom = excluded.geom,
    area_m2 = excluded.area_m2,
    source_id = excluded.source_id
  returning 1
)
select
  count(*) filter (where is_new) as added,
  count(*) filter (where not is_new and brought is distinct from standing) as changed,
  count(*) filter (where not is_new and brought is not distinct from standing) as unchanged
from image;
