-- Which parcels in force have these codes, and in which parks do they lie?
select parcel_id, parcel_code, park_code
from parcel
where zone_code = @zone_code and valid_to is null and parcel_code = any (@parcel_codes::text[])
order by parcel_code
limit 10000;
