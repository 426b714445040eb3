-- Which parcels does an enterprise use, with the land and amounts that a run placed there?
select
  p.parcel_code, p.park_code, a.relation,
  a.land_m2::float8 as land_area_m2,
  (a.land_m2 / coalesce(p.title_area_m2, p.area_m2))::float8 as share,
  a.basis as share_basis,
  a.output_cny::float8 as output_cny,
  a.tax_cny::float8 as tax_cny,
  a.pieces,
  coalesce(s.file_name, '') as pieces_from
from attribution a
join parcel p using (zone_code, parcel_id)
left join data_source s on s.zone_code = a.zone_code and s.source_id = (a.pieces ->> 'source_id')::bigint
where a.zone_code = @zone_code and a.run_id = @run_id and a.uscc = @uscc
order by a.land_m2 desc, p.parcel_code
limit 1000;
