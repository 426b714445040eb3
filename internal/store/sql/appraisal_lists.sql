-- Which lists of appraisal items has a zone imported, by id and the newest version first?
select list_id, version, source, digest, saved_at, saved_by
from appraisal_list
where zone_code = @zone_code and (@list_id::text is null or list_id = @list_id)
order by list_id, version desc
limit 1000;
