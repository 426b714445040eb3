-- Holds a case until the transaction ends, so that of two who change it one comes after the other.
select case_id
from review_case
where zone_code = @zone_code and case_id = @case_id
for update;
