-- Records by what the promises of a zone were judged for the ledger, and which are overdue or due soon.
insert into promise_followed (zone_code, basis, soon, overdue)
values (@zone_code, @basis, @soon, coalesce(@overdue::text[], '{}'))
on conflict (zone_code) do update
set basis = excluded.basis, soon = excluded.soon, overdue = excluded.overdue, followed_at = now();
