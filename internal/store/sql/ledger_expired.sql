-- Which entries of which zones are on hold, and their time is up?
select zone_code, entry_id
from ledger_entry
where state in ('exempt', 'protected', 'disputed') and due_on < @today::text::date
order by zone_code, entry_id
limit 10000;
