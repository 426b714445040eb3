-- Keeps a version of the settings of a zone, unless the one that was read is no longer the newest.
insert into review_setting (zone_code, version, content, saved_by)
select @zone_code, @read::int + 1, @content, @by
where @read::int = coalesce((select max(version) from review_setting where zone_code = @zone_code), 0);
