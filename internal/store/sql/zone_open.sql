-- Adds a zone.
insert into zone (zone_code, name, code_scheme)
values (@zone_code, @name, @code_scheme);
