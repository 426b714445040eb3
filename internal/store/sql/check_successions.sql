-- Which staged successions break a rule that needs the other rows or the database? What a parcel that ends leaves behind is noted.
insert into staged_issue (line, "column", value, rule, outcome)
with own as (
  select
    line, min(line) over (partition by ancestor_code, parcel_code) as first, ancestor_code, parcel_code,
    min(line) filter (where relation = 'cancel') over (partition by ancestor_code) as cancelled
  from staged_successions
),
ending as (
  select ancestor_id, ancestor_code, min(line) as line
  from staged_successions
  where ends
  group by ancestor_id, ancestor_code
)
select line, 'parcel_code', coalesce(parcel_code, ''), format('the same step from %s is already on line %s', ancestor_code, first), 'refused'
from own
where line > first
union all
select line, 'parcel_code', parcel_code, format('nothing comes of %s, which is cancelled on line %s', ancestor_code, cancelled), 'refused'
from own
where parcel_code is not null and cancelled is not null
union all
select line, 'ancestor_code', ancestor_code, 'no such parcel', 'refused'
from staged_successions
where ancestor_id is null
union all
select line, 'parcel_code', parcel_code, 'no such parcel in force: import its outline before', 'refused'
from staged_successions
where parcel_code is not null and parcel_id is null
union all
select line, 'parcel_code', '', 'must be given, but of a parcel that is cancelled', 'refused'
from staged_successions
where parcel_code is null and relation <> 'cancel'
union all
select line, 'parcel_code', parcel_code, 'a new code is another one', 'refused'
from staged_successions
where parcel_code = ancestor_code and relation = 'recode'
union all
select s.line, 'ancestor_code', s.ancestor_code, 'was cancelled before; what has the code now stays: another cancellation has a document number of its own', 'noted'
from staged_successions s
where s.relation = 'cancel' and not s.ends
  and exists (select from parcel p where p.zone_code = @zone_code and p.parcel_code = s.ancestor_code and p.valid_to is null)
union all
select e.line, 'ancestor_code', e.ancestor_code, format('uses on record: %s; give them for what came of it', count(*)), 'noted'
from ending e
join occupancy o on o.zone_code = @zone_code and o.parcel_id = e.ancestor_id and (o.valid_to is null or o.valid_to >= now()::date)
group by e.line, e.ancestor_code
union all
select e.line, 'ancestor_code', e.ancestor_code, format('entries of the ledger under way: %s; they stand on it, settle them for what came of it', count(*)), 'noted'
from ending e
join ledger_entry l on l.zone_code = @zone_code and l.parcel_id = e.ancestor_id and l.current and l.state <> all (coalesce(@ended::text[], '{}'))
group by e.line, e.ancestor_code
union all
select e.line, 'ancestor_code', e.ancestor_code, format('commitments on record: %s; give them for what came of it', count(*)), 'noted'
from ending e
join promise c on c.zone_code = @zone_code and c.parcel_id = e.ancestor_id and c.case_id is null
group by e.line, e.ancestor_code
union all
select e.line, 'ancestor_code', e.ancestor_code, format('is in site %s, %s', t.site_id, t.name), 'noted'
from ending e
join site_parcel m on m.zone_code = @zone_code and m.parcel_id = e.ancestor_id
join site t on t.zone_code = m.zone_code and t.site_id = m.site_id and t.state <> 'ended'
order by 1;
