-- Brings the accepted rows of parcels in: adds what is new under fresh surrogates, keeps the earlier state of what
-- changes by the time it stood, leaves what stands; counts each.
with image as (
  select
    t.zone_code is null as is_new,
    t as standing,
    row(
      @zone_code,
      coalesce(t.parcel_id, z.next_id - 1 + row_number() over (partition by t.parcel_id is null order by s.line)),
      s.parcel_code,
      given(@cleared::text[], 'certificate_no', s.certificate_no, t.certificate_no),
      s.park_code,
      s.subarea,
      given(@cleared::text[], 'address', s.address, t.address),
      given(@cleared::text[], 'owner_name', s.owner_name, t.owner_name),
      given(@cleared::text[], 'owner_uscc', s.owner_uscc, t.owner_uscc),
      given(@cleared::text[], 'user_name', s.user_name, t.user_name),
      given(@cleared::text[], 'tenure', s.tenure, t.tenure),
      given(@cleared::text[], 'supply_method', s.supply_method, t.supply_method),
      given(@cleared::text[], 'land_use_code', s.land_use_code, t.land_use_code),
      given(@cleared::text[], 'planned_use_code', s.planned_use_code, t.planned_use_code),
      given(@cleared::text[], 'title_area_m2', s.title_area_m2, t.title_area_m2),
      given(@cleared::text[], 'floor_area_m2', s.floor_area_m2, t.floor_area_m2),
      given(@cleared::text[], 'footprint_m2', s.footprint_m2, t.footprint_m2),
      given(@cleared::text[], 'far_min', s.far_min, t.far_min),
      given(@cleared::text[], 'far_max', s.far_max, t.far_max),
      given(@cleared::text[], 'contract_no', s.contract_no, t.contract_no),
      given(@cleared::text[], 'price_cny', s.price_cny, t.price_cny),
      given(@cleared::text[], 'handed_over_on', s.handed_over_on, t.handed_over_on),
      given(@cleared::text[], 'agreed_start_on', s.agreed_start_on, t.agreed_start_on),
      given(@cleared::text[], 'agreed_completion_on', s.agreed_completion_on, t.agreed_completion_on),
      given(@cleared::text[], 'actual_start_on', s.actual_start_on, t.actual_start_on),
      given(@cleared::text[], 'actual_completion_on', s.actual_completion_on, t.actual_completion_on),
      given(@cleared::text[], 'suspended_on', s.suspended_on, t.suspended_on),
      given(@cleared::text[], 'term_ends_on', s.term_ends_on, t.term_ends_on),
      given(@cleared::text[], 'developable_area_m2', s.developable_area_m2, t.developable_area_m2),
      given(@cleared::text[], 'developed_area_m2', s.developed_area_m2, t.developed_area_m2),
      given(@cleared::text[], 'agreed_investment_cny', s.agreed_investment_cny, t.agreed_investment_cny),
      given(@cleared::text[], 'invested_cny', s.invested_cny, t.invested_cny),
      given(@cleared::text[], 'idle_cause', s.idle_cause, t.idle_cause),
      given(@cleared::text[], 'mortgaged', s.mortgaged, t.mortgaged),
      given(@cleared::text[], 'sealed', s.sealed, t.sealed),
      coalesce(h.geom, t.geom),
      coalesce(h.area_m2, t.area_m2),
      coalesce(t.valid_from, now()),
      t.valid_to,
      t.source_id
    )::parcel as brought
  from staged_parcels s
  join zone z on z.zone_code = @zone_code
  left join staged_shape h using (line)
  left join parcel t on t.zone_code = @zone_code and t.parcel_code = s.parcel_code and t.valid_to is null
  where not exists (select from staged_issue x where x.line = s.line and x.outcome = 'refused')
),
numbered as (
  update zone
  set next_id = next_id + (select count(*) from image where is_new)
  where zone_code = @zone_code
),
kept as (
  insert into parcel_revision (
    zone_code, parcel_id, parcel_code, certificate_no, park_code, subarea, address, owner_name, owner_uscc,
    user_name, tenure, supply_method, land_use_code, planned_use_code, title_area_m2, floor_area_m2, footprint_m2,
    far_min, far_max, contract_no, price_cny, handed_over_on, agreed_start_on, agreed_completion_on,
    actual_start_on, actual_completion_on, suspended_on, term_ends_on, developable_area_m2, developed_area_m2,
    agreed_investment_cny, invested_cny, idle_cause, mortgaged, sealed, geom, area_m2, valid_from, valid_to,
    source_id
  )
  select
    (i.standing).zone_code, (i.standing).parcel_id, (i.standing).parcel_code, (i.standing).certificate_no,
    (i.standing).park_code, (i.standing).subarea, (i.standing).address, (i.standing).owner_name,
    (i.standing).owner_uscc, (i.standing).user_name, (i.standing).tenure, (i.standing).supply_method,
    (i.standing).land_use_code, (i.standing).planned_use_code, (i.standing).title_area_m2,
    (i.standing).floor_area_m2, (i.standing).footprint_m2, (i.standing).far_min, (i.standing).far_max,
    (i.standing).contract_no, (i.standing).price_cny, (i.standing).handed_over_on, (i.standing).agreed_start_on,
    (i.standing).agreed_completion_on, (i.standing).actual_start_on, (i.standing).actual_completion_on,
    (i.standing).suspended_on, (i.standing).term_ends_on, (i.standing).developable_area_m2,
    (i.standing).developed_area_m2, (i.standing).agreed_investment_cny, (i.standing).invested_cny,
    (i.standing).idle_cause, (i.standing).mortgaged, (i.standing).sealed, (i.standing).geom, (i.standing).area_m2,
    (i.standing).valid_from, now(), (i.standing).source_id
  from image i
  where not i.is_new and i.brought is distinct from i.standing and (i.standing).valid_from < now()
),
written as (
  insert into parcel (
    zone_code, parcel_id, parcel_code, certificate_no, park_code, subarea, address, owner_name, owner_uscc,
    user_name, tenure, supply_method, land_use_code, planned_use_code, title_area_m2, floor_area_m2, footprint_m2,
    far_min, far_max, contract_no, price_cny, handed_over_on, agreed_start_on, agreed_completion_on,
    actual_start_on, actual_completion_on, suspended_on, term_ends_on, developable_area_m2, developed_area_m2,
    agreed_investment_cny, invested_cny, idle_cause, mortgaged, sealed, geom, area_m2, valid_from, source_id
  )
  select
    (i.brought).zone_code, (i.brought).parcel_id, (i.brought).parcel_code, (i.brought).certificate_no,
    (i.brought).park_code, (i.brought).subarea, (i.brought).address, (i.brought).owner_name, (i.brought).owner_uscc,
    (i.brought).user_name, (i.brought).tenure, (i.brought).supply_method, (i.brought).land_use_code,
    (i.brought).planned_use_code, (i.brought).title_area_m2, (i.brought).floor_area_m2, (i.brought).footprint_m2,
    (i.brought).far_min, (i.brought).far_max, (i.brought).contract_no, (i.brought).price_cny,
    (i.brought).handed_over_on, (i.brought).agreed_start_on, (i.brought).agreed_completion_on,
    (i.brought).actual_start_on, (i.brought).actual_completion_on, (i.brought).suspended_on,
    (i.brought).term_ends_on, (i.brought).developable_area_m2, (i.brought).developed_area_m2,
    (i.brought).agreed_investment_cny, (i.brought).invested_cny, (i.brought).idle_cause, (i.brought).mortgaged,
    (i.brought).sealed, (i.brought).geom, (i.brought).area_m2, (i.brought).valid_from, @source_id
  from image i
  where i.is_new or i.brought is distinct from i.standing
  on conflict (zone_code, parcel_id) do update
  set
    certificate_no = excluded.certificate_no,
    park_code = excluded.park_code,
    subarea = excluded.subarea,
    address = excluded.address,
    owner_name = excluded.owner_name,
    owner_uscc = excluded.owner_uscc,
    user_name = excluded.user_name,
    tenure = excluded.tenure,
    supply_method = excluded.supply_method,
    land_use_code = excluded.land_use_code,
    planned_use_code = excluded.planned_use_code,
    title_area_m2 = excluded.title_area_m2,
    floor_area_m2 = excluded.floor_area_m2,
    footprint_m2 = excluded.footprint_m2,
    far_min = excluded.far_min,
    far_max = excluded.far_max,
    contract_no = excluded.contract_no,
    price_cny = excluded.price_cny,
    handed_over_on = excluded.handed_over_on,
    agreed_start_on = excluded.agreed_start_on,
    agreed_completion_on = excluded.agreed_completion_on,
    actual_start_on = excluded.actual_start_on,
    actual_completion_on = excluded.actual_completion_on,
    suspended_on = excluded.suspended_on,
    term_ends_on = excluded.term_ends_on,
    developable_area_m2 = excluded.developable_area_m2,
    developed_area_m2 = excluded.developed_area_m2,
    agreed_investment_cny = excluded.agreed_investment_cny,
    invested_cny = excluded.invested_cny,
    idle_cause = excluded.idle_cause,
    mortgaged = excluded.mortgaged,
    sealed = excluded.sealed,
    geom = excluded.geom,
    area_m2 = excluded.area_m2,
    valid_from = now(),
    source_id = excluded.source_id
  returning 1
)
select
  count(*) filter (where is_new) as added,
  count(*) filter (where not is_new and brought is distinct from standing) as changed,
  count(*) filter (where not is_new and brought is not distinct from standing) as unchanged
from image;
