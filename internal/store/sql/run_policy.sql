-- Which policy did a run apply, and what were its subjects measured against?
select policy_source, context
from run
where zone_code = @zone_code and run_id = @run_id;
