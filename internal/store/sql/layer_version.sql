-- Which run of which zone does a layer show, and how far have the zone's facts come? The first zone where none is named,
-- and the newest run of the latest year where none is.
select
  z.zone_code,
  z.data_version,
  coalesce(r.run_id, 0) as run_id,
  coalesce(r.year, 0)::int as year,
  coalesce(extract(epoch from r.created_at), 0)::bigint as run_made,
  coalesce((select sum(s.revision) from site s where s.zone_code = z.zone_code), 0)::bigint as sites_made
from zone z
left join lateral (
  select run_id, year, created_at
  from run
  where zone_code = z.zone_code
    and (@run_id::bigint is null or run_id = @run_id)
    and (@year::int is null or year = @year)
    and (not trial or run_id = @run_id)
  order by year desc, run_id desc
  limit 1
) r on true
where @zone_code::text is null or z.zone_code = @zone_code
order by z.zone_code
limit 1;
