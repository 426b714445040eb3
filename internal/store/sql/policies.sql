-- Which policies has a zone saved, by id and the newest version first?
select policy_id, version, title, digest, source, note, saved_at, saved_by
from policy_version
where zone_code = @zone_code
  and (@policy_id::text is null or policy_id = @policy_id)
  and (@version::int is null or version = @version)
order by policy_id, version desc
limit 1000;
