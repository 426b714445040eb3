-- Which scenario of a site is this, in this revision, or in its newest?
select scenario_id, revision, name, inputs::text as inputs, dropped
from scenario
where zone_code = @zone_code and site_id = @site_id and scenario_id = @scenario_id and (@revision::int is null or revision = @revision)
order by revision desc
limit 1;
