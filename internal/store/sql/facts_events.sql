-- What has happened to enterprises and on parcels up to the end of a year, and what were they recognised as?
select event_kind as kind, coalesce(label, '') as label, uscc, parcel_id, happened_on, ends_on, document_no
from event
where zone_code = @zone_code and happened_on <= make_date(@to_year::int, 12, 31)
order by happened_on, event_id
limit 10000000;
