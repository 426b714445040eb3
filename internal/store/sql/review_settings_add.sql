-- Keeps a version of the settings of a zone.
insert into review_setting (zone_code, version, content, saved_by)
select @zone_code, coalesce(max(version), 0) + 1, @content, @by
from review_setting
where zone_code = @zone_code;
