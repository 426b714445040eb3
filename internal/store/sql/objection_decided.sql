-- Records a grade that was decided without an objection.
insert into objection (
  zone_code, objection_id, run_id, subject_kind, subject_key, evidence, state, grade, outcome, decided_on, decided_by, recorded_by,
  decision_recorded_at, decision_recorded_by
)
values (
  @zone_code, @objection_id, @run_id, @subject_kind, @subject_key, @evidence, 'decided', @grade, @outcome, @decided_on::text::date, @decided_by,
  @recorded_by, now(), @recorded_by
);
