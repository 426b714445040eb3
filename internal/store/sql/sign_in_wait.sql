-- How many seconds must the next try of a name wait?
select ceil(extract(epoch from last_at + interval '30 seconds' * power(2, least(failures - 5, 5)) - now()))::int as seconds
from sign_in_attempt
where name_key = @name_key;
