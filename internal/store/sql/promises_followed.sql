-- Records by what the promises of a zone were judged for the ledger.
insert into promise_followed (zone_code, basis)
values (@zone_code, @basis)
on conflict (zone_code) do update
set basis = excluded.basis, followed_at = now();
