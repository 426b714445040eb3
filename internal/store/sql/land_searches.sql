-- Which searches for land has a person saved?
select search_id, name, conditions, seen, saved_at, looked_at
from land_search
where zone_code = @zone_code
  and saved_by = @saved_by
  and (@search_id::bigint is null or search_id = @search_id)
order by name, search_id
limit 1000;
