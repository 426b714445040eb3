-- Adds a step to a case.
insert into review_step (zone_code, case_id, version, move, from_state, to_state, body, due_on, clock, arithmetic, done_by)
values (@zone_code, @case_id, @version, @move, @from_state, @to_state, @body, @due_on::text::date, @clock, @arithmetic, @by);
