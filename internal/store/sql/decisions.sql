-- Which grades were decided, on objections or without one, of a run and of the runs that it follows? Of a subject the newest
-- counts, and of those of one day that which was recorded last.
with recursive followed as (
  select run_id, follows
  from run
  where zone_code = @zone_code and run_id = @run_id
  union all
  select r.run_id, r.follows
  from followed f
  join run r on r.zone_code = @zone_code and r.run_id = f.follows
)
select distinct on (o.subject_kind, o.subject_key)
  o.objection_id, o.subject_kind, o.subject_key, o.grade, o.outcome, o.evidence, o.decided_by, to_char(o.decided_on, 'YYYY-MM-DD') as decided_on
from objection o
join followed f using (run_id)
where o.zone_code = @zone_code
  and o.state in ('upheld', 'partly_upheld', 'decided')
  and o.grade is not null
order by o.subject_kind, o.subject_key, o.decided_on desc, o.decision_recorded_at desc, o.objection_id desc
limit 100000;
