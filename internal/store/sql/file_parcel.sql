-- What is on record of the parcel in force under a code?
with built as (
  select case when count(b.floor_area_m2) = count(*) then sum(b.floor_area_m2) end as floor_area_m2, sum(b.area_m2) as footprint_m2
  from building b
  join parcel p using (zone_code, parcel_id)
  where b.zone_code = @zone_code and p.parcel_code = @parcel_code and p.valid_to is null
)
select
  p.parcel_id, p.parcel_code, p.certificate_no, p.park_code, k.name as park_name, p.subarea, p.address,
  p.owner_name, p.owner_uscc, p.user_name, p.tenure, p.supply_method, p.land_use_code, p.planned_use_code,
  p.title_area_m2::float8 as title_area_m2,
  p.area_m2::float8 as area_m2,
  coalesce(b.floor_area_m2, p.floor_area_m2)::float8 as floor_area_m2,
  coalesce(b.footprint_m2, p.footprint_m2)::float8 as footprint_m2,
  p.far_min::float8 as far_min,
  p.far_max::float8 as far_max,
  p.contract_no,
  p.price_cny::float8 as price_cny,
  p.handed_over_on::text as handed_over_on,
  p.agreed_start_on::text as agreed_start_on,
  p.agreed_completion_on::text as agreed_completion_on,
  p.actual_start_on::text as actual_start_on,
  p.actual_completion_on::text as actual_completion_on,
  p.suspended_on::text as suspended_on,
  p.term_ends_on::text as term_ends_on,
  p.developable_area_m2::float8 as developable_area_m2,
  p.developed_area_m2::float8 as developed_area_m2,
  p.agreed_investment_cny::float8 as agreed_investment_cny,
  p.invested_cny::float8 as invested_cny,
  p.idle_cause, p.mortgaged, p.sealed,
  p.valid_from::date::text as valid_from,
  s.file_name as source_file
from parcel p
join data_source s using (zone_code, source_id)
left join park k on k.zone_code = p.zone_code and k.park_code = p.park_code
cross join built b
where p.zone_code = @zone_code and p.parcel_code = @parcel_code and p.valid_to is null
limit 1;
