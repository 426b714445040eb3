-- What was promised in a zone, or under some ids, and is not terminated unless that is asked for too, of which land, what is on record of its keeping, and what its enterprise says of
-- it: the start of production and, of a promise on no land, what a run placed on it in each of its years?
with ground as materialized (
  select l.commitment_id, array_agg(p.parcel_code order by p.parcel_code) as parcel_codes, min(p.park_code) as park_code
  from commitment_land l
  join parcel p using (zone_code, parcel_id)
  where l.zone_code = @zone_code and l.stands and (@commitment_ids::text[] is null or l.commitment_id = any (@commitment_ids))
  group by l.commitment_id
)
select
  c.commitment_id,
  coalesce(g.parcel_codes, '{}') as parcel_codes,
  c.case_id,
  t.site_id,
  t.name as site_name,
  k.standing ->> 'decided_on' as decided_on,
  c.uscc,
  n.name as enterprise_name,
  case when c.case_id is not null then t.park_code else coalesce(g.park_code, n.park_code) end as park_code,
  c.agreement_no,
  c.agreement_version,
  c.indicator,
  c.target::float8 as target,
  c.target_on::text as target_on,
  c.unit,
  c.due_on::text as due_on,
  c.actual::float8 as actual,
  c.actual_on::text as actual_on,
  c.evidence,
  c.document_no,
  c.remedy,
  c.actual_by,
  c.revision,
  c.recorded_by,
  c.recorded_at,
  s.file_name as source_file,
  n.production_on::text as production_on,
  e.year_values,
  e.year_partly
from commitment c
join data_source s using (zone_code, source_id)
left join ground g using (commitment_id)
left join review_case k on k.zone_code = c.zone_code and k.case_id = c.case_id
left join site t on t.zone_code = k.zone_code and t.site_id = k.site_id
left join enterprise n on n.zone_code = c.zone_code and n.uscc = c.uscc
left join evaluation e
  on e.zone_code = c.zone_code and e.run_id = @run_id and e.subject_kind = 'enterprise' and e.subject_key = c.uscc
  and c.parcel_id is null and c.case_id is null
where c.zone_code = @zone_code
  and (@commitment_ids::text[] is null or c.commitment_id = any (@commitment_ids))
  and (@terminated::boolean or k.state is distinct from 'terminated')
order by c.commitment_id
limit 10000000;
