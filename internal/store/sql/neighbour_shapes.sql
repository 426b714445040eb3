-- What are the outlines of the parcels in force, in metres of a Gauss-Krüger zone?
select p.parcel_id, coalesce(p.planned_use_code, p.land_use_code) as use_code, st_asbinary(st_transform(st_force2d(p.geom), @srid::int)) as wkb
from parcel p
where p.zone_code = @zone_code and p.valid_to is null
limit 20000000;
