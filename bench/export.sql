-- Copies what a run needs out of a zone into CSV files, for run.py.
--
--   cd FOLDER && psql -X -q -v zone=350582401 -v year=2020 -f bench/export.sql
set search_path = permu, public;
create temp table asked as select :'zone' as zone_code, :year as year;
\copy (select park_code, management, planned_area_m2 from park join asked using (zone_code)) to 'park.csv' csv header
\copy (select parcel_id, parcel_code, park_code, subarea, coalesce(title_area_m2, area_m2) as land_m2, floor_area_m2, footprint_m2, tenure, land_use_code, agreed_start_on, handed_over_on, actual_start_on, actual_completion_on, suspended_on, developed_area_m2, developable_area_m2, invested_cny, agreed_investment_cny, idle_cause from parcel join asked using (zone_code) where valid_to is null) to 'parcel.csv' csv header
\copy (select parcel_id, floor_area_m2, area_m2 from building join asked using (zone_code) where parcel_id is not null) to 'building.csv' csv header
\copy (select uscc, park_code, scale, status, trade_quota, listing from enterprise join asked using (zone_code)) to 'enterprise.csv' csv header
\copy (select uscc, r.year, output_cny, tax_cny, employees, rd_cny, revenue_cny, energy_tce from annual_report r join asked a using (zone_code) where r.year between a.year - 2 and a.year) to 'annual_report.csv' csv header
\copy (select parcel_id, uscc, relation, land_area_m2, floor_area_m2, reason, valid_from, valid_to from occupancy join asked using (zone_code)) to 'occupancy.csv' csv header
