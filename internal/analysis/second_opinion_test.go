package analysis_test

import (
	"testing"
)

// secondOpinion recomputes the default policy in SQL, from the tables and the attribution alone, for every enterprise
// and parcel: scores to 0.01, grades exactly.
func secondOpinion(t *testing.T, p prepared) {
	var subjects, scores, grades int
	p.ask(t, `
		with amounts as (
		  select
		    'enterprise' as kind, n.uscc as key, n.scale,
		    (select round(sum(a.land_m2), 4) from attribution a where a.uscc = n.uscc) as land_m2,
		    r.tax_cny, r.output_cny, r.energy_tce, r.rd_cny, r.revenue_cny
		  from enterprise n
		  left join annual_report r on r.uscc = n.uscc and r.year = 2020
		  union all
		  select
		    'parcel', p.parcel_code,
		    case when bool_or(n.scale = 'above') then 'above' when bool_and(coalesce(n.scale, '') = 'below') then 'below' end,
		    coalesce(p.title_area_m2, p.area_m2),
		    case when count(a.tax_cny) = count(*) then sum(a.tax_cny) end, -- a part of it is not known
		    case when count(a.output_cny) = count(*) then sum(a.output_cny) end,
		    case when count(r.energy_tce) = count(*) then sum(r.energy_tce * s.part) end,
		    case when count(r.rd_cny) = count(*) then sum(r.rd_cny * s.part) end,
		    case when count(r.revenue_cny) = count(*) then sum(r.revenue_cny * s.part) end
		  from parcel p
		  join attribution a using (parcel_id)
		  join enterprise n on n.uscc = a.uscc
		  left join annual_report r on r.uscc = a.uscc and r.year = 2020
		  cross join lateral (
		    select case when sum(o.land_m2) > 0 then a.land_m2 / sum(o.land_m2) else 1.0 / count(*) end as part
		    from attribution o
		    where o.uscc = a.uscc
		  ) s
		  where p.valid_to is null
		  group by p.parcel_code, p.title_area_m2, p.area_m2
		),
		item (scale, indicator, weight) as (
		  values ('above', 'tax_per_mu', 45), ('above', 'output_per_mu', 30), ('above', 'tax_per_tce', 15), ('above', 'rd_ratio', 10),
		    ('below', 'tax_per_mu', 100)
		),
		ratio as (
		  select a.kind, a.key, a.scale, i.indicator, i.weight,
		    case i.indicator when 'output_per_mu' then a.output_cny when 'rd_ratio' then a.rd_cny else a.tax_cny end as numerator,
		    case i.indicator when 'tax_per_tce' then a.energy_tce when 'rd_ratio' then a.revenue_cny else a.land_m2 end as denominator
		  from amounts a
		  join item i using (scale)
		),
		usable as (select * from ratio where numerator is not null and denominator > 0),
		baseline as (
		  select kind, scale, indicator, sum(numerator) / sum(denominator) as mean
		  from usable
		  group by kind, scale, indicator
		  having count(*) >= 5
		),
		point as (
		  select u.kind, u.key, u.scale, u.weight, u.indicator, u.numerator / u.denominator as value,
		    round(greatest(least(u.weight * (u.numerator / u.denominator) / b.mean, 1.5 * u.weight), 0), 4) as points
		  from usable u
		  join baseline b using (kind, scale, indicator)
		  where b.mean > 0
		),
		scored as (
		  select kind, key, scale, round(sum(points) * 100 / sum(weight), 2) as score,
		    max(value) filter (where indicator = 'tax_per_mu') as tax_per_mu
		  from point
		  group by kind, key, scale
		  having count(*) filter (where indicator = 'tax_per_mu') = 1 -- required
		),
		placed as (
		  select *, rank() over (partition by kind, scale order by score desc) - 1 as place,
		    count(*) over (partition by kind, scale) as n,
		    count(*) over (partition by kind, scale, score) as equal
		  from scored
		),
		graded as (
		  select *,
		    case
		      when n < 5 then ''
		      when place < floor(n * 0.20 + 0.5) then 'A'
		      when place < floor(n * 0.60 + 0.5) then 'B'
		      when place < floor(n * 0.95 + 0.5) then 'C'
		      else 'D'
		    end as grade
		  from placed
		)
		select
		  count(*),
		  count(*) filter (where abs(e.score - g.score) > 0.011 or e.score is null),
		  count(*) filter (where e.grade <> g.grade and g.equal = 1)
		from graded g
		join evaluation e on e.subject_kind = g.kind and e.subject_key = g.key`, &subjects, &scores, &grades)
	if subjects < 2000 || scores > 0 || grades > 0 {
		t.Errorf("%d subjects; %d scores and %d grades differ", subjects, scores, grades)
	}
	var more int
	p.ask(t, `select count(*) from evaluation where subject_kind in ('enterprise', 'parcel') and score is not null`, &more)
	if more != subjects {
		t.Errorf("the run scores %d subjects, SQL %d", more, subjects)
	}
}

func secondOpinionOfGroups(t *testing.T, p prepared) {
	var groups, differ int
	p.ask(t, `
		with parcels as (
		  select p.park_code, coalesce(p.title_area_m2, p.area_m2) * 3 / 2000 as mu, a.output_cny, a.tax_cny
		  from parcel p
		  left join (
		    select parcel_id, case when count(output_cny) = count(*) then sum(output_cny) end as output_cny,
		      case when count(tax_cny) = count(*) then sum(tax_cny) end as tax_cny
		    from attribution
		    group by parcel_id
		  ) a using (parcel_id)
		  where p.valid_to is null
		),
		sums as (
		  select
		    case when grouping(park_code) = 1 then 'zone' else 'park' end as kind,
		    coalesce(park_code, '350582401') as key,
		    sum(output_cny) / 10000 / sum(mu) filter (where output_cny is not null) as output_per_mu,
		    sum(tax_cny) / 10000 / sum(mu) filter (where tax_cny is not null) as tax_per_mu
		  from parcels
		  group by rollup (park_code)
		)
		select
		  count(*),
		  count(*) filter (where abs(e.output_per_mu - s.output_per_mu) > 1e-6 or abs(e.tax_per_mu - s.tax_per_mu) > 1e-6)
		from sums s
		join evaluation e on e.subject_kind = s.kind and e.subject_key = s.key`, &groups, &differ)
	if groups != 11 || differ != 0 {
		t.Errorf("%d groups, %d differ", groups, differ)
	}
	var subareas, placed float64
	p.ask(t, `
		select
		  (select sum((detail -> 'headline' ->> 'output_cny')::numeric) from evaluation where subject_kind = 'subarea'),
		  (select sum(a.output_cny) from attribution a join parcel p using (parcel_id) where p.subarea is not null)`, &subareas, &placed)
	if subareas != placed || placed == 0 {
		t.Errorf("sub-areas make %.2f yuan, %.2f are placed there", subareas, placed)
	}
}

// secondOpinionOfFindings recomputes both legs of idle land and low efficiency on the last day of 2020; low efficiency where
// nobody came or went in its three years, so that the run's attribution holds for all of them.
func secondOpinionOfFindings(t *testing.T, p prepared) {
	var onlyRun, onlySQL, both int
	p.ask(t, `
		with use as (
		  select parcel_id, count(*) as occupants from attribution group by parcel_id
		),
		years as (
		  select s.parcel_id, r.year, sum(r.tax_cny * s.part) as tax_cny
		  from (
		    select a.parcel_id, a.uscc,
		      case when sum(a.land_m2) over (partition by a.uscc) > 0
		        then a.land_m2 / sum(a.land_m2) over (partition by a.uscc)
		        else 1.0 / count(*) over (partition by a.uscc) end as part
		    from attribution a
		  ) s
		  join annual_report r on r.uscc = s.uscc and r.year between 2018 and 2020 and r.tax_cny is not null
		  group by s.parcel_id, r.year
		),
		mean as (
		  select y.parcel_id, avg(y.tax_cny / 10000 / (coalesce(p.title_area_m2, p.area_m2) * 3 / 2000)) as tax_per_mu
		  from years y
		  join parcel p using (parcel_id)
		  group by y.parcel_id
		),
		judged as (
		  select p.parcel_id,
		    coalesce(p.tenure, '') <> 'collective'
		      and coalesce(p.actual_start_on > date '2020-12-31', true)
		      and coalesce(p.actual_completion_on > date '2020-12-31', true)
		      and p.suspended_on is null
		      and not exists (select from building b where b.parcel_id = p.parcel_id)
		      and coalesce(p.agreed_start_on, p.handed_over_on + interval '1 year') + interval '1 year' <= date '2020-12-31' as idle,
		    coalesce(p.tenure, '') <> 'collective'
		      and p.suspended_on + interval '1 year' <= date '2020-12-31'
		      and (p.developed_area_m2 / nullif(p.developable_area_m2, 0) < 1.0 / 3
		        or p.invested_cny / nullif(p.agreed_investment_cny, 0) < 0.25) as suspended,
		    u.occupants is not null as used,
		    u.occupants is not null and m.tax_per_mu < 5 as low,
		    exists (
		      select
		      from attribution a
		      cross join generate_series(2018, 2020) y (year)
		      left join annual_report r on r.uscc = a.uscc and r.year = y.year
		      where a.parcel_id = p.parcel_id
		      group by y.year
		      having count(r.tax_cny) between 1 and count(*) - 1
		    ) as partly
		  from parcel p
		  left join use u using (parcel_id)
		  left join mean m using (parcel_id)
		  where p.valid_to is null
		),
		settled as (
		  select p.parcel_id
		  from parcel p
		  where not exists (
		    select
		    from occupancy here
		    join occupancy o using (uscc)
		    where here.parcel_id = p.parcel_id
		      and (o.valid_from > date '2018-12-31' or o.valid_to < date '2020-01-01')
		      and coalesce(o.valid_to, 'infinity') >= date '2018-01-01'
		  ) and not exists (
		    select
		    from occupancy here
		    join occupancy other using (uscc)
		    join occupancy beside on beside.parcel_id = other.parcel_id
		    where here.parcel_id = p.parcel_id
		      and (beside.valid_from > date '2018-12-31' or beside.valid_to < date '2020-01-01')
		      and coalesce(beside.valid_to, 'infinity') >= date '2018-01-01'
		  )
		),
		found as (
		  select parcel_id, case when used then 'idle_not_started/suspected' else 'idle_not_started/met' end as what from judged where idle
		  union all
		  select parcel_id, 'idle_suspended/suspected' from judged where suspended
		  union all
		  select parcel_id, case when partly then 'low_efficiency/suspected' else 'low_efficiency/met' end
		  from judged
		  join settled using (parcel_id)
		  where low and (used or not coalesce(idle, false))
		),
		kept as (
		  select parcel_id, rule || '/' || outcome as what
		  from finding
		  where outcome <> 'cannot_tell' and (rule <> 'low_efficiency' or parcel_id in (select parcel_id from settled))
		)
		select
		  (select count(*) from (select * from kept except select * from found) x),
		  (select count(*) from (select * from found except select * from kept) x),
		  (select count(*) from (select * from found intersect select * from kept) x)`, &onlyRun, &onlySQL, &both)
	if onlyRun+onlySQL > 0 || both < 100 {
		t.Errorf("%d findings agree; %d only in the run, %d only in SQL", both, onlyRun, onlySQL)
	}
}
