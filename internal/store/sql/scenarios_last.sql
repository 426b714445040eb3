-- Which scenario of each site of a zone was kept last?
select distinct on (l.site_id) l.scenario_id, l.site_id, l.revision, l.name, l.inputs, l.dropped, l.made_at, l.made_by
from (
  select distinct on (scenario_id) scenario_id, site_id, revision, name, inputs, dropped, made_at, made_by
  from scenario
  where zone_code = @zone_code
  order by scenario_id, revision desc
) l
where not l.dropped
order by l.site_id, l.made_at desc, l.scenario_id desc
limit 10000;
