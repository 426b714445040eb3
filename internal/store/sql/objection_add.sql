-- Records an objection to a run.
insert into objection (
  zone_code, objection_id, run_id, subject_kind, subject_key, raised_on, raised_by, statement, evidence, recorded_by
)
values (
  @zone_code, @objection_id, @run_id, @subject_kind, @subject_key, @raised_on::text::date, @raised_by, @statement, @evidence,
  @recorded_by
);
