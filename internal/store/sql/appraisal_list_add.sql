-- Keeps a list of appraisal items as the next version of its name.
insert into appraisal_list (zone_code, list_id, version, source, digest, saved_by)
select @zone_code, @list_id, coalesce(max(version), 0) + 1, @source, @digest, @saved_by
from appraisal_list
where zone_code = @zone_code and list_id = @list_id
returning version;
