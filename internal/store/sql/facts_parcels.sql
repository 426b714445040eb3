-- Which parcels are in force, with what an evaluation asks of them the sums of their buildings,
-- and what was agreed of them: of several agreements the highest target? The sum of floor areas
-- is known only where every building has one. Materialized: else every worker of the join adds all buildings up for itself.
with built as materialized (
  select
    parcel_id,
    count(*)::int as building_count,
    case when count(floor_area_m2) = count(*) then sum(floor_area_m2)::float8 end as building_floor_m2,
    sum(area_m2)::float8 as building_footprint_m2,
    case
      when count(storey_height_m) = count(*) and bool_and(storey_height_m > 8) then true
      when count(storey_height_m) = count(*) and bool_and(storey_height_m <= 8) then false
    end as high_storeys
  from building
  where zone_code = @zone_code and parcel_id is not null
  group by parcel_id
),
agreed as materialized (
  select
    parcel_id,
    max(target) filter (where indicator = 'floor_area_ratio')::float8 as agreed_far,
    max(target) filter (where indicator = 'tax_per_mu')::float8 as agreed_tax_per_mu,
    max(target) filter (where indicator = 'output_per_mu')::float8 as agreed_output_per_mu
  from commitment
  where zone_code = @zone_code and parcel_id is not null
  group by parcel_id
)
select
  p.parcel_id,
  p.parcel_code,
  p.park_code,
  p.subarea,
  p.owner_uscc,
  p.tenure,
  p.land_use_code,
  p.title_area_m2::float8 as title_area_m2,
  p.area_m2::float8 as area_m2,
  p.floor_area_m2::float8 as floor_area_m2,
  p.footprint_m2::float8 as footprint_m2,
  coalesce(b.building_count, 0) as building_count,
  b.building_floor_m2,
  b.building_footprint_m2,
  b.high_storeys,
  p.far_min::float8 as far_min,
  p.far_max::float8 as far_max,
  g.agreed_far,
  g.agreed_tax_per_mu,
  g.agreed_output_per_mu,
  p.supply_method,
  p.mortgaged,
  p.sealed,
  p.term_ends_on,
  p.handed_over_on,
  p.agreed_start_on,
  p.agreed_completion_on,
  p.actual_start_on,
  p.actual_completion_on,
  p.suspended_on,
  p.developable_area_m2::float8 as developable_area_m2,
  p.developed_area_m2::float8 as developed_area_m2,
  (p.agreed_investment_cny * 100)::bigint as agreed_investment_cny,
  (p.invested_cny * 100)::bigint as invested_cny,
  p.idle_cause
from parcel p
left join built b using (parcel_id)
left join agreed g using (parcel_id)
where p.zone_code = @zone_code and p.valid_to is null
order by p.parcel_code
limit 20000000;
