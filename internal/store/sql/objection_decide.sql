-- Records what was decided on an open objection, unless it was changed since it was read.
update objection
set
  state = @state, grade = @grade, outcome = @outcome, decided_on = @decided_on::text::date, decided_by = @decided_by,
  revision = revision + 1, decision_recorded_at = now(), decision_recorded_by = @recorded_by
where zone_code = @zone_code and objection_id = @objection_id and revision = @revision and state = 'open';
