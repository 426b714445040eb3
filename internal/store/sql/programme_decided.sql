-- What did the decisions of the cases of a zone rest on that stand approved?
select f.case_id, c.standing ->> 'decided_on' as decided_on, f.version, f.digest, f.frozen_at, f.content
from review_case c
join review_step t on t.zone_code = c.zone_code and t.case_id = c.case_id and t.move = 'approve'
join review_frozen f on f.zone_code = t.zone_code and f.case_id = t.case_id and f.version = t.version
where c.zone_code = @zone_code and c.state in ('approved', 'published', 'done')
order by f.case_id
limit 10000;
