-- Which staged parcels break a rule that needs the other rows or the database?
insert into staged_issue (line, "column", value, rule, outcome)
select line, 'parcel_code', parcel_code, 'already on line ' || first, 'refused'
from (select line, parcel_code, min(line) over (partition by parcel_code) as first from staged_parcels) s
where line > first
union all
select s.line, 'geometry', '', 'a new parcel needs an outline', 'refused'
from staged_parcels s
join staged_shape h using (line)
where h.shape is null
  and not exists (
    select from parcel p
    where p.zone_code = @zone_code and p.parcel_code = s.parcel_code and p.valid_to is null
  )
union all
select s.line, 'park_code', s.park_code, 'no such park in the zone', 'refused'
from staged_parcels s
where s.park_code is not null
  and not exists (select from park p where p.zone_code = @zone_code and p.park_code = s.park_code)
union all
select s.line, 'subarea', s.subarea, 'no such sub-area in the park', 'refused'
from staged_parcels s
where s.subarea is not null
  and not exists (
    select from subarea a
    where a.zone_code = @zone_code and a.subarea = s.subarea and a.park_code = s.park_code
  )
union all
select s.line, 'title_area_m2', s.title_area_m2::text,
  format('differs from the measured %s m² by more than 5 %%', h.area_m2), 'noted'
from staged_parcels s
join staged_shape h using (line)
where abs(s.title_area_m2 - h.area_m2) > 0.05 * h.area_m2
order by 1;
