-- Of which run would the ledger be told, was one of a later day or this one followed before, and which rules found something?
select
  to_char(r.as_of, 'YYYY-MM-DD') as as_of,
  exists (
    select 1
    from ledger_run l
    where l.zone_code = r.zone_code and (l.as_of > r.as_of or l.run_id = r.run_id)
  ) as passed,
  array(
    select f.rule
    from finding_rule f
    where f.zone_code = r.zone_code and f.run_id = r.run_id
    order by f.rule
  ) as rules
from run r
where r.zone_code = @zone_code and r.run_id = @run_id;
