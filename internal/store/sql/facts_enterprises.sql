-- Which enterprises does the zone have?
select
  uscc, name, park_code, parcel_ref, industry_code, scale, trade_quota, listing, status,
  registered_on, production_on, capacity_on, merged_on, parent_uscc
from enterprise
where zone_code = @zone_code
limit 20000000;
