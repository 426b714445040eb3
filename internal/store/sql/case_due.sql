-- How many cases are overdue, and how many due soon?
select
  count(*) filter (where due_on < @today::text::date) as overdue,
  count(*) filter (where due_on between @today::text::date and @soon_on::text::date) as soon
from review_case
where zone_code = @zone_code and state not in ('done', 'refused', 'withdrawn', 'terminated', 'suspended');
