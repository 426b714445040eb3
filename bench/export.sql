-- Copies what the scores need out of a zone into CSV files, for scores.py.
--
--   cd FOLDER && psql -X -q -v zone=350582401 -v year=2020 -f bench/export.sql
set search_path = permu, public;
select :'zone' as zone_code, :year as year into temp table asked;
\copy (select parcel_id, parcel_code, coalesce(title_area_m2, area_m2) as land_m2 from parcel join asked using (zone_code) where valid_to is null) to 'parcel.csv' csv header
\copy (select uscc, scale from enterprise join asked using (zone_code)) to 'enterprise.csv' csv header
\copy (select uscc, r.year, output_cny, tax_cny, rd_cny, revenue_cny, energy_tce from annual_report r join asked a using (zone_code) where r.year between a.year - 2 and a.year) to 'annual_report.csv' csv header
\copy (select parcel_id, uscc, relation, land_area_m2, floor_area_m2, valid_from, valid_to from occupancy join asked using (zone_code)) to 'occupancy.csv' csv header
