-- Forgets a search of a person.
delete from land_search
where zone_code = @zone_code and saved_by = @saved_by and search_id = @search_id;
