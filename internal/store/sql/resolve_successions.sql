-- Gives staged successions the parcels that they name: those of the same step that stands, since a code may have been given again
-- after it, else what is in force; an ancestor that ended before is found too. One in force ends, unless it keeps its code.
update staged_successions s
set
  ancestor_id = coalesce(t.ancestor_id, a.parcel_id),
  parcel_id = coalesce(
    t.parcel_id,
    (select p.parcel_id from parcel p where p.zone_code = @zone_code and p.parcel_code = s.parcel_code and p.valid_to is null)
  ),
  ends = t.ancestor_id is null and a.in_force and not w.kept
from (
  select line, ancestor_code, relation, parcel_code, document_no, coalesce(bool_or(parcel_code = ancestor_code) over (partition by ancestor_code), false) as kept
  from staged_successions
) w
left join lateral (
  (
    select l.ancestor_id, l.parcel_id
    from parcel b
    join parcel_lineage l on l.zone_code = b.zone_code and l.ancestor_id = b.parcel_id
    join parcel p on p.zone_code = l.zone_code and p.parcel_id = l.parcel_id
    where b.zone_code = @zone_code and b.parcel_code = w.ancestor_code and p.parcel_code = w.parcel_code and l.relation = w.relation
    order by l.recorded_at desc
    limit 1
  )
  union all
  (
    select c.parcel_id, null
    from parcel b
    join parcel_cancellation c using (zone_code, parcel_id)
    where b.zone_code = @zone_code and b.parcel_code = w.ancestor_code and w.relation = 'cancel' and c.document_no is not distinct from w.document_no
    order by c.recorded_at desc
    limit 1
  )
) t on true
left join lateral (
  select p.parcel_id, p.valid_to is null as in_force
  from parcel p
  where p.zone_code = @zone_code and p.parcel_code = w.ancestor_code
  order by p.valid_to desc nulls first
  limit 1
) a on true
where w.line = s.line;
