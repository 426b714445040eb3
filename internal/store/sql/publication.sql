-- What does a run say of the subjects of a kind, as far as it can be made public? An amount of a parcel that leaves users out is not; that of a group is the sum of what is known.
select
  e.subject_key as key,
  coalesce(n.name, p.owner_name, k.name, e.subject_key) as name,
  case when e.subject_kind = 'park' then k.name else home.name end as park_name,
  n.industry_code,
  e.track, e.class, e.rule, coalesce(e.initial_grade, e.grade) as initial_grade, e.grade, e.place,
  jsonb_path_exists(coalesce(e.steps, '{}'), '$.passed[*] ? (@.reason != "")') as decided,
  case when e.output_state <> 'partly' then (e.output_cny * 100)::bigint end as output_cny,
  case when e.tax_state <> 'partly' then (e.tax_cny * 100)::bigint end as tax_cny,
  e.land_m2::float8 as land_m2
from evaluation e
left join enterprise n on e.subject_kind in ('enterprise', 'group') and n.zone_code = e.zone_code and n.uscc = e.subject_key
left join parcel p on p.zone_code = e.zone_code and p.parcel_id = e.parcel_id
left join park k on e.subject_kind = 'park' and k.zone_code = e.zone_code and k.park_code = e.subject_key
left join park home on home.zone_code = e.zone_code and home.park_code = e.park_code
where e.zone_code = @zone_code and e.run_id = @run_id and e.subject_kind = @subject_kind
order by e.subject_key
limit 2000000;
