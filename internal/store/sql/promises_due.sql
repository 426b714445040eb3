-- How many promises of a zone are overdue or due soon, as they were last judged for the ledger, without those overdue that persons have done
-- with there?
select
  f.soon,
  (
    select count(*)
    from unnest(f.overdue) k (finding_key)
    where not exists (
      select 1
      from ledger_entry e
      where e.zone_code = f.zone_code and e.finding_key = k.finding_key and e.current and e.state = any (@decided::text[])
    )
  )::int as overdue
from promise_followed f
where f.zone_code = @zone_code
order by 1
limit 1;
