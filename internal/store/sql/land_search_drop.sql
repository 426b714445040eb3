-- Forgets a search of a person, and what the webhook has not taken of it.
with dropped as (
  delete from land_search
  where zone_code = @zone_code and saved_by = @saved_by and search_id = @search_id
  returning zone_code, search_id
),
untold as (
  delete from message m
  using dropped d
  where m.zone_code = d.zone_code and m.subject_id = d.search_id and m.kind = 'land_search' and m.sent_at is null
)
select search_id
from dropped;
