-- Which policy did a run apply, what were its subjects measured against, and which grades of persons did it take over?
select policy_source, context, decided
from run
where zone_code = @zone_code and run_id = @run_id;
