-- How many findings of the run, by the rules that it applied, has no entry followed yet?
select count(distinct f.finding_key)::int as count
from finding_to_follow f
where f.zone_code = @zone_code
  and f.run_id = @run_id
  and f.outcome in ('met', 'suspected')
  and f.rule = any (@applied::text[])
  and not exists (
    select 1
    from ledger_entry e
    where e.zone_code = f.zone_code and e.finding_key = f.finding_key and e.current
  );
