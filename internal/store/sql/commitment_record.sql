-- Records what became of a promise, unless it was changed since it was read; the state is kept with who recorded it.
with recorded as (
  update commitment
  set
    actual = @actual::float8::numeric,
    actual_on = @actual_on::text::date,
    evidence = @evidence,
    document_no = @document_no,
    remedy = coalesce(@remedy, remedy),
    actual_by = @recorded_by,
    revision = revision + 1,
    recorded_by = @recorded_by,
    recorded_at = now()
  where zone_code = @zone_code and commitment_id = @commitment_id and revision = @revision
  returning *
)
insert into commitment_revision
select * from recorded;
