-- Marks the entries under way, on hold or decided that the run does not find any more, and suspicions of land that has ended.
update ledger_entry e
set unsupported_run_id = @run_id
where e.zone_code = @zone_code
  and e.current
  and e.unsupported_run_id is null
  and e.state <> 'closed_unsupported'
  and (
    e.state <> 'suspected'
    or exists (select from parcel p where p.zone_code = e.zone_code and p.parcel_id = e.parcel_id and p.valid_to is not null)
  )
  and e.rule = any (@applied::text[])
  and e.entry_id <> all (@untold::bigint[])
  and not exists (
    select 1
    from finding_to_follow f
    where f.zone_code = e.zone_code and f.run_id = @run_id and f.finding_key = e.finding_key
  );
