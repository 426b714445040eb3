-- Which runs does a zone have, the newest first? Trials only where all are asked for, or one by its number.
select
  run_id, zone_code, year::int as year, to_char(as_of, 'YYYY-MM-DD') as as_of, policy_id, policy_title, policy_digest,
  data_version, program_version, trial, follows, note, created_at, created_by, conservation, conserved_land, counts, notices,
  (
    select to_char(p.published_on, 'YYYY-MM-DD')
    from publication p
    where p.zone_code = run.zone_code and p.run_id = run.run_id
  ) as published_on,
  (
    select to_char(p.land_published_on, 'YYYY-MM-DD')
    from publication p
    where p.zone_code = run.zone_code and p.run_id = run.run_id
  ) as land_published_on
from run
where zone_code = @zone_code
  and (@run_id::bigint is null or run_id = @run_id)
  and (@year::int is null or year = @year)
  and (not trial or @trials or run_id = @run_id)
order by case when @trials then 0 else year end desc, run_id desc
limit @most;
