-- Which objections are there to a run, and which grades were decided without one, or which one of them is this, the first first?
select
  o.objection_id, o.run_id, o.subject_kind, o.subject_key,
  coalesce(n.name, p.owner_name, k.name, case when e.subject_kind = 'subarea' then e.subarea end, z.name) as name,
  e.grade as grade_in_run,
  coalesce(to_char(o.raised_on, 'YYYY-MM-DD'), '') as raised_on, coalesce(o.raised_by, '') as raised_by, coalesce(o.statement, '') as statement, o.evidence,
  o.state, o.grade, o.outcome, to_char(o.decided_on, 'YYYY-MM-DD') as decided_on, o.decided_by,
  o.revision, o.recorded_at, o.recorded_by, o.decision_recorded_at, o.decision_recorded_by
from objection o
left join evaluation e
  on e.zone_code = @zone_code and e.run_id = @run_id and e.subject_kind = o.subject_kind and e.subject_key = o.subject_key
left join enterprise n on o.subject_kind in ('enterprise', 'group') and n.zone_code = o.zone_code and n.uscc = o.subject_key
left join parcel p on p.zone_code = o.zone_code and p.parcel_id = e.parcel_id
left join park k on o.subject_kind = 'park' and k.zone_code = o.zone_code and k.park_code = o.subject_key
left join zone z on o.subject_kind = 'zone' and z.zone_code = o.zone_code
where o.zone_code = @zone_code
  and o.run_id = @run_id
  and (@objection_id::bigint is null or o.objection_id = @objection_id)
order by coalesce(o.raised_on, o.decided_on), o.objection_id
limit 100000;
