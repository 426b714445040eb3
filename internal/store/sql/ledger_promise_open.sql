-- Opens an entry with its first step for every broken promise that none follows yet: on the largest parcel of its land, and of a promise
-- on no land on the one that its enterprise uses most of. One of an enterprise without land has nowhere to stand. Which were opened?
with broken as (
  select *
  from unnest(@keys::text[], @commitment_ids::text[], @rules::text[], @titles::text[]) as b (finding_key, commitment_id, rule, title)
), placed as (
  select b.*, c.uscc, g.parcel_id
  from broken b
  join commitment c on c.zone_code = @zone_code and c.commitment_id = b.commitment_id
  cross join lateral (
    select coalesce(
      (
        select p.parcel_id
        from commitment_land l
        join parcel p on p.zone_code = l.zone_code and p.parcel_id = l.parcel_id
        where l.zone_code = c.zone_code and l.commitment_id = c.commitment_id and l.stands
        order by coalesce(p.title_area_m2, p.area_m2) desc, p.parcel_id
        limit 1
      ),
      (
        select a.parcel_id
        from attribution a
        where a.zone_code = @zone_code and a.run_id = @run_id and a.uscc = c.uscc
        order by a.land_m2 desc, a.parcel_id
        limit 1
      )
    ) as parcel_id
  ) g
  where g.parcel_id is not null
    and not exists (
      select 1
      from ledger_entry e
      where e.zone_code = @zone_code and e.finding_key = b.finding_key and e.current
    )
), opened as (
  insert into ledger_entry (
    zone_code, entry_id, finding_key, track, rule, title, commitment_id, uscc, parcel_id, finding_id, opened_on, first_run_id, last_run_id,
    version, state, changed_by, last_move
  )
  select
    @zone_code, @first::bigint - 1 + row_number() over (order by commitment_id), finding_key, 'promise', rule, title::jsonb, commitment_id, uscc, parcel_id, 0,
    @opened_on::text::date, @run_id, @run_id, 1, 'suspected', @by, @move
  from placed
  on conflict do nothing
  returning zone_code, entry_id, commitment_id, rule
), first_steps as (
  insert into ledger_step (zone_code, entry_id, version, move, from_state, to_state, done_by)
  select zone_code, entry_id, 1, @move, '', 'suspected', @by
  from opened
)
select commitment_id, rule
from opened
order by entry_id
limit 10000000;
