-- Which open objection, or decided grade, of a subject of a run was recorded last? It is held until the transaction ends.
select objection_id
from objection
where zone_code = @zone_code
  and run_id = @run_id
  and subject_kind = @subject_kind
  and subject_key = @subject_key
  and (state = 'open' or grade is not null)
order by coalesce(decision_recorded_at, recorded_at) desc, objection_id desc
limit 1
for update;
