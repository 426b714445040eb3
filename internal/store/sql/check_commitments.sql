-- Which staged commitments break a rule that needs the other rows or the database?
insert into staged_issue (line, "column", value, rule, outcome)
select line, 'commitment_id', commitment_id, 'already on line ' || first, 'refused'
from (select line, commitment_id, min(line) over (partition by commitment_id) as first from staged_commitments) s
where line > first
union all
select s.line, 'parcel_code', s.parcel_code, 'no such parcel in force', 'refused'
from staged_commitments s
where s.parcel_code is not null
  and not exists (
    select from parcel p
    where p.zone_code = @zone_code and p.parcel_code = s.parcel_code and p.valid_to is null
  )
union all
select s.line, 'parcel_code', s.parcel_code, format('is promised by review %s of all land of its site', t.case_id), 'refused'
from staged_commitments s
join commitment t on t.zone_code = @zone_code and t.commitment_id = s.commitment_id and t.case_id is not null
where s.parcel_code is not null
union all
select s.line, 'commitment_id', s.commitment_id, 'is kept for a promise of a review (review-<case>-<number>), which its approval brings into force: name it otherwise', 'refused'
from staged_commitments s
where s.commitment_id ~ '^review-[0-9]+-[0-9]+$'
  and not exists (select from commitment t where t.zone_code = @zone_code and t.commitment_id = s.commitment_id)
union all
select s.line, 'uscc', s.uscc, 'no such enterprise in the zone', 'refused'
from staged_commitments s
where s.uscc is not null
  and not exists (select from enterprise e where e.zone_code = @zone_code and e.uscc = s.uscc)
union all
select s.line, 'actual', coalesce(s.actual::text, s.actual_on::text), t.actual_by || ' recorded ' || coalesce(t.actual::text, t.actual_on::text) || ', which stands', 'noted'
from staged_commitments s
join commitment t on t.zone_code = @zone_code and t.commitment_id = s.commitment_id
where t.actual_by is not null
  and (s.actual <> t.actual or t.actual is null and s.actual is not null or s.actual_on <> t.actual_on or t.actual_on is null and s.actual_on is not null)
order by 1;
