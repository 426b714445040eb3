-- Which documents of screening rules did a run ask?
select document_id, digest, source
from run_document
where zone_code = @zone_code and run_id = @run_id
order by document_id
limit 1000;
