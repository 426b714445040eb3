-- Keeps what an import said of its file.
update data_source
set report = @report
where zone_code = @zone_code and source_id = @source_id;
