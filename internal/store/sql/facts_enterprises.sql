-- Which enterprises does the zone have?
select uscc, name, park_code, parcel_ref, industry_code, scale, trade_quota, listing, status
from enterprise
where zone_code = @zone_code
order by uscc
limit 20000000;
