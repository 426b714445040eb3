-- Which parcels are in force, with what an evaluation asks of them? In the order of the columns, which are read one after the
-- other; numbers as they are, since turning a numeric into a float takes longer than all else.
select
  parcel_id,
  parcel_code,
  park_code,
  subarea,
  owner_uscc,
  tenure,
  land_use_code,
  title_area_m2,
  area_m2,
  floor_area_m2,
  footprint_m2,
  far_min,
  far_max,
  supply_method,
  mortgaged,
  sealed,
  term_ends_on,
  handed_over_on,
  agreed_start_on,
  agreed_completion_on,
  actual_start_on,
  actual_completion_on,
  suspended_on,
  developable_area_m2,
  developed_area_m2,
  agreed_investment_cny,
  invested_cny,
  idle_cause
from parcel
where zone_code = @zone_code and valid_to is null
limit 20000000;
