-- Which scenarios does a site have, or which is this one, each as it was last kept, the first first?
select s.scenario_id, s.site_id, s.revision, s.name, s.inputs, s.dropped, s.made_at, s.made_by
from scenario s
where s.zone_code = @zone_code
  and s.site_id = @site_id
  and (@scenario_id::bigint is null or s.scenario_id = @scenario_id)
  and (not s.dropped or s.scenario_id = @scenario_id)
  and s.revision = (
    select max(o.revision)
    from scenario o
    where o.zone_code = s.zone_code and o.site_id = s.site_id and o.scenario_id = s.scenario_id
  )
order by s.scenario_id
limit 1000;
