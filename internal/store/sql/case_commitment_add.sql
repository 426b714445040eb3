-- Brings a promise of a review into force, of all land of its site.
with kept as (
  insert into commitment (
    zone_code, commitment_id, case_id, uscc, agreement_no, indicator, target, target_on, unit, due_on, source_id, recorded_by
  )
  values (
    @zone_code, @commitment_id, @case_id, @uscc, @agreement_no, @indicator, @target::float8::numeric, @target_on::text::date, @unit,
    @due_on::text::date, @source_id, @by
  )
  returning *
)
insert into commitment_revision
select * from kept;
