-- What does a run say of some subjects of a kind, or of all?
select
  subject_kind, subject_key, parcel_id, park_code, subarea, management, track, land_m2::float8 as land_m2,
  floor_area_ratio, building_coverage, parcel_count, enterprise_count, above_size_count,
  (output_cny * 100)::bigint as output_cny, output_state, (tax_cny * 100)::bigint as tax_cny, tax_state,
  output_per_mu, tax_per_mu, percentile, score, grade, efficiency_class, land_state, findings, disposal_mode, detail,
  class, rule, pool, place, base_score, initial_grade, managed_as, items, year_values, year_partly, notes, steps
from evaluation
where zone_code = @zone_code and run_id = @run_id and subject_kind = @subject_kind
  and (@subject_keys::text[] is null or subject_key = any (@subject_keys))
order by subject_key
limit 100000;
