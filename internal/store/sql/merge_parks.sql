-- Brings the accepted rows of parks in: adds what is new, changes what differs, leaves what stands; counts each.
with image as (
  select
    t.zone_code is null as is_new,
    t as standing,
    row(
      @zone_code,
      s.park_code,
      given(@cleared::text[], 'name', s.name, t.name),
      given(@cleared::text[], 'management', s.management, t.management),
      given(@cleared::text[], 'planned_area_m2', s.planned_area_m2, t.planned_area_m2),
      coalesce(h.geom, t.geom),
      coalesce(h.area_m2, t.area_m2),
      t.source_id,
      given(@cleared::text[], 'park_type', s.park_type, t.park_type),
      given(@cleared::text[], 'developable_area_m2', s.developable_area_m2, t.developable_area_m2),
      given(@cleared::text[], 'supply_ready_area_m2', s.supply_ready_area_m2, t.supply_ready_area_m2)
    )::park as brought
  from staged_parks s
  left join staged_shape h using (line)
  left join park t on t.zone_code = @zone_code and t.park_code = s.park_code
  where not exists (select from staged_issue x where x.line = s.line and x.outcome = 'refused')
),
written as (
  insert into park (
    zone_code, park_code, name, management, planned_area_m2, geom, area_m2, source_id, park_type,
    developable_area_m2, supply_ready_area_m2
  )
  select
    (i.brought).zone_code, (i.brought).park_code, (i.brought).name, (i.brought).management,
    (i.brought).planned_area_m2, (i.brought).geom, (i.brought).area_m2, @source_id,
    (i.brought).park_type, (i.brought).developable_area_m2, (i.brought).supply_ready_area_m2
  from image i
  where i.is_new or i.brought is distinct from i.standing
  on conflict (zone_code, park_code) do update
  set
    name = excluded.name,
    management = excluded.management,
    planned_area_m2 = excluded.planned_area_m2,
    geom = excluded.geom,
    area_m2 = excluded.area_m2,
    source_id = excluded.source_id,
    park_type = excluded.park_type,
    developable_area_m2 = excluded.developable_area_m2,
    supply_ready_area_m2 = excluded.supply_ready_area_m2
  returning 1
)
select
  count(*) filter (where is_new) as added,
  count(*) filter (where not is_new and brought is distinct from standing) as changed,
  count(*) filter (where not is_new and brought is not distinct from standing) as unchanged
from image;
