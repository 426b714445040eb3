-- What does a run say of one kind of subject, in a park or in all, by park, by industry and by track?
with subject as (
  select e.grade, e.score, e.land_m2, e.output_cny, e.output_state, e.tax_cny, e.tax_state, e.track, e.park_code,
    substring(n.industry_code from '^[A-Z]?([0-9]{2})') as division
  from evaluation e
  left join enterprise n on e.subject_kind in ('enterprise', 'group') and n.zone_code = e.zone_code and n.uscc = e.subject_key
  where e.zone_code = @zone_code and e.run_id = @run_id and e.subject_kind = @subject_kind
    and (@park_code::text is null or coalesce(e.park_code, 'none') = @park_code)
),
part as (
  select d.dimension, coalesce(d.key, '') as key, s.*
  from subject s
  cross join lateral (
    values ('park', s.park_code), ('industry', s.division), ('track', s.track)
  ) d (dimension, key)
  where d.dimension <> 'industry' or @subject_kind in ('enterprise', 'group')
),
graded as (
  select dimension, key, jsonb_object_agg(grade, n order by grade) as grades
  from (select dimension, key, grade, count(*) as n from part group by dimension, key, grade) c
  group by dimension, key
)
select
  p.dimension,
  p.key,
  count(*)::int as subjects,
  g.grades,
  coalesce(sum(p.land_m2) * 3 / 2000, 0)::float8 as land_mu,
  sum(p.output_cny)::float8 as output_cny,
  sum(p.tax_cny)::float8 as tax_cny,
  (sum(p.output_cny) filter (where p.output_state = 'value') / nullif(sum(p.land_m2) filter (where p.output_state = 'value') * 15, 0))::float8 as output_per_mu,
  (sum(p.tax_cny) filter (where p.tax_state = 'value') / nullif(sum(p.land_m2) filter (where p.tax_state = 'value') * 15, 0))::float8 as tax_per_mu,
  avg(p.score) as mean_score
from part p
join graded g using (dimension, key)
group by p.dimension, p.key, g.grades
order by p.dimension, p.key
limit 10000;
