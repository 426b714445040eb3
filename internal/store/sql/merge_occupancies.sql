-- Brings the accepted rows of occupancies in: adds what is new, changes what differs, leaves what stands; counts
-- each.
with image as (
  select
    t.zone_code is null as is_new,
    t as standing,
    row(
      @zone_code,
      s.parcel_id,
      s.uscc,
      s.valid_from,
      given(@cleared::text[], 'valid_to', s.valid_to, t.valid_to),
      given(@cleared::text[], 'relation', s.relation, t.relation),
      given(@cleared::text[], 'land_area_m2', s.land_area_m2, t.land_area_m2),
      given(@cleared::text[], 'floor_area_m2', s.floor_area_m2, t.floor_area_m2),
      'declared',
      1,
      'declared',
      t.source_id,
      given(@cleared::text[], 'unregistered_area_m2', s.unregistered_area_m2, t.unregistered_area_m2),
      given(@cleared::text[], 'protected_area_m2', s.protected_area_m2, t.protected_area_m2),
      given(@cleared::text[], 'newly_reduced_area_m2', s.newly_reduced_area_m2, t.newly_reduced_area_m2),
      given(@cleared::text[], 'under_construction_area_m2', s.under_construction_area_m2, t.under_construction_area_m2),
      given(@cleared::text[], 'leased_out_area_m2', s.leased_out_area_m2, t.leased_out_area_m2),
      given(@cleared::text[], 'high_floor_area_m2', s.high_floor_area_m2, t.high_floor_area_m2)
    )::occupancy as brought
  from staged_occupancies s
  left join occupancy t on t.zone_code = @zone_code and t.parcel_id = s.parcel_id and t.uscc = s.uscc and t.valid_from
  = s.valid_from
  where not exists (select from staged_issue x where x.line = s.line and x.outcome = 'refused')
),
written as (
  insert into occupancy (
    zone_code, parcel_id, uscc, valid_from, valid_to, relation, land_area_m2, floor_area_m2, basis, confidence,
    reason, source_id, unregistered_area_m2, protected_area_m2, newly_reduced_area_m2, under_construction_area_m2,
    leased_out_area_m2, high_floor_area_m2
  )
  select
    (i.brought).zone_code, (i.brought).parcel_id, (i.brought).uscc, (i.brought).valid_from, (i.brought).valid_to,
    (i.brought).relation, (i.brought).land_area_m2, (i.brought).floor_area_m2, (i.brought).basis,
    (i.brought).confidence, (i.brought).reason, @source_id, (i.brought).unregistered_area_m2,
    (i.brought).protected_area_m2, (i.brought).newly_reduced_area_m2, (i.brought).under_construction_area_m2,
    (i.brought).leased_out_area_m2, (i.brought).high_floor_area_m2
  from image i
  where i.is_new or i.brought is distinct from i.standing
  on conflict (zone_code, parcel_id, uscc, valid_from) do update
  set
    valid_to = excluded.valid_to,
    relation = excluded.relation,
    land_area_m2 = excluded.land_area_m2,
    floor_area_m2 = excluded.floor_area_m2,
    basis = excluded.basis,
    confidence = excluded.confidence,
    reason = excluded.reason,
    source_id = excluded.source_id,
    unregistered_area_m2 = excluded.unregistered_area_m2,
    protected_area_m2 = excluded.protected_area_m2,
    newly_reduced_area_m2 = excluded.newly_reduced_area_m2,
    under_construction_area_m2 = excluded.under_construction_area_m2,
    leased_out_area_m2 = excluded.leased_out_area_m2,
    high_floor_area_m2 = excluded.high_floor_area_m2
  returning 1
)
select
  count(*) filter (where is_new) as added,
  count(*) filter (where not is_new and brought is distinct from standing) as changed,
  count(*) filter (where not is_new and brought is not distinct from standing) as unchanged
from image;
