-- What did some scenarios say in some of their revisions?
select s.scenario_id, s.site_id, s.revision, s.name, s.inputs, s.dropped, s.made_at, s.made_by
from unnest(@scenario_ids::bigint[], @revisions::int[]) asked (scenario_id, revision)
join scenario s on s.zone_code = @zone_code and s.scenario_id = asked.scenario_id and s.revision = asked.revision
order by s.site_id, s.scenario_id, s.revision
limit 10000;
