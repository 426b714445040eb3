-- Which parcels of a zone touch or face each other?
select a, b, gap_m, frontage_m
from neighbour
where zone_code = @zone_code
order by a, b
limit 200000000;
