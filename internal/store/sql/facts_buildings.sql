-- Which buildings stand on parcels, how large are they, are their storeys over 8 m, and how many are there?
select parcel_id, floor_area_m2, area_m2, storey_height_m > 8 as high, storeys
from building
where zone_code = @zone_code and parcel_id is not null
limit 60000000;
