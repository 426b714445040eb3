-- Which buildings stand on a parcel?
select building_id, storeys, floor_area_m2::float8 as floor_area_m2, area_m2::float8 as footprint_m2, building_use, permitted
from building
where zone_code = @zone_code and parcel_id = @parcel_id
order by building_id
limit 1000;
