-- In which 3-degree Gauss-Krüger zone of CGCS2000 (EPSG:4534 is 75° east, 4554 is 135°) do the parcels of a zone lie?
select (4509 + least(45, greatest(25, round((min(st_xmin(geom)) + max(st_xmax(geom))) / 2 / 3))))::int as srid
from parcel
where zone_code = @zone_code and valid_to is null
having count(*) > 0;
