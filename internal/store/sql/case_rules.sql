-- What are the screening rules called by which a run found something?
select rule, title
from finding_rule
where zone_code = @zone_code and run_id = @run_id
order by rule
limit 1000;
