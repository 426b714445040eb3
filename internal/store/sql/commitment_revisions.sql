-- Which states has a promise had, the newest first?
select
  r.revision, r.agreement_version, r.target::float8 as target, r.target_on::text as target_on, r.unit, r.due_on::text as due_on,
  r.actual::float8 as actual, r.actual_on::text as actual_on, r.evidence, r.document_no, r.remedy, r.actual_by,
  r.recorded_by, r.recorded_at, s.file_name as source_file
from commitment_revision r
join data_source s using (zone_code, source_id)
where r.zone_code = @zone_code and r.commitment_id = @commitment_id
order by r.revision desc
limit 10000;
