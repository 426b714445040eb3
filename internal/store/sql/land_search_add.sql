-- Keeps a search for land of a person.
insert into land_search (zone_code, search_id, saved_by, name, conditions, seen)
values (@zone_code, @search_id, @saved_by, @name, @conditions, @seen);
