-- Which is the newest run of each year? Trials are left out.
select distinct on (year) run_id
from run
where zone_code = @zone_code and not trial
order by year, run_id desc
limit 1000;
