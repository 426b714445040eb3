-- Gives a zone of sites.sql what the objective of the page weighs: a run that finds a third of its parcels low in efficiency and a
-- tenth idle, tax and employees of the others, a plan, and right holders with three parcels in a row.
insert into run (zone_code, run_id, year, as_of, policy_id, policy_title, policy_digest, policy_source, data_version, program_version, created_by, conservation, counts)
values (:'zone', 1, 2020, '2020-12-31', 'bench', 'bench', repeat('0', 64), '', 1, 'bench', 'bench', '{}', '{}');
select open_part('evaluation', :'zone', 1) as evaluation, open_part('attribution', :'zone', 1) as attribution \gset
update parcel
set owner_name = 'O' || parcel_id / 3, planned_use_code = 'M1', land_use_code = '0601', sealed = false, mortgaged = parcel_id % 5 = 0
where zone_code = :'zone';
create temp table lot as
select parcel_id, parcel_code, title_area_m2, 'U' || parcel_id as uscc, abs(hashtext('state' || parcel_id)) % 100 as state, abs(hashtext('tax' || parcel_id)) % 1000 as tax
from parcel
where zone_code = :'zone';
insert into :"evaluation" (zone_code, run_id, subject_kind, subject_key, parcel_id, output_state, tax_state, land_state)
select :'zone', 1, 'parcel', parcel_code, parcel_id, 'value', 'value', case when state < 10 then 'idle' when state < 43 then 'low_efficiency' else 'built_used' end
from lot;
insert into enterprise (zone_code, uscc, name, source_id)
select :'zone', uscc, uscc, 1 from lot where state >= 10;
insert into annual_report (zone_code, uscc, year, employees, sources)
select :'zone', uscc, 2020, tax / 10, '{}' from lot where state >= 10;
insert into :"attribution" (zone_code, run_id, uscc, parcel_id, land_m2, basis, output_cny, tax_cny)
select :'zone', 1, uscc, parcel_id, title_area_m2, 'whole parcel', tax * 20000, tax * 1000 from lot where state >= 10;
select close_part(name, part, :'zone', array[1])
from (values ('evaluation', :'evaluation'), ('attribution', :'attribution')) as filled (name, part) \g /dev/null
drop table lot;
