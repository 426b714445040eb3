-- How does a run rank the subjects of one kind? The ranked ones first, track by track.
select
  e.subject_key as key,
  coalesce(n.name, k.name, case when e.subject_kind = 'subarea' then e.subarea end, z.name) as name,
  e.park_code,
  home.name as park_name,
  n.industry_code,
  e.track,
  coalesce(e.class, 'evaluated') as class,
  e.place,
  e.score,
  coalesce(e.initial_grade, e.grade) as initial_grade,
  e.grade,
  jsonb_path_query_first(e.steps, '$.passed[*] ? (@.reason != "").reason') #>> '{}' as decided,
  round(e.land_m2 * 3 / 2000, 4)::float8 as land_mu,
  e.output_cny::float8 as output_cny,
  e.output_state,
  e.tax_cny::float8 as tax_cny,
  e.tax_state,
  e.output_per_mu,
  e.tax_per_mu
from evaluation e
left join enterprise n on e.subject_kind in ('enterprise', 'group') and n.zone_code = e.zone_code and n.uscc = e.subject_key
left join park k on e.subject_kind = 'park' and k.zone_code = e.zone_code and k.park_code = e.subject_key
left join park home on home.zone_code = e.zone_code and home.park_code = e.park_code
left join zone z on e.subject_kind = 'zone' and z.zone_code = e.zone_code
where e.zone_code = @zone_code and e.run_id = @run_id and e.subject_kind = @subject_kind
  and (@subject_key::text is null or e.subject_key = @subject_key)
  and (@track::text is null or coalesce(e.track, 'none') = @track)
  and (@industry::text is null or coalesce(substring(n.industry_code from '^[A-Z]?([0-9]{2})'), 'none') = @industry)
  and (@grades::text[] is null or coalesce(nullif(e.grade, ''), 'not_graded') = any (@grades))
  and (@park_code::text is null or coalesce(e.park_code, 'none') = @park_code)
order by e.place is null, e.track, e.place, e.subject_key
limit @most offset @skip;
