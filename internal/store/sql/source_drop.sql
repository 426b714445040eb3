-- Forgets a file that brought nothing new.
delete from data_source
where zone_code = @zone_code and source_id = @source_id;
