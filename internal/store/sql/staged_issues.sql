-- What is wrong with the staged rows, in the order of the file?
select line, "column", coalesce(value, '') as value, rule, outcome
from staged_issue
order by line, outcome desc, "column", rule
limit @most;
