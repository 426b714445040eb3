-- What is the number of the zone's next run?
select coalesce(max(run_id), 0) + 1 as first
from run
where zone_code = @zone_code;
