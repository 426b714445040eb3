-- Brings the accepted rows of commitments in: adds what is new, changes what differs, leaves what stands; counts
-- each. What is added or changed is kept as a revision too; an actual that a
-- person recorded stands, with what shows it, whatever the file says.
with image as (
  select
    t.zone_code is null as is_new,
    t as standing,
    row(
      @zone_code,
      s.commitment_id,
      coalesce(s.parcel_id, t.parcel_id),
      given(@cleared::text[], 'uscc', s.uscc, t.uscc),
      given(@cleared::text[], 'agreement_no', s.agreement_no, t.agreement_no),
      given(@cleared::text[], 'indicator', s.indicator, t.indicator),
      given(@cleared::text[], 'target', s.target, t.target),
      given(@cleared::text[], 'target_on', s.target_on, t.target_on),
      given(@cleared::text[], 'unit', s.unit, t.unit),
      given(@cleared::text[], 'due_on', s.due_on, t.due_on),
      case when t.actual_by is null then given(@cleared::text[], 'actual', s.actual, t.actual) else t.actual end,
      case when t.actual_by is null then given(@cleared::text[], 'actual_on', s.actual_on, t.actual_on) else t.actual_on end,
      case when t.actual_by is null then given(@cleared::text[], 'evidence', s.evidence, t.evidence) else t.evidence end,
      t.source_id,
      given(@cleared::text[], 'agreement_version', s.agreement_version, t.agreement_version),
      case when t.actual_by is null then given(@cleared::text[], 'document_no', s.document_no, t.document_no) else t.document_no end,
      given(@cleared::text[], 'remedy', s.remedy, t.remedy),
      t.actual_by,
      t.revision,
      t.recorded_by,
      t.recorded_at,
      t.case_id
    )::commitment as brought
  from staged_commitments s
  left join commitment t on t.zone_code = @zone_code and t.commitment_id = s.commitment_id
  where not exists (select from staged_issue x where x.line = s.line and x.outcome = 'refused')
),
written as (
  insert into commitment (
    zone_code, commitment_id, parcel_id, uscc, agreement_no, indicator, target, target_on, unit, due_on, actual,
    actual_on, evidence, source_id, agreement_version, document_no, remedy
  )
  select
    (i.brought).zone_code, (i.brought).commitment_id, (i.brought).parcel_id, (i.brought).uscc,
    (i.brought).agreement_no, (i.brought).indicator, (i.brought).target, (i.brought).target_on, (i.brought).unit,
    (i.brought).due_on, (i.brought).actual, (i.brought).actual_on, (i.brought).evidence, @source_id,
    (i.brought).agreement_version, (i.brought).document_no, (i.brought).remedy
  from image i
  where i.is_new or i.brought is distinct from i.standing
  on conflict (zone_code, commitment_id) do update
  set
    parcel_id = excluded.parcel_id,
    uscc = excluded.uscc,
    agreement_no = excluded.agreement_no,
    indicator = excluded.indicator,
    target = excluded.target,
    target_on = excluded.target_on,
    unit = excluded.unit,
    due_on = excluded.due_on,
    actual = excluded.actual,
    actual_on = excluded.actual_on,
    evidence = excluded.evidence,
    source_id = excluded.source_id,
    agreement_version = excluded.agreement_version,
    document_no = excluded.document_no,
    remedy = excluded.remedy,
    revision = commitment.revision + 1,
    recorded_by = 'import',
    recorded_at = now()
  returning commitment.*
),
kept as (
  insert into commitment_revision
  select * from written
)
select
  count(*) filter (where is_new) as added,
  count(*) filter (where not is_new and brought is distinct from standing) as changed,
  count(*) filter (where not is_new and brought is not distinct from standing) as unchanged
from image;
