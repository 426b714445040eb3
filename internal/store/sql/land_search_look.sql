-- Records that the owner of a search has looked, and what fits it.
update land_search
set seen = @seen, looked_at = now()
where zone_code = @zone_code and saved_by = @saved_by and search_id = @search_id;
