-- Adds a zone, unless it stands.
insert into zone (zone_code, name, code_scheme)
values (@zone_code, @name, @code_scheme)
on conflict (zone_code) do nothing;
