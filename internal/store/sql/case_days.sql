-- How many days has each case of a zone been in each state so far?
select case_id, to_state as state, sum(extract(epoch from until_at - done_at) / 86400)::float8 as days
from (
  select case_id, to_state, done_at, lead(done_at, 1, now()) over (partition by case_id order by version) as until_at
  from review_step
  where zone_code = @zone_code
) spent
group by case_id, to_state
order by case_id, to_state
limit 200000;
