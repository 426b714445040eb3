-- Takes away the neighbours of a zone.
delete from neighbour
where zone_code = @zone_code;
