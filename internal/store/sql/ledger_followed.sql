-- Of which day is a run, has the ledger followed it or one after it - by day, and by number within a day - and which rules
-- found something? One of a day that has not come counts for nothing.
select
  to_char(r.as_of, 'YYYY-MM-DD') as as_of,
  exists (
    select 1
    from ledger_run l
    where l.zone_code = r.zone_code
      and (l.run_id = r.run_id or (l.as_of, l.run_id) > (r.as_of, r.run_id) and l.as_of <= @today::text::date)
  ) as passed,
  array(
    select f.rule
    from finding_rule f
    where f.zone_code = r.zone_code and f.run_id = r.run_id
    order by f.rule
  ) as rules
from run r
where r.zone_code = @zone_code and r.run_id = @run_id;
