-- In how many rows do two runs of a zone differ, and in which columns? No row is the answer of two that are equal. Everything
-- must be the same, but for the last digits of the sums of groups and of the run's land, which depend on the order of their
-- parcels.
--
--   psql -X -q -v zone=350582401 -v ours=1 -v theirs=2 -f bench/compare.sql
set search_path = permu, public;

create function pg_temp.near(a jsonb, b jsonb) returns boolean language plpgsql as $$
begin
  return case
    when jsonb_typeof(a) = 'number' and jsonb_typeof(b) = 'number' then abs(a::numeric - b::numeric) <= 1e-10 * abs(a::numeric)
    when jsonb_typeof(a) = 'object' and jsonb_typeof(b) = 'object' then
      (select bool_and(coalesce(pg_temp.near(x.value, y.value), false)) from jsonb_each(a) x full join jsonb_each(b) y using (key))
    else a = b
  end;
end
$$;

create temp view said as
select zone_code, run_id, 'run' as what, '' as key, to_jsonb(r) - '{run_id,policy_source,program_version,created_at,created_by}'::text[] as row
from run r
union all
select zone_code, run_id, 'attribution', uscc || ' ' || parcel_id, to_jsonb(a) - 'run_id' from attribution a
union all
select zone_code, run_id, subject_kind, subject_key, to_jsonb(e) - 'run_id' from evaluation e
union all
select zone_code, run_id, 'finding', parcel_id || ' ' || rule, to_jsonb(f) - '{run_id,finding_id}'::text[] from finding f
union all
select zone_code, run_id, 'finding_rule', rule, to_jsonb(r) - 'run_id' from finding_rule r;

select what, count(distinct d.key) as rows, min(d.key) as first, string_agg(distinct differs.key, ', ') as columns
from (
  select what, key, o.row as ours, t.row as theirs
  from (select * from said where zone_code = :'zone' and run_id = :ours) o
  full join (select * from said where zone_code = :'zone' and run_id = :theirs) t using (what, key)
  where o.row is distinct from t.row
    and not (what in ('run', 'subarea', 'park', 'management', 'zone') and coalesce(pg_temp.near(o.row, t.row), false))
) d
left join lateral (
  select key from jsonb_each(d.ours) a full join jsonb_each(d.theirs) b using (key) where a.value is distinct from b.value
) differs on true
group by what
order by what;
