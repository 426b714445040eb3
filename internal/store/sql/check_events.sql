-- Which staged events break a rule that needs the other rows or the database?
insert into staged_issue (line, "column", value, rule, outcome)
select line, 'event_id', event_id, 'already on line ' || first, 'refused'
from (select line, event_id, min(line) over (partition by event_id) as first from staged_events) s
where line > first
union all
select s.line, 'parcel_code', s.parcel_code, 'no such parcel in force', 'refused'
from staged_events s
where s.parcel_code is not null
  and not exists (
    select from parcel p
    where p.zone_code = @zone_code and p.parcel_code = s.parcel_code and p.valid_to is null
  )
union all
select s.line, 'uscc', s.uscc, 'no such enterprise in the zone', 'refused'
from staged_events s
where s.uscc is not null
  and not exists (select from enterprise e where e.zone_code = @zone_code and e.uscc = s.uscc)
union all
select line, 'ends_on', ends_on::text, 'ends before it happened', 'refused'
from staged_events
where ends_on < happened_on
union all
select s.line, 'label', '', 'a recognition needs a label', 'refused'
from staged_events s
left join event t on t.zone_code = @zone_code and t.event_id = s.event_id
where s.event_kind = 'recognition' and given(@cleared::text[], 'label', s.label, t.label) is null
order by 1;
