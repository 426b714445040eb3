-- What does an office's ledger say of entries besides, by the runs that found them last: the figures of their parcels, and who uses
-- most of each?
select
  e.entry_id, r.year::int as year, coalesce(v.year_values, '{}') as year_values, v.year_partly,
  n.name as enterprise, n.uscc, n.status
from ledger_entry e
join run r on r.zone_code = e.zone_code and r.run_id = e.last_run_id
join parcel p on p.zone_code = e.zone_code and p.parcel_id = e.parcel_id
left join evaluation v
  on v.zone_code = @zone_code and v.run_id = any (@run_ids) and v.run_id = e.last_run_id and v.subject_kind = 'parcel' and v.subject_key = p.parcel_code and v.parcel_id = p.parcel_id
left join lateral (
  select m.name, m.uscc, m.status
  from attribution a
  join enterprise m on m.zone_code = a.zone_code and m.uscc = a.uscc
  where a.zone_code = @zone_code
    and a.run_id = any (@run_ids)
    and a.run_id = e.last_run_id
    and a.parcel_id = e.parcel_id
    and (e.uscc is null or a.uscc = e.uscc)
  order by a.land_m2 desc, a.uscc
  limit 1
) n on true
where e.zone_code = @zone_code and e.entry_id = any (@entry_ids::bigint[])
order by e.entry_id
limit 2000000;
