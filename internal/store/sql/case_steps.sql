-- What was done with a case, the first step first?
select version, move, from_state, to_state, body, due_on::text as due_on, clock, arithmetic, done_by, done_at
from review_step
where zone_code = @zone_code and case_id = @case_id
order by version
limit 100000;
