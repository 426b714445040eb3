-- A grade may be decided by persons without anybody having objected (核定等级): a row that is decided from the start, and that
-- nobody raised. Whatever kind of subject a policy evaluates may be objected to and decided on.
alter table objection
  alter column raised_on drop not null,
  alter column raised_by drop not null,
  alter column statement drop not null,
  drop constraint objection_state_check,
  drop constraint objection_subject_kind_check,
  drop constraint objection_check1,
  add constraint objection_state_check check (state in ('open', 'upheld', 'partly_upheld', 'rejected', 'withdrawn', 'decided')),
  add constraint objection_subject_kind_check check (subject_kind in ('enterprise', 'group', 'parcel', 'subarea', 'park', 'industry', 'zone')),
  add constraint objection_grade_check check (grade is null or state in ('upheld', 'partly_upheld', 'decided')),
  add constraint objection_raised_check check (
    case when state = 'decided' then raised_on is null and raised_by is null and statement is null
    else raised_on is not null and raised_by is not null and statement is not null end
  ),
  add constraint objection_decided_check check (state <> 'decided' or (grade <> '' and evidence <> '' and decision_recorded_by is not null));
comment on table objection is 'objections of enterprises to a run (异议), with what was decided; and grades that were decided without one (核定等级)';
comment on column objection.raised_on is 'null where the grade was decided without an objection, as of raised_by and statement';
comment on column objection.evidence is 'what was handed in, or what the decision rests on: names and numbers of documents';
