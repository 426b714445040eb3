-- Which subareas does a box show, with what a run says of them?
select
  p.park_code || '/' || p.subarea as id,
  st_asbinary(p.geom) as geom,
  p.zone_code,
  p.park_code,
  p.subarea as name,
  k.name as park_name,
  k.management,
  round(p.area_m2 * 3 / 2000, 4)::float8 as outline_area_mu,
  round(e.land_m2 * 3 / 2000, 4)::float8 as area_mu,
  e.parcel_count,
  e.enterprise_count,
  e.above_size_count,
  (e.detail -> 'headline' ->> 'output_cny')::float8 as output_cny,
  (e.detail -> 'headline' ->> 'tax_cny')::float8 as tax_cny,
  e.output_per_mu,
  round((e.detail -> 'headline' ->> 'output_land_mu')::numeric, 4)::float8 as output_land_mu,
  e.tax_per_mu,
  round((e.detail -> 'headline' ->> 'tax_land_mu')::numeric, 4)::float8 as tax_land_mu,
  e.percentile,
  e.detail -> 'headline' -> 'land_state_mu' as land_state_mu,
  e.detail -> 'headline' -> 'grade_counts' as grade_counts,
  @year::int as year,
  e.run_id
from subarea p
join park k using (zone_code, park_code)
left join evaluation e
  on e.zone_code = p.zone_code and e.run_id = @run_id and e.subject_kind = 'subarea'
  and e.subject_key = p.park_code || '/' || p.subarea
where p.zone_code = @zone_code
  and (@id::text is null or p.park_code || '/' || p.subarea = @id)
  and (@after::text is null or p.park_code || '/' || p.subarea > @after)
  and (@west::float8 is null or st_intersects(p.geom, st_makeenvelope(@west, @south, @east, @north, 4490)))
  and (@park_code::text[] is null or p.park_code = any (@park_code))
  and (@management::text[] is null or k.management = any (@management))
order by p.park_code || '/' || p.subarea
limit @most;
