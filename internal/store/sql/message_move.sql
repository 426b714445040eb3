-- Puts a move into the box of what is to be told.
insert into message (zone_code, subject_id, kind, about, payload)
values (@zone_code, @entry_id, 'move', @about, @payload)
on conflict do nothing;
