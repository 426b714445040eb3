-- How many staged rows are refused, and how many repaired?
select
  count(distinct line) filter (where outcome = 'refused') as refused,
  count(distinct line) filter (where outcome = 'repaired') as repaired,
  count(distinct line) filter (where outcome = 'noted') as noted
from staged_issue;
