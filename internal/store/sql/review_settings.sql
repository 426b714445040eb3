-- How does a zone review, by the newest version of its settings?
select version, content, saved_at, saved_by
from review_setting
where zone_code = @zone_code
order by version desc
limit 1;
