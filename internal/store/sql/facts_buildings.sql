-- Which buildings stand on parcels, how large are they, and are their storeys over 8 m?
select parcel_id, floor_area_m2, area_m2, storey_height_m > 8 as high
from building
where zone_code = @zone_code and parcel_id is not null
limit 60000000;
