-- Brings the accepted rows of successions in: ends the ancestors that keep no code, keeps what came of them, gives what came of them
-- the buildings that stand on it; counts each.
with accepted as (
  select *
  from staged_successions s
  where not exists (select from staged_issue x where x.line = s.line and x.outcome = 'refused')
),
ended as (
  update parcel p
  set valid_to = now()
  where p.zone_code = @zone_code and p.parcel_id in (select ancestor_id from accepted where ends)
  returning p.parcel_id
),
cancelled as (
  insert into parcel_cancellation (zone_code, parcel_id, document_no)
  select @zone_code, ancestor_id, document_no
  from accepted
  where ends and relation = 'cancel'
),
kept as (
  insert into parcel_lineage (zone_code, parcel_id, ancestor_id, relation, document_no)
  select @zone_code, parcel_id, ancestor_id, relation, document_no
  from accepted
  where parcel_id <> ancestor_id
  on conflict (zone_code, parcel_id, ancestor_id) do update
  set document_no = coalesce(excluded.document_no, parcel_lineage.document_no), relation = excluded.relation
  where excluded.document_no is distinct from parcel_lineage.document_no and excluded.document_no is not null
    or excluded.relation is distinct from parcel_lineage.relation
  returning parcel_id, ancestor_id, xmax = 0 as is_new
),
moved as (
  update building b
  set parcel_id = (
    select p.parcel_id
    from accepted a
    join parcel p on p.zone_code = @zone_code and p.parcel_id = a.parcel_id
    where a.ancestor_id = b.parcel_id and st_intersects(p.geom, st_pointonsurface(b.geom))
    order by p.parcel_id
    limit 1
  )
  where b.zone_code = @zone_code and b.parcel_id in (select ancestor_id from accepted)
),
counted as (
  select a.ends or coalesce(k.is_new, false) as is_new, k.is_new is not null as is_written
  from accepted a
  left join kept k using (parcel_id, ancestor_id)
)
select
  count(*) filter (where is_new) as added,
  count(*) filter (where is_written and not is_new) as changed,
  count(*) filter (where not is_new and not is_written) as unchanged
from counted;
