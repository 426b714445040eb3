-- What was agreed of the parcels: of several agreements the highest target?
select
  parcel_id,
  max(target) filter (where indicator = 'floor_area_ratio') as agreed_far,
  max(target) filter (where indicator = 'tax_per_mu') as agreed_tax_per_mu,
  max(target) filter (where indicator = 'output_per_mu') as agreed_output_per_mu
from commitment
where zone_code = @zone_code and parcel_id is not null
group by parcel_id
limit 20000000;
