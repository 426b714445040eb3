-- Takes away the outlines that the neighbours of a zone were made of.
delete from parcel_outline
where zone_code = @zone_code;
