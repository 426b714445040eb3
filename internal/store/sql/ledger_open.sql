-- Opens an entry with its first step for every finding of the run that none follows yet.
with step as (
  select *
  from unnest(@rules::text[], @tracks::text[], @moves::text[], @due_on::text[], @clocks::text[], @clocks_on::text[], @arithmetic::text[])
    as s (rule, track, move, due_on, clock, clock_on, arithmetic)
), found as (
  select distinct on (f.finding_key) f.*
  from finding_to_follow f
  where f.zone_code = @zone_code
    and f.run_id = @run_id
    and f.outcome in ('met', 'suspected')
    and not exists (
      select 1
      from ledger_entry e
      where e.zone_code = f.zone_code and e.finding_key = f.finding_key and e.current
    )
  order by f.finding_key, f.finding_id
), opened as (
  insert into ledger_entry (
    zone_code, entry_id, finding_key, track, rule, uscc, parcel_id, finding_id, suggested_mode, opened_on, first_run_id, last_run_id,
    version, state, due_on, clock, clock_on, changed_by, last_move
  )
  select
    f.zone_code, @first::bigint - 1 + row_number() over (order by f.finding_id), f.finding_key, s.track, f.rule, f.uscc, f.parcel_id, f.finding_id, f.disposal_mode,
    @opened_on::text::date, f.run_id, f.run_id, 1, 'suspected', s.due_on::date, s.clock, s.clock_on::date, @by, s.move
  from found f
  join step s using (rule)
  returning zone_code, entry_id, rule
)
insert into ledger_step (zone_code, entry_id, version, move, from_state, to_state, due_on, clock, clock_on, arithmetic, done_by)
select o.zone_code, o.entry_id, 1, s.move, '', 'suspected', s.due_on::date, s.clock, s.clock_on::date, s.arithmetic::jsonb, @by
from opened o
join step s using (rule);
