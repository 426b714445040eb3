-- What is in a file of a case?
select content
from review_file
where zone_code = @zone_code and case_id = @case_id and file_id = @file_id;
