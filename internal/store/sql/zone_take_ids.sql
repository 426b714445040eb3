-- Takes the next surrogate numbers of the zone, and tells the first of them.
update zone
set next_id = next_id + @count
where zone_code = @zone_code
returning next_id - @count as first;
