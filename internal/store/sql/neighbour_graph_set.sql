-- Says of which data version the neighbours of a zone are.
insert into neighbour_graph (zone_code, data_version, widest_m, srid, parcels, pairs)
values (@zone_code, @data_version, @widest_m, @srid, @parcels, @pairs)
on conflict (zone_code) do update
set data_version = excluded.data_version,
    widest_m = excluded.widest_m,
    srid = excluded.srid,
    parcels = excluded.parcels,
    pairs = excluded.pairs,
    made_at = now();
