-- When a case is due to be evaluated again after its approval, and whether that was done: of cases that were approved before it was kept.
update review_case c
set standing = c.standing || jsonb_build_object('again_on', approved.due_on::text)
from review_step approved
where approved.zone_code = c.zone_code and approved.case_id = c.case_id and approved.move = 'approve' and approved.due_on is not null;

update review_case c
set standing = c.standing || jsonb_build_object('evaluated_on', again.done_on)
from (
  select zone_code, case_id, max(body ->> 'document_on') as done_on
  from review_step
  where move = 'evaluate_again'
  group by zone_code, case_id
) again
where again.zone_code = c.zone_code and again.case_id = c.case_id and again.done_on >= c.standing ->> 'again_on';
