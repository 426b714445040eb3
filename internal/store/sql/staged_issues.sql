-- What is wrong with the staged rows, in the order of the file? Every refusal; repairs and notes as far as there is room.
select line, "column", coalesce(value, '') as value, rule, outcome
from (
  select *, row_number() over (partition by outcome = 'refused' order by line, "column", rule) as place
  from staged_issue
) i
where outcome = 'refused' or place <= @most
order by line, outcome desc, "column", rule;
