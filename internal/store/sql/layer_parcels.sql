-- Which parcels in force does a box show, with what a run says of them?
select
  p.parcel_code as id,
  st_asbinary(p.geom) as geom,
  p.parcel_id,
  p.parcel_code,
  p.zone_code,
  p.park_code,
  k.name as park_name,
  p.subarea,
  p.owner_name,
  p.certificate_no,
  p.land_use_code,
  round(coalesce(p.title_area_m2, p.area_m2) * 3 / 2000, 4)::float8 as area_mu,
  round(p.title_area_m2 * 3 / 2000, 4)::float8 as title_area_mu,
  e.floor_area_ratio,
  e.building_coverage,
  e.land_state,
  e.enterprise_count,
  e.above_size_count,
  e.output_cny::float8 as output_cny,
  e.output_state,
  e.tax_cny::float8 as tax_cny,
  e.tax_state,
  e.output_per_mu,
  e.tax_per_mu,
  e.percentile,
  e.track,
  e.score,
  e.grade,
  e.efficiency_class,
  e.findings,
  e.disposal_mode,
  @year::int as year,
  e.run_id
from parcel p
left join park k on k.zone_code = p.zone_code and k.park_code = p.park_code
left join evaluation e
  on e.zone_code = p.zone_code and e.run_id = @run_id and e.subject_kind = 'parcel'
  and e.subject_key = p.parcel_code and e.parcel_id = p.parcel_id
where p.zone_code = @zone_code
  and p.valid_to is null
  and (@id::text is null or p.parcel_code = @id)
  and (@after::text is null or p.parcel_code > @after)
  and (@west::float8 is null or st_intersects(p.geom, st_makeenvelope(@west, @south, @east, @north, 4490)))
  and (@parcel_code::text[] is null or p.parcel_code = any (@parcel_code))
  and (@park_code::text[] is null or p.park_code = any (@park_code))
  and (@subarea::text[] is null or p.subarea = any (@subarea))
  and (@land_use_code::text[] is null or p.land_use_code = any (@land_use_code))
  and (@land_state::text[] is null or e.land_state = any (@land_state))
  and (@grade::text[] is null or e.grade = any (@grade))
  and (@efficiency_class::text[] is null or e.efficiency_class = any (@efficiency_class))
  and (@disposal_mode::text[] is null or e.disposal_mode = any (@disposal_mode))
  and (@findings::text[] is null or e.findings && @findings)
  and (@track::text[] is null or e.track = any (@track))
order by p.parcel_code
limit @most;
