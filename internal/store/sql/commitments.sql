-- What was promised in a zone, what is on record of its keeping, and what else says so: the parcel, the enterprise, and
-- what a run placed on the parcel in each of its years?
with built as (
  select
    parcel_id,
    count(*) as buildings,
    case when count(floor_area_m2) = count(*) then sum(floor_area_m2) end as floor_area_m2
  from building
  where zone_code = @zone_code and parcel_id is not null
  group by parcel_id
)
select
  c.commitment_id,
  p.parcel_code,
  c.uscc,
  n.name as enterprise_name,
  coalesce(p.park_code, n.park_code) as park_code,
  c.agreement_no,
  c.agreement_version,
  c.indicator,
  c.target::float8 as target,
  c.target_on::text as target_on,
  c.unit,
  c.due_on::text as due_on,
  c.actual::float8 as actual,
  c.actual_on::text as actual_on,
  c.evidence,
  c.document_no,
  c.remedy,
  c.actual_by,
  c.revision,
  c.recorded_by,
  c.recorded_at,
  s.file_name as source_file,
  c.parcel_id,
  coalesce(p.title_area_m2, p.area_m2)::float8 as land_m2,
  coalesce(b.floor_area_m2, p.floor_area_m2)::float8 as floor_area_m2,
  p.invested_cny::float8 as invested_cny,
  p.handed_over_on::text as handed_over_on,
  p.actual_start_on::text as actual_start_on,
  p.actual_completion_on::text as actual_completion_on,
  coalesce(b.buildings, 0) > 0 as built,
  coalesce(of_parcel.enterprise_count, 0) > 0 as used,
  n.production_on::text as production_on,
  coalesce(of_parcel.year_values, of_enterprise.year_values) as year_values,
  of_parcel.year_partly
from commitment c
join data_source s using (zone_code, source_id)
left join parcel p using (zone_code, parcel_id)
left join enterprise n on n.zone_code = c.zone_code and n.uscc = c.uscc
left join built b on b.parcel_id = c.parcel_id
left join evaluation of_parcel
  on of_parcel.zone_code = c.zone_code and of_parcel.run_id = @run_id and of_parcel.subject_kind = 'parcel'
  and of_parcel.subject_key = p.parcel_code and of_parcel.parcel_id = p.parcel_id
left join evaluation of_enterprise
  on of_enterprise.zone_code = c.zone_code and of_enterprise.run_id = @run_id and of_enterprise.subject_kind = 'enterprise'
  and of_enterprise.subject_key = c.uscc and c.parcel_id is null
where c.zone_code = @zone_code
  and (@commitment_id::text is null or c.commitment_id = @commitment_id)
order by c.commitment_id
limit 10000000;
