-- Which enterprises use a parcel, with the land and amounts that a run placed there?
select
  n.uscc, n.name, n.industry_code, n.scale, n.status,
  a.relation,
  a.land_m2::float8 as land_area_m2,
  o.floor_area_m2::float8 as floor_area_m2,
  (a.land_m2 / nullif(e.land_m2, 0))::float8 as share,
  a.basis as share_basis,
  a.output_cny::float8 as output_cny,
  a.tax_cny::float8 as tax_cny,
  coalesce(o.reason, '') as matched,
  own.grade
from attribution a
join enterprise n using (zone_code, uscc)
join parcel p using (zone_code, parcel_id)
left join evaluation e
  on e.zone_code = a.zone_code and e.run_id = a.run_id and e.subject_kind = 'parcel'
  and e.subject_key = p.parcel_code and e.parcel_id = a.parcel_id
left join evaluation own
  on own.zone_code = a.zone_code and own.run_id = a.run_id and own.subject_kind = 'enterprise' and own.subject_key = a.uscc
left join lateral (
  select o.floor_area_m2, o.reason
  from occupancy o
  where o.zone_code = a.zone_code and o.parcel_id = a.parcel_id and o.uscc = a.uscc
  order by o.valid_from desc
  limit 1
) o on true
where a.zone_code = @zone_code and a.run_id = @run_id and a.parcel_id = @parcel_id
order by a.land_m2 desc, n.uscc
limit 1000;
