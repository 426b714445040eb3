-- How long is the outline of each parcel, and how much of it does no other parcel share?
select parcel_id, perimeter_m, open_m
from parcel_outline
where zone_code = @zone_code
order by parcel_id
limit 20000000;
