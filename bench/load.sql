-- Takes the files that run.py wrote into the tables of runs, in one transaction: keys, indexes and all.
--
--   cd FOLDER && psql -X -q -v ON_ERROR_STOP=1 -v zone=350582401 -v run=2 -f bench/load.sql
begin;
set local search_path = permu, public;
create temp table run_file (like run including defaults) on commit drop;
alter table run_file alter column data_version drop not null;
\copy run_file (zone_code, run_id, year, as_of, policy_id, policy_title, policy_digest, policy_source, program_version, created_by, trial, conservation, conserved_land, counts, context) from 'run.csv' csv header null '\N'
update run_file set data_version = z.data_version from zone z where z.zone_code = :'zone';
insert into run select * from run_file;
select open_part('attribution', :'zone', :run) as attribution, open_part('evaluation', :'zone', :run) as evaluation, open_part('finding', :'zone', :run) as finding \gset
-- \copy takes no variables.
alter table :"attribution" rename to part_of_attribution;
alter table :"evaluation" rename to part_of_evaluation;
alter table :"finding" rename to part_of_finding;
\copy part_of_attribution (zone_code, run_id, uscc, parcel_id, relation, land_m2, basis, output_cny, tax_cny) from 'attribution.csv' (format csv, header, null '\N', freeze)
\copy part_of_evaluation (zone_code, run_id, subject_kind, subject_key, parcel_id, park_code, subarea, management, track, land_m2, floor_area_ratio, building_coverage, parcel_count, enterprise_count, above_size_count, output_cny, output_state, tax_cny, tax_state, output_per_mu, tax_per_mu, percentile, score, grade, efficiency_class, land_state, findings, disposal_mode, detail, class, pool, place, base_score, items, year_values, year_partly, notes) from 'evaluation.csv' (format csv, header, null '\N', freeze)
\copy part_of_finding (zone_code, finding_id, run_id, parcel_id, rule, outcome, disposal_mode, detail) from 'finding.csv' (format csv, header, null '\N', freeze)
alter table part_of_attribution rename to :"attribution";
alter table part_of_evaluation rename to :"evaluation";
alter table part_of_finding rename to :"finding";
set local default_statistics_target = 10;
select close_part(name, part, :'zone', array[:run])
from (values ('attribution', :'attribution'), ('evaluation', :'evaluation'), ('finding', :'finding')) as filled (name, part) \g /dev/null
update zone set next_id = 1 + (select max(finding_id) from finding where zone_code = :'zone' and run_id = :run) where zone_code = :'zone';
\ir basis.sql
insert into finding_rule (zone_code, run_id, rule, kind, leg, document_id, document_version, title, clause, basis)
select :'zone', :run, rule, kind, case rule when 'idle_not_started' then 'not_started' when 'idle_suspended' then 'suspended' else '' end, document_id, version, title,
  format('《%s》%s %s', basis ->> 'document', basis ->> 'number', basis ->> 'article'), basis
from basis
where rule in (select rule from finding where zone_code = :'zone' and run_id = :run);
analyze run, finding_rule;
commit;
