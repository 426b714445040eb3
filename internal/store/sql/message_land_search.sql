-- Records which new land of a search the webhook knows, and puts what it does not know into the box of what is to be told; of
-- two who do so one wins.
with told as (
  update land_search
  set told = @told, told_at = @as_of
  where zone_code = @zone_code and search_id = @search_id and told_at is distinct from @as_of
  returning zone_code, search_id
)
insert into message (zone_code, subject_id, kind, about, payload)
select zone_code, search_id, 'land_search', @as_of, @payload::jsonb
from told
where @payload::jsonb is not null
on conflict do nothing;
