-- How many parcels are in force?
select count(*) as count from parcel where zone_code = @zone_code and valid_to is null;
