-- Of which data version and up to which gap are the neighbours of a zone that are kept?
select data_version, widest_m, srid, parcels, pairs
from neighbour_graph
where zone_code = @zone_code;
