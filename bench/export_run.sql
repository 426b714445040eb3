-- Copies a run into CSV files beside those of run.py, for check.py.
--
--   cd FOLDER && psql -X -q -v zone=350582401 -v run=1 -f bench/export_run.sql
set search_path = permu, public;
create temp table asked as select :'zone' as zone_code, :run::bigint as run_id;
\copy (select subject_kind, subject_key, track, score, place, grade, percentile, efficiency_class, land_state, floor_area_ratio, building_coverage, output_per_mu, tax_per_mu, items[1] as numerator_1, items[2] as denominator_1, items[3] as value_1, items[4] as points_1, items[5] as lacks_1, items[11] as value_2, items[12] as points_2, items[13] as lacks_2, items[17] as numerator_3, items[18] as denominator_3, items[19] as value_3, items[20] as points_3, items[21] as lacks_3, items[25] as numerator_4, items[26] as denominator_4, items[27] as value_4, items[28] as points_4, items[29] as lacks_4, year_values[1] as output_2, year_values[2] as tax_2, year_values[3] as employees_2, year_values[4] as land_m2_2, year_values[5] as output_1, year_values[6] as tax_1, year_values[7] as employees_1, year_values[8] as land_m2_1, array_to_string(notes, ';') as notes from evaluation join asked using (zone_code, run_id) where subject_kind in ('enterprise', 'parcel')) to 'run_evaluation.csv' csv header
\copy (select subject_key, subject_kind, output_per_mu, tax_per_mu, parcel_count, land_m2 from evaluation join asked using (zone_code, run_id) where subject_kind not in ('enterprise', 'parcel')) to 'run_group.csv' csv header
\copy (select uscc, parcel_id, relation, land_m2, output_cny, tax_cny from attribution join asked using (zone_code, run_id)) to 'run_attribution.csv' csv header
\copy (select parcel_id, rule, outcome, disposal_mode from finding join asked using (zone_code, run_id)) to 'run_finding.csv' csv header
