-- Which entries does the run not find any more, by the rules that it applied?
select e.entry_id, e.rule, e.parcel_id, e.uscc
from ledger_entry e
where e.zone_code = @zone_code
  and e.current
  and e.state <> 'closed_unsupported'
  and e.unsupported_run_id is null
  and e.rule = any (@applied::text[])
  and not exists (
    select 1
    from finding_to_follow f
    where f.zone_code = e.zone_code and f.run_id = @run_id and f.finding_key = e.finding_key
  )
order by e.entry_id
limit 20000000;
