-- Which staged buildings break a rule that needs the other rows or the database?
insert into staged_issue (line, "column", value, rule, outcome)
select line, 'building_id', building_id, 'already on line ' || first, 'refused'
from (select line, building_id, min(line) over (partition by building_id) as first from staged_buildings) s
where line > first
union all
select s.line, 'geometry', '', 'a new building needs an outline', 'refused'
from staged_buildings s
join staged_shape h using (line)
where h.shape is null
  and not exists (select from building b where b.zone_code = @zone_code and b.building_id = s.building_id)
union all
select s.line, 'parcel_code', s.parcel_code, 'no such parcel in force: placed by its outline', 'noted'
from staged_buildings s
where s.parcel_code is not null
  and not exists (
    select from parcel p
    where p.zone_code = @zone_code and p.parcel_code = s.parcel_code and p.valid_to is null
  )
order by 1;
