-- How many subjects of a kind have which grades in two runs, park by park? A null grade is not in that run.
with was as (
  select subject_key, park_code, grade
  from evaluation
  where zone_code = @zone_code and run_id = @with_run_id and subject_kind = @subject_kind
),
now as (
  select subject_key, park_code, grade
  from evaluation
  where zone_code = @zone_code and run_id = @run_id and subject_kind = @subject_kind
),
counted as (
  select coalesce(now.park_code, was.park_code) as park_code, was.grade as "from", now.grade as "to", count(*)::int as count
  from was
  full join now using (subject_key)
  group by 1, 2, 3
)
select c.park_code, p.name as park_name, c."from", c."to", c.count
from counted c
left join park p on p.zone_code = @zone_code and p.park_code = c.park_code
order by c.park_code nulls last, c."from" nulls last, c."to" nulls last
limit 1000000;
