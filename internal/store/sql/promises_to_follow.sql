-- In which zones has the ledger not followed the promises as the day, the newest run, the facts, the promises and the days that are soon stand now? Of a
-- demonstration the day is that of its run.
select z.zone_code, b.basis
from zone z
cross join lateral (
  select r.run_id, r.as_of
  from run r
  where r.zone_code = z.zone_code and not r.trial
  order by r.year desc, r.run_id desc
  limit 1
) newest
cross join lateral (
  select count(*) || '.' || coalesce(sum(c.revision), 0) as revisions
  from commitment c
  where c.zone_code = z.zone_code
) p
cross join lateral (
  select concat_ws('/', case when @still::boolean then newest.as_of::text else @today::text end, newest.run_id, z.data_version, p.revisions, @soon_days::int) as basis
) b
left join promise_followed f on f.zone_code = z.zone_code
where f.basis is distinct from b.basis
order by z.zone_code
limit 10000;
