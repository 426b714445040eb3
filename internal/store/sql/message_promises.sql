-- Puts deadlines of promises that are near or passed into the box of what is to be told, each once.
insert into message (zone_code, subject_id, kind, about, payload)
select @zone_code, 0, t.kind, t.about, t.payload::jsonb
from unnest(@kinds::text[], @abouts::text[], @payloads::text[]) as t (kind, about, payload)
on conflict do nothing;
