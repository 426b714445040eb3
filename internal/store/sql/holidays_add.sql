-- Keeps holidays, in place of what stood of their days.
insert into holiday (zone_code, day, kind, name)
select @zone_code, h.day::date, h.kind, h.name
from unnest(@days::text[], @kinds::text[], @names::text[]) as h (day, kind, name)
on conflict (zone_code, day) do update
set kind = excluded.kind, name = excluded.name;
