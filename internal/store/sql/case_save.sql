-- Keeps where a case stands after a step.
update review_case
set
  version = @version, scenario_id = @scenario_id, scenario_revision = @scenario_revision, standing = @standing, due_on = @due_on::text::date,
  since_at = case when state = @state then since_at else now() end, state = @state, changed_at = now(), changed_by = @by, last_move = @move
where zone_code = @zone_code and case_id = @case_id and version = @version::int - 1;
