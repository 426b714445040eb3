-- Adds holidays.
insert into holiday (zone_code, day, kind, name)
select @zone_code, h.day::date, h.kind, h.name
from unnest(@days::text[], @kinds::text[], @names::text[]) as h (day, kind, name);
