-- Records the day of a milestone of a case on what its review promised of that, where no actual is on record.
with recorded as (
  update commitment
  set
    actual_on = @actual_on::text::date,
    evidence = @evidence,
    document_no = @document_no,
    actual_by = @by,
    revision = revision + 1,
    recorded_by = @by,
    recorded_at = now()
  where zone_code = @zone_code and case_id = @case_id and indicator = @indicator and actual_on is null
  returning *
)
insert into commitment_revision
select * from recorded;
