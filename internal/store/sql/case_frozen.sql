-- What did the submissions and the decision of a case rest on, the newest first?
select version, digest, frozen_at, content
from review_frozen
where zone_code = @zone_code and case_id = @case_id
order by version desc
limit 1000;
