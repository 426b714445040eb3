-- How does a run rank the subjects of one kind? The ranked ones first, track by track.
select
  e.subject_key as key,
  n.name,
  e.park_code,
  n.industry_code,
  e.track,
  coalesce(e.class, 'evaluated') as class,
  e.place,
  e.score,
  coalesce(e.initial_grade, e.grade) as initial_grade,
  e.grade,
  round(e.land_m2 * 3 / 2000, 4)::float8 as land_mu,
  e.output_cny::float8 as output_cny,
  e.output_state,
  e.tax_cny::float8 as tax_cny,
  e.tax_state,
  e.output_per_mu,
  e.tax_per_mu
from evaluation e
left join enterprise n on e.subject_kind in ('enterprise', 'group') and n.zone_code = e.zone_code and n.uscc = e.subject_key
where e.zone_code = @zone_code and e.run_id = @run_id and e.subject_kind = @subject_kind
  and (@track::text is null or e.track = @track)
  and (@grade::text is null or e.grade = @grade)
  and (@park_code::text is null or e.park_code = @park_code)
order by e.place is null, e.track, e.place, e.subject_key
limit @most offset @skip;
