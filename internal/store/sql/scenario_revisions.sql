-- Which states has a scenario had, the newest first?
select scenario_id, site_id, revision, name, inputs, dropped, made_at, made_by
from scenario
where zone_code = @zone_code and site_id = @site_id and scenario_id = @scenario_id
order by revision desc
limit 10000;
