-- What was promised for a parcel?
select
  commitment_id, indicator, target::float8 as target, target_on::text as target_on, unit, due_on::text as due_on,
  actual::float8 as actual, actual_on::text as actual_on
from commitment
where zone_code = @zone_code and parcel_id = @parcel_id
order by due_on nulls last, commitment_id
limit 1000;
