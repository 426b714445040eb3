-- The whole run of the default policy (geodata/policies/default.yaml) in SQL alone: attribution, values, baselines, points,
-- scores, grades, percentiles, efficiency, findings, state of the land and groups of one year, kept as a run like those of
-- `permu evaluate`. A run is measured against it, and every number of a run has here a second opinion.
--
--   psql -X -q -v ON_ERROR_STOP=1 -v zone=350582401 -v year=2020 -v policy=HEX -f bench/run.sql
--
-- where HEX are the bytes of the policy; with -v trial=true the run is a trial. Amounts are whole fen and energy whole 1/10,000 t in float8, so that sums are exact;
-- halves are rounded up.
\if :{?trial}
\else
  \set trial false
\endif
begin;
set local search_path = permu, public;
set local work_mem = '512MB';
set local temp_buffers = '1GB';
-- Square metres in mu; an area within half of its last kept digit, 1/10,000 m², of a whole 1/10,000 mu came as that.
create function pg_temp.mu(area_m2 float8) returns float8 language sql immutable parallel safe as $$
  select case
    when abs(area_m2 * 3 / 2000 - round(area_m2 * 3 / 2000 * 10000) / 10000) <= 0.000000075 then round(area_m2 * 3 / 2000 * 10000) / 10000
    else area_m2 * 3 / 2000
  end
$$;
select 1 from pg_advisory_xact_lock(hashtextextended('permu zone ' || :'zone', 0)) \g /dev/null
select make_date(:year, 12, 31) as as_of, next_id, data_version,
  (select coalesce(max(run_id), 0) + 1 from run where zone_code = :'zone') as run
from zone where zone_code = :'zone' \gset

-- The enterprises by number, in the order of their codes, and what they report: numbers sort and join faster than texts.
create temp table firm on commit drop as
select row_number() over (order by uscc)::int as firm, uscc, park_code, scale, trade_quota, listing, status
from enterprise
where zone_code = :'zone';
analyze firm;

create temp table report on commit drop as
select f.firm, r.year::int as year, (r.output_cny * 100)::float8 as output, (r.tax_cny * 100)::float8 as tax, r.employees::float8 as employees,
  (r.energy_tce * 10000)::float8 as energy, (r.rd_cny * 100)::float8 as rd, (r.revenue_cny * 100)::float8 as revenue
from annual_report r
join firm f using (uscc)
where r.zone_code = :'zone' and r.year between :year - 2 and :year;
analyze report;

-- Who uses how much of which parcel in each of the three years? The latest word on a pair in a year counts.
create temp table parcel_land on commit drop as
select parcel_id, coalesce(title_area_m2, area_m2)::float8 as area_m2
from parcel
where zone_code = :'zone' and valid_to is null;
analyze parcel_land;

create temp table use on commit drop as
with held as (
  select distinct on (y.year, o.parcel_id, f.firm)
    y.year, o.parcel_id, f.firm, o.relation, nullif(o.reason, 'declared') as placed_by, l.area_m2,
    o.land_area_m2::float8 as declared_m2, coalesce(o.floor_area_m2, 0)::float8 as floor_m2
  from generate_series(:year - 2, :year) y (year)
  join occupancy o
    on o.valid_from <= make_date(y.year, 12, 31) and coalesce(o.valid_to, 'infinity') >= make_date(y.year, 1, 1)
  join parcel_land l using (parcel_id)
  join firm f using (uscc)
  where o.zone_code = :'zone'
  order by y.year, o.parcel_id, f.firm, o.valid_from desc
),
summed as (
  select *,
    count(*) over w as occupants,
    coalesce(sum(declared_m2) over w, 0) as declared_sum,
    coalesce(sum(declared_m2) filter (where relation = 'own') over w, 0) as owners_sum,
    coalesce(sum(declared_m2) filter (where relation = 'own') over (
      partition by year, parcel_id order by firm rows between unbounded preceding and 1 preceding
    ), 0) as owners_before,
    count(*) filter (where declared_m2 is null) over w as open,
    sum(floor_m2) filter (where declared_m2 is null) over w as open_floor_m2,
    bool_and(floor_m2 > 0) filter (where declared_m2 is null) over w as all_floors
  from held
  window w as (partition by year, parcel_id order by firm rows between unbounded preceding and unbounded following)
),
net as ( -- what exceeds the parcel comes off the owners, whose land often includes what they let
  select *,
    declared_m2 - case when relation = 'own' then greatest(0, least(declared_sum - area_m2 - owners_before, declared_m2)) else 0 end as net_m2,
    declared_sum - greatest(0, least(declared_sum - area_m2, owners_sum)) as net_sum
  from summed
)
select year, parcel_id, firm, relation, placed_by, declared_m2,
  case
    when declared_m2 is null and occupants = 1 then area_m2
    when declared_m2 is not null and net_sum > area_m2 then net_m2 * (area_m2 / net_sum)
    when declared_m2 is not null then net_m2
    when all_floors then (area_m2 - least(net_sum, area_m2)) * floor_m2 / open_floor_m2
    else (area_m2 - least(net_sum, area_m2)) / open
  end as land_m2,
  case
    when declared_m2 is null and occupants = 1 then 'whole_parcel'
    when declared_m2 is not null and net_sum > area_m2 then 'scaled_land'
    when declared_m2 is not null then 'declared_land'
    when all_floors then 'floor_share'
    else 'equal_share'
  end as basis
from net;
analyze use;

-- What of each amount falls on which parcel? By land, in whole units; those that are left go to the largest remainders.
create temp table share on commit drop as
select year, firm, parcel_id,
  case when max(land_m2) over w > 0 then land_m2 / sum(land_m2) over w else 1.0::float8 / count(*) over w end as share
from use
window w as (partition by year, firm order by parcel_id rows between unbounded preceding and unbounded following);
analyze share;

create temp table part on commit drop as
with exact as (
  select year, firm, parcel_id,
    output * share as output,
    tax * share as tax,
    employees * share as employees,
    output - sum(floor(output * share)) over w as output_rest,
    tax - sum(floor(tax * share)) over w as tax_rest,
    employees - sum(floor(employees * share)) over w as employees_rest
  from share
  join report using (year, firm)
  window w as (partition by year, firm)
),
ranked as (
  select *,
    row_number() over (partition by year, firm order by floor(output) - output, parcel_id) as output_place,
    row_number() over (partition by year, firm order by floor(tax) - tax, parcel_id) as tax_place,
    row_number() over (partition by year, firm order by floor(employees) - employees, parcel_id) as employees_place
  from exact
)
select year, firm, parcel_id,
  floor(output) + case when output_place <= output_rest then 1 when output_place <= -output_rest then -1 else 0 end as output,
  floor(tax) + case when tax_place <= tax_rest then 1 when tax_place <= -tax_rest then -1 else 0 end as tax,
  floor(employees) + case when employees_place <= employees_rest then 1 when employees_place <= -employees_rest then -1 else 0 end as employees
from ranked;
analyze part;

create temp table part_more on commit drop as
with exact as (
  select year, firm, parcel_id,
    energy * share as energy,
    rd * share as rd,
    revenue * share as revenue,
    energy - sum(floor(energy * share)) over w as energy_rest,
    rd - sum(floor(rd * share)) over w as rd_rest,
    revenue - sum(floor(revenue * share)) over w as revenue_rest
  from share
  join report using (year, firm)
  where year = :year
  window w as (partition by year, firm)
),
ranked as (
  select *,
    row_number() over (partition by year, firm order by floor(energy) - energy, parcel_id) as energy_place,
    row_number() over (partition by year, firm order by floor(rd) - rd, parcel_id) as rd_place,
    row_number() over (partition by year, firm order by floor(revenue) - revenue, parcel_id) as revenue_place
  from exact
)
select firm, parcel_id,
  floor(energy) + case when energy_place <= energy_rest then 1 when energy_place <= -energy_rest then -1 else 0 end as energy,
  floor(rd) + case when rd_place <= rd_rest then 1 when rd_place <= -rd_rest then -1 else 0 end as rd,
  floor(revenue) + case when revenue_place <= revenue_rest then 1 when revenue_place <= -revenue_rest then -1 else 0 end as revenue
from ranked;
analyze part_more;

-- What do the enterprises and parcels have, this year and in the two before? Arrays are by year, the oldest first; lands are
-- what the amounts of each year are over; counted is the land that the policy divides by, own and leased, in whole 1/20,000,000 mu,
-- or all of it where nobody stated of some which of the two it is.
-- Amounts of parcels are those of the users of whom they are known; whole are those of which no user is missing, which alone
-- are judged.
create temp table subject on commit drop as
with own_land as (
  select firm,
    floor(sum(land_m2 order by parcel_id) filter (where year = :year - 2) * 10000 + 0.5) / 10000 as land_2,
    floor(sum(land_m2 order by parcel_id) filter (where year = :year - 1) * 10000 + 0.5) / 10000 as land_1,
    floor(sum(land_m2 order by parcel_id) filter (where year = :year) * 10000 + 0.5) / 10000 as land,
    sum(land_m2 order by parcel_id) filter (where year = :year and relation = 'own') as own,
    sum(land_m2 order by parcel_id) filter (where year = :year and relation <> 'own') as leased,
    bool_or(relation is null) filter (where year = :year) as unstated,
    count(*) filter (where year = :year) as parcels
  from use
  group by firm
),
of_year as (
  select u.parcel_id, u.year,
    sum(p.output) as output, sum(p.tax) as tax, sum(p.employees) as employees,
    case when count(p.output) = count(*) then sum(p.output) end as whole_output,
    case when count(p.tax) = count(*) then sum(p.tax) end as whole_tax,
    case when count(p.employees) = count(*) then sum(p.employees) end as whole_employees,
    case when count(p.tax) > 0 then array_agg(f.uscc order by f.firm) filter (where p.tax is null) end as no_tax
  from use u
  join firm f using (firm)
  left join part p using (year, firm, parcel_id)
  group by u.parcel_id, u.year
),
placed as (
  select p.parcel_id,
    array[y2.output, y1.output, y0.output] as outputs, array[y2.whole_output, y1.whole_output, y0.whole_output] as whole_outputs,
    array[y2.tax, y1.tax, y0.tax] as taxes, array[y2.whole_tax, y1.whole_tax, y0.whole_tax] as whole_taxes,
    array[y2.employees, y1.employees, y0.employees] as employees,
    array[y2.whole_employees, y1.whole_employees, y0.whole_employees] as whole_employees,
    y2.no_tax as no_tax_2, y1.no_tax as no_tax_1, y0.no_tax as no_tax_0
  from parcel_land p
  left join of_year y2 on y2.parcel_id = p.parcel_id and y2.year = :year - 2
  left join of_year y1 on y1.parcel_id = p.parcel_id and y1.year = :year - 1
  left join of_year y0 on y0.parcel_id = p.parcel_id and y0.year = :year
),
placed_more as (
  select u.parcel_id,
    case when count(m.energy) = count(*) then sum(m.energy) end as energy,
    case when count(m.rd) = count(*) then sum(m.rd) end as rd,
    case when count(m.revenue) = count(*) then sum(m.revenue) end as revenue
  from use u
  left join part_more m using (firm, parcel_id)
  where u.year = :year
  group by u.parcel_id
),
used as (
  select u.parcel_id,
    count(*) as occupants,
    count(*) filter (where f.scale = 'above') as above,
    count(*) filter (where f.scale = 'below') as below,
    bool_and(coalesce(f.status, 'operating') <> 'operating') as stopped,
    count(*) - count(r.output) as no_output
  from use u
  join firm f using (firm)
  left join report r using (year, firm)
  where u.year = :year
  group by u.parcel_id
),
listed as (
  select 'enterprise' as kind, f.uscc as key, f.park_code, null::bigint as parcel_id, f.firm, f.scale as track, coalesce(l.land, 0) as land_m2,
    case
      when l.unstated then floor(pg_temp.mu(l.land) * 20000000 + 0.5)
      else floor(coalesce(pg_temp.mu(l.own), 0) * 20000000 + 0.5) + floor(coalesce(pg_temp.mu(l.leased), 0) * 20000000 + 0.5)
    end as counted,
    array[r2.output, r1.output, r.output] as outputs, array[r2.output, r1.output, r.output] as whole_outputs,
    array[r2.tax, r1.tax, r.tax] as taxes, array[r2.tax, r1.tax, r.tax] as whole_taxes,
    array[r2.employees, r1.employees, r.employees] as employees, array[r2.employees, r1.employees, r.employees] as whole_employees,
    array[coalesce(l.land_2, 0), coalesce(l.land_1, 0), coalesce(l.land, 0)] as lands, r.energy, r.rd, r.revenue,
    coalesce(l.parcels, 0) as parcels, null::bigint as occupants, null::bigint as above, null::bool as stopped,
    0::bigint as no_output, null::text[] as no_tax_2, null::text[] as no_tax_1, null::text[] as no_tax_0, l.unstated
  from firm f
  left join own_land l using (firm)
  left join report r2 on r2.firm = f.firm and r2.year = :year - 2
  left join report r1 on r1.firm = f.firm and r1.year = :year - 1
  left join report r on r.firm = f.firm and r.year = :year
  union all
  select 'parcel', p.parcel_code, p.park_code, p.parcel_id, null, case when u.above > 0 then 'above' when u.below = u.occupants then 'below' end,
    l.area_m2, floor(pg_temp.mu(l.area_m2) * 20000000 + 0.5), a.outputs, a.whole_outputs, a.taxes, a.whole_taxes, a.employees, a.whole_employees, array[l.area_m2, l.area_m2, l.area_m2], m.energy, m.rd, m.revenue,
    null, coalesce(u.occupants, 0), coalesce(u.above, 0), coalesce(u.stopped, false),
    case when u.no_output < u.occupants then u.no_output else 0 end, a.no_tax_2, a.no_tax_1, a.no_tax_0, null
  from parcel_land l
  join parcel p on p.zone_code = :'zone' and p.parcel_id = l.parcel_id
  left join placed a on a.parcel_id = l.parcel_id
  left join placed_more m on m.parcel_id = l.parcel_id
  left join used u on u.parcel_id = l.parcel_id
)
select row_number() over ()::int as subject, *, outputs[3] as output, taxes[3] as tax, whole_outputs[3] as whole_output, whole_taxes[3] as whole_tax
from listed;
analyze subject;

-- Values, baselines, points and scores: weight × value ÷ baseline, at most 1.5 × weight, in whole 1/10,000 points; a value that
-- is missing leaves its weight to the others, but without tax per mu there is no score. Every value is
-- one division of whole numbers. What a value lacks: 0 nothing, 1 numerator, 2 denominator, 3 both, 4 land or
-- another denominator that is above zero.
create temp table value on commit drop as
with known as (
  select subject, kind, track, whole_tax as n1, case when track = 'above' then whole_output end as n2, case when track = 'above' then whole_tax end as n3,
    case when track = 'above' then rd end as n4, counted as d1, energy as d3, revenue as d4
  from subject
  where track is not null
)
select subject, kind, track, n1, n2, n3, n4, d1, d3, d4,
  case when d1 > 0 then n1 * 20 / d1 end as v1,
  case when d1 > 0 then n2 * 20 / d1 end as v2,
  case when d3 > 0 then n3 / (d3 * 100) end as v3,
  case when d4 > 0 then n4 * 100 / d4 end as v4,
  case when d1 <= 0 then 4 when n1 is null then 1 else 0 end as l1,
  case when d1 <= 0 then 4 when n2 is null then 1 else 0 end as l2,
  case when d3 <= 0 then 4 when num_nulls(n3, d3) = 2 then 3 when n3 is null then 1 when d3 is null then 2 else 0 end as l3,
  case when d4 <= 0 then 4 when num_nulls(n4, d4) = 2 then 3 when n4 is null then 1 when d4 is null then 2 else 0 end as l4
from known;

create temp table baseline on commit drop as
with sums as (
  select kind, track, count(*) as members,
    count(v1) as c1, sum(n1) filter (where l1 = 0) as n1, sum(d1) filter (where l1 = 0) as d1, min(v1) as least1, max(v1) as most1,
    count(v2) as c2, sum(n2) filter (where l2 = 0) as n2, sum(d1) filter (where l2 = 0) as d2, min(v2) as least2, max(v2) as most2,
    count(v3) as c3, sum(n3) filter (where l3 = 0) as n3, sum(d3) filter (where l3 = 0) as d3, min(v3) as least3, max(v3) as most3,
    count(v4) as c4, sum(n4) filter (where l4 = 0) as n4, sum(d4) filter (where l4 = 0) as d4, min(v4) as least4, max(v4) as most4
  from value
  group by kind, track
)
select kind, track, members, weight.*, c1, c2, c3, c4, least1, least2, least3, least4, most1, most2, most3, most4,
  (n1::bigint::numeric(50, 30) * 20 / d1::bigint::numeric)::float8 as b1, -- whole numbers with 30 decimals, so that it is rounded once
  (n2::bigint::numeric(50, 30) * 20 / d2::bigint::numeric)::float8 as b2,
  (n3::bigint::numeric(50, 30) / 100 / d3::bigint::numeric)::float8 as b3,
  (n4::bigint::numeric(50, 30) * 100 / d4::bigint::numeric)::float8 as b4
from sums
join (values ('above', 45::float8, 30::float8, 15::float8, 10::float8), ('below', 100, 0, 0, 0)) weight (weighed, w1, w2, w3, w4) on weighed = track;

create temp table scored on commit drop as
with point as (
  select v.*,
    case when v1 is not null and b1 > 0 then floor(greatest(least(w1 * v1 / b1, 1.5 * w1), 0) * 10000 + 0.5) end as p1,
    case when v2 is not null and b2 > 0 then floor(greatest(least(w2 * v2 / b2, 1.5 * w2), 0) * 10000 + 0.5) end as p2,
    case when v3 is not null and b3 > 0 then floor(greatest(least(w3 * v3 / b3, 1.5 * w3), 0) * 10000 + 0.5) end as p3,
    case when v4 is not null and b4 > 0 then floor(greatest(least(w4 * v4 / b4, 1.5 * w4), 0) * 10000 + 0.5) end as p4,
    w1, w2, w3, w4
  from value v
  join baseline using (kind, track)
)
select subject, kind, track, v1, v2, v3, v4,
  case when p1 is not null then
    floor((p1 + coalesce(p2, 0) + coalesce(p3, 0) + coalesce(p4, 0)) / (
      w1 + case when p2 is null then 0 else w2 end + case when p3 is null then 0 else w3 end + case when p4 is null then 0 else w4 end
    ) + 0.5) / 100
  end as score,
  array[
    coalesce(n1, 'NaN'), coalesce(d1, 'NaN'), coalesce(v1, 'NaN'), coalesce(p1 / 10000, 'NaN'), l1, 0, w1, num_nonnulls(n1 + d1)
  ] || case when track = 'above' then array[
    coalesce(n2, 'NaN'), coalesce(d1, 'NaN'), coalesce(v2, 'NaN'), coalesce(p2 / 10000, 'NaN'), l2, 0, w2, num_nonnulls(n2 + d1),
    coalesce(n3, 'NaN'), coalesce(d3, 'NaN'), coalesce(v3, 'NaN'), coalesce(p3 / 10000, 'NaN'), l3, 0, w3, num_nonnulls(n3 + d3),
    coalesce(n4, 'NaN'), coalesce(d4, 'NaN'), coalesce(v4, 'NaN'), coalesce(p4 / 10000, 'NaN'), l4, 0, w4, num_nonnulls(n4 + d4)
  ] end as items
from point;
analyze scored;

-- Grades by rank in the track: A to 20 %, B to 60 %, C to 95 %, D the rest, cuts rounded half up. Equal scores are ranked by
-- the values, one after the other; who is equal in all of them shares the better grade.
create temp table graded on commit drop as
with placed as (
  select subject, kind, track, score,
    rank() over (partition by kind, track order by score desc, v1 desc nulls last, v2 desc nulls last, v3 desc nulls last, v4 desc nulls last) as place,
    count(*) over (partition by kind, track) as ranked
  from scored
  where score is not null
),
cut as (
  select *, floor(ranked::float8 * 20 / 100 + 0.5) as a, floor(ranked::float8 * 60 / 100 + 0.5) as b, floor(ranked::float8 * 95 / 100 + 0.5) as c
  from placed
)
select *, case when place <= a then 'A' when place <= b then 'B' when place <= c then 'C' else 'D' end as grade
from cut;
analyze graded;

-- Per-mu figures, 万元/亩, of what is whole, their percentile among all of the kind, and the mean tax per mu of the years that
-- are whole; shown is the mean with the years of which a part is known, of as many years as are known.
create temp table figure on commit drop as
with per_mu as (
  select subject, kind,
    case when land_m2 > 0 then whole_output / 100 / 10000 / pg_temp.mu(land_m2) end as output_per_mu,
    case when land_m2 > 0 then whole_tax / 100 / 10000 / pg_temp.mu(land_m2) end as tax_per_mu,
    case when lands[1] > 0 then whole_taxes[1] / 100 / 10000 / pg_temp.mu(lands[1]) end as tax_2,
    case when lands[2] > 0 then whole_taxes[2] / 100 / 10000 / pg_temp.mu(lands[2]) end as tax_1,
    case when lands[1] > 0 then taxes[1] / 100 / 10000 / pg_temp.mu(lands[1]) end as shown_2,
    case when lands[2] > 0 then taxes[2] / 100 / 10000 / pg_temp.mu(lands[2]) end as shown_1,
    case when lands[3] > 0 then taxes[3] / 100 / 10000 / pg_temp.mu(lands[3]) end as shown_0
  from subject
),
mean as (
  select *,
    floor((coalesce(tax_2, 0) + coalesce(tax_1, 0) + coalesce(tax_per_mu, 0)) / nullif(num_nonnulls(tax_2, tax_1, tax_per_mu), 0) * 1e6 + 0.5) / 1e6 as mean,
    num_nonnulls(shown_2, shown_1, shown_0) as known,
    floor((coalesce(shown_2, 0) + coalesce(shown_1, 0) + coalesce(shown_0, 0)) / nullif(num_nonnulls(shown_2, shown_1, shown_0), 0) * 1e6 + 0.5) / 1e6 as shown
  from per_mu
)
select subject, output_per_mu, tax_per_mu, known, shown,
  case when tax_per_mu is not null then
    100 * (rank() over (partition by kind order by tax_per_mu) - 1)::float8 / greatest(count(tax_per_mu) over (partition by kind) - 1, 1)
  end as percentile,
  case when mean is null then 'unknown' when mean < 5 then 'low' when mean < 20 then 'middle' else 'high' end as efficiency_class
from mean;
analyze figure;

-- Which parcels are idle, suspected to be, or of low efficiency, and what is the state of each? A clock of a year runs from
-- the agreed start, else from one year after the hand-over.
create temp table judged on commit drop as
with built as (
  select parcel_id,
    count(*) as buildings,
    case when count(floor_area_m2) = count(*) then sum(floor_area_m2)::float8 end as floor_m2,
    sum(area_m2)::float8 as footprint_m2
  from building
  where zone_code = :'zone' and parcel_id is not null
  group by parcel_id
),
known as (
  select s.subject, p.parcel_id, p.parcel_code, p.park_code, p.subarea, s.occupants, s.above, s.stopped, f.known, f.shown,
    s.no_tax_2, s.no_tax_1, s.no_tax_0, num_nonnulls(s.no_tax_2, s.no_tax_1, s.no_tax_0) > 0 as partly,
    p.agreed_start_on, p.handed_over_on, p.actual_start_on, p.actual_completion_on, p.suspended_on, p.tenure, p.idle_cause,
    p.developed_area_m2, p.developable_area_m2, p.invested_cny, p.agreed_investment_cny,
    coalesce(b.floor_m2, p.floor_area_m2::float8) / s.land_m2 as floor_area_ratio,
    coalesce(b.footprint_m2, p.footprint_m2::float8) / s.land_m2 as building_coverage,
    coalesce(b.buildings, 0) as buildings,
    coalesce(p.tenure, '') <> 'collective' as state_land,
    coalesce(p.agreed_start_on, (p.handed_over_on + interval '1 year')::date) as start_on,
    p.actual_start_on <= :'as_of' or p.actual_completion_on <= :'as_of' or p.suspended_on is not null
      or b.buildings > 0 as started,
    p.developed_area_m2::float8 / nullif(p.developable_area_m2, 0)::float8 as developed,
    p.invested_cny::float8 / nullif(p.agreed_investment_cny, 0)::float8 as invested,
    case
      when p.land_use_code is null then true
      when p.land_use_code !~ '[0-9]' and octet_length(p.land_use_code) > 2
      then p.land_use_code !~ '住宅|商|绿地|公园|道路|公路|街巷|公用|教育|科教|医|机关|宗教|殡葬|广场'
      else upper(p.land_use_code) ~ '^(0601|0604|0508|1001|1101|M|W)'
    end as industrial
  from parcel p
  join subject s on s.parcel_id = p.parcel_id
  join figure f using (subject)
  left join built b on b.parcel_id = p.parcel_id
  where p.zone_code = :'zone' and p.valid_to is null
),
idle as (
  select *,
    case
      when not state_land or coalesce(started, false) then null
      when start_on is null then case when occupants = 0 and industrial then 'cannot_tell' end
      when start_on + interval '1 year' <= :'as_of' then case when occupants = 0 then 'met' else 'suspected' end
    end as not_started,
    case
      when not state_land or suspended_on is null or suspended_on + interval '1 year' > :'as_of' then null
      when developed < 0.3333333333333333 or invested < 0.25 then 'suspected'
      when developed is null or invested is null then 'cannot_tell'
    end as suspended
  from known
)
select *,
  case
    when not_started = 'met' or occupants = 0 then null
    when known = 0 then 'cannot_tell'
    when shown < 5 then case when partly then 'suspected' else 'met' end
  end as low,
  case
    when not_started = 'met' then 'idle'
    when occupants > 0 then case when shown < 5 and not partly then 'low_efficiency' else 'built_used' end
    when not industrial then 'not_industrial'
    when num_nonnulls(actual_completion_on, actual_start_on, agreed_start_on, handed_over_on) > 0 or buildings > 0 then 'supplied_unused'
    else 'cannot_tell'
  end as land_state,
  case
    when not_started = 'met' then 'idle'
    when occupants > 0 then case when shown < 5 and not partly then 'low_efficiency' else 'in_use' end
    when not industrial then 'other_use'
    when buildings > 0 or actual_completion_on is not null then 'built_unused'
    when actual_start_on is not null then 'under_construction'
    when num_nonnulls(agreed_start_on, handed_over_on) > 0 then 'not_started'
    else 'no_record'
  end as because,
  case
    when idle_cause is null then 'none'
    when idle_cause <> 'holder' then 'extend_start'
    when start_on + interval '2 years' <= :'as_of' then 'recovery'
    else 'fee'
  end as idle_mode,
  case when stopped then 'joint_investment' when occupants >= 3 then 'merge_reorganise' else 'recover_reset' end as low_mode
from idle;
analyze judged;

-- Where did the land of the parcels go, and which of them are claimed beyond their area by more than a square metre?
create temp table gone on commit drop as
select j.parcel_code, j.industrial, s.land_m2 as area,
  coalesce(sum(u.land_m2) filter (where u.relation = 'own'), 0) as own,
  coalesce(sum(u.land_m2) filter (where u.relation in ('lease', 'sublease')), 0) as leased,
  coalesce(sum(u.land_m2) filter (where u.relation is null or u.relation not in ('own', 'lease', 'sublease')), 0) as unstated,
  case
    when bool_or(u.basis in ('declared_land', 'scaled_land'))
    then greatest(sum(u.declared_m2) filter (where u.relation = 'own'), sum(u.declared_m2) filter (where u.relation is distinct from 'own'))
  end as claimed
from judged j
join subject s using (subject)
left join use u on u.parcel_id = j.parcel_id and u.year = :year
group by j.parcel_code, j.industrial, s.land_m2;

create temp table overclaimed on commit drop as
select parcel_code, round(pg_temp.mu(area)::numeric, 4) as area_mu, round(pg_temp.mu(claimed)::numeric, 4) as claimed_mu
from gone
where claimed > area + 1 and own + leased + unstated > area - 1;

-- The run, and how it spread land and amounts.
select open_part('attribution', :'zone', :run) as attribution, open_part('evaluation', :'zone', :run) as evaluation, open_part('finding', :'zone', :run) as finding \gset
insert into run (
  zone_code, run_id, year, as_of, policy_id, policy_title, policy_digest, policy_source, data_version, program_version,
  created_by, trial, conservation, conserved_land, counts, context
)
values (
  :'zone', :run, :year, :'as_of', 'default', '默认评价办法(本区未制定办法时使用)', encode(sha256(decode(:'policy', 'hex')), 'hex'), decode(:'policy', 'hex'),
  :data_version, 'SQL', current_user, :'trial',
  (
    select jsonb_object_agg(name || '_cny', jsonb_build_object('source', source / 100, 'placed', placed / 100, 'not_placed', (source - placed) / 100))
    from (
      select name, sum(amount) filter (where kind = 'enterprise') as source, coalesce(sum(amount) filter (where kind = 'parcel'), 0) as placed
      from subject
      cross join lateral (values ('output', output), ('tax', tax)) a (name, amount)
      where amount is not null
      group by name
    ) amounts
  ),
  (
    select jsonb_build_object(
      'total_mu', round(pg_temp.mu(sum(area))::numeric, 4), 'industrial_mu', round(pg_temp.mu(coalesce(sum(area) filter (where industrial), 0))::numeric, 4),
      'own_mu', round(pg_temp.mu(sum(own))::numeric, 4), 'leased_mu', round(pg_temp.mu(sum(leased))::numeric, 4),
      'unstated_mu', round(pg_temp.mu(sum(unstated))::numeric, 4),
      'nobody_mu', round(pg_temp.mu(sum(greatest(0, area - own - leased - unstated)))::numeric, 4),
      'over_mu', (select coalesce(sum(claimed_mu - area_mu), 0) from overclaimed), 'over_count', (select count(*) from overclaimed),
      'overclaimed', (
        select coalesce(jsonb_agg(to_jsonb(worst)), '[]')
        from (select * from overclaimed order by claimed_mu - area_mu desc, parcel_code limit 100) worst
      )
    )
    from gone
  ),
  (
    select jsonb_object_agg(word, counts) || jsonb_build_object(
      'enterprises', (select count(*) from subject where kind = 'enterprise'),
      'parcels', (select count(*) from subject where kind = 'parcel')
    )
    from (
      select word, jsonb_object_agg(class, n) as counts
      from (
        select s.kind || '_grades' as word, coalesce(g.grade, '') as class, count(*) as n from subject s left join graded g using (subject) group by 1, 2
        union all
        select 'land_states', land_state, count(*) from judged group by 2
        union all
        select 'findings', rule || '/' || outcome, count(*)
        from judged
        cross join lateral (values ('idle_not_started', not_started), ('idle_suspended', suspended), ('low_efficiency', low)) f (rule, outcome)
        where outcome is not null
        group by 2
      ) classes
      group by word
    ) words
  ),
  (
    select jsonb_object_agg(kind, tracks)
    from (
      select kind, jsonb_build_object('tracks', jsonb_agg(
        jsonb_build_object('id', track, 'members', members, 'items', items, 'pools', jsonb_build_array(jsonb_build_object('ranked', ranked, 'cuts', cuts)))
        order by track
      )) as tracks
      from baseline
      cross join lateral (
        select jsonb_agg(jsonb_build_array(
          jsonb_build_object('from', 'group_mean', 'value', b, 'count', c) || case when c > 0 then jsonb_build_object('least', least, 'most', most) else '{}' end
        ) order by i) as items
        from (values (1, b1, c1, least1, most1), (2, b2, c2, least2, most2), (3, b3, c3, least3, most3), (4, b4, c4, least4, most4)) item (i, b, c, least, most)
        where i = 1 or track = 'above'
      ) items
      join (
        select kind, track, max(ranked) as ranked, jsonb_build_array(
          jsonb_build_object('grade', 'A', 'end', max(a), 'last_score', min(score) filter (where place <= a)),
          jsonb_build_object('grade', 'B', 'end', max(b), 'last_score', min(score) filter (where place <= b)),
          jsonb_build_object('grade', 'C', 'end', max(c), 'last_score', min(score) filter (where place <= c)),
          jsonb_build_object('grade', 'D', 'end', max(ranked), 'last_score', min(score))
        ) as cuts
        from graded
        group by kind, track
      ) pools using (kind, track)
      group by kind
    ) kinds
  )
);

insert into :"attribution" (zone_code, run_id, uscc, parcel_id, relation, land_m2, basis, output_cny, tax_cny)
select :'zone', :run, f.uscc, u.parcel_id, u.relation, u.land_m2, u.basis, p.output / 100, p.tax / 100
from use u
join firm f using (firm)
left join part p using (year, firm, parcel_id)
where u.year = :year;

-- What is said of every enterprise and parcel.
insert into :"evaluation" (
  zone_code, run_id, subject_kind, subject_key, parcel_id, park_code, subarea, track, land_m2, floor_area_ratio, building_coverage,
  parcel_count, enterprise_count, above_size_count, output_cny, output_state, tax_cny, tax_state, output_per_mu, tax_per_mu,
  percentile, score, base_score, grade, class, pool, place, efficiency_class, land_state, findings, disposal_mode, items, year_values, year_partly, notes
)
select
  :'zone', :run, s.kind, s.key, s.parcel_id, s.park_code, j.subarea, s.track, s.land_m2,
  j.floor_area_ratio, j.building_coverage, s.parcels, s.occupants, s.above,
  s.output / 100,
  case when s.output is distinct from s.whole_output then 'partly' when s.output is not null then 'value' when s.track = 'below' then 'below_size' when s.occupants = 0 then 'not_applicable' else 'missing' end,
  s.tax / 100,
  case when s.tax is distinct from s.whole_tax then 'partly' when s.tax is not null then 'value' when s.occupants = 0 then 'not_applicable' else 'missing' end,
  f.output_per_mu, f.tax_per_mu, f.percentile, c.score, c.score, coalesce(g.grade, ''),
  case when s.track is null then 'undetermined' end, case when g.grade is not null then 0 end, g.place, f.efficiency_class, j.land_state,
  array_remove(array[
    case when j.not_started in ('met', 'suspected') then 'idle_not_started' end,
    case when j.suspended = 'suspected' then 'idle_suspended' end,
    case when j.low in ('met', 'suspected') then 'low_efficiency' end
  ], null),
  case
    when j.not_started in ('met', 'suspected') then j.idle_mode
    when j.suspended = 'suspected' then 'other'
    when j.low in ('met', 'suspected') then j.low_mode
  end,
  c.items,
  array[
    coalesce(s.outputs[1] / 100, 'NaN'), coalesce(s.taxes[1] / 100, 'NaN'), coalesce(s.employees[1], 'NaN'), s.lands[1],
    coalesce(s.outputs[2] / 100, 'NaN'), coalesce(s.taxes[2] / 100, 'NaN'), coalesce(s.employees[2], 'NaN'), s.lands[2],
    coalesce(s.outputs[3] / 100, 'NaN'), coalesce(s.taxes[3] / 100, 'NaN'), coalesce(s.employees[3], 'NaN'), s.lands[3]
  ],
  case when row(s.outputs, s.taxes, s.employees) is distinct from row(s.whole_outputs, s.whole_taxes, s.whole_employees) then array[
    s.outputs[1] is distinct from s.whole_outputs[1], s.taxes[1] is distinct from s.whole_taxes[1], s.employees[1] is distinct from s.whole_employees[1],
    s.outputs[2] is distinct from s.whole_outputs[2], s.taxes[2] is distinct from s.whole_taxes[2], s.employees[2] is distinct from s.whole_employees[2],
    s.outputs[3] is distinct from s.whole_outputs[3], s.taxes[3] is distinct from s.whole_taxes[3], s.employees[3] is distinct from s.whole_employees[3]
  ] end,
  case
    when s.kind = 'parcel' then array_remove(array[
      'land_state:' || j.because,
      case when s.no_output > 0 then 'partly_known:output_cny:' || s.no_output || ':' || s.occupants end,
      case when s.no_tax_0 is not null then 'partly_known:tax_cny:' || cardinality(s.no_tax_0) || ':' || s.occupants end
    ], null)
    when s.parcels = 0 then array['no_land']
    when s.unstated then array['relation_unknown']
  end
from subject s
join figure f using (subject)
left join scored c using (subject)
left join graded g using (subject)
left join judged j using (subject);

-- What was found, rule by rule: the arithmetic with the parcel's own numbers, inputs, what is missing, what follows, what would
-- clear it, and how sure it is. All is written out: a function that PostgreSQL does not inline costs more than what it does.
create temp table placed_by on commit drop as
select distinct on (parcel_id) parcel_id, placed_by
from use
where year = :year and placed_by is not null
order by parcel_id, firm;
analyze placed_by;

create temp table found on commit drop as
with
not_started as (
  select j.parcel_id, j.not_started as outcome, j.idle_mode as mode, p.placed_by, j.tenure, j.idle_cause,
    j.agreed_start_on, j.handed_over_on, j.start_on, (j.start_on + interval '1 year')::date as due_on
  from judged j
  left join placed_by p using (parcel_id)
  where j.not_started is not null
),
suspended as (
  select j.parcel_id, j.suspended as outcome, p.placed_by, j.tenure, j.suspended_on, (j.suspended_on + interval '1 year')::date as due_on,
    j.developed_area_m2::float8 as developed_m2, j.developable_area_m2::float8 as developable_m2, j.invested_cny::float8 as invested_cny,
    j.agreed_investment_cny::float8 as agreed_cny,
    round((j.developed_area_m2::float8 * 100 / nullif(j.developable_area_m2, 0)::float8)::numeric, 6) as developed,
    round((j.invested_cny::float8 * 100 / nullif(j.agreed_investment_cny, 0)::float8)::numeric, 6) as invested
  from judged j
  left join placed_by p using (parcel_id)
  where j.suspended is not null
),
low as (
  select j.parcel_id, j.low as outcome, j.low_mode as mode, p.placed_by, j.known, j.no_tax_2, j.no_tax_1, j.no_tax_0,
    (select count(distinct uscc) from unnest(j.no_tax_2 || j.no_tax_1 || j.no_tax_0) uscc) as silent,
    s.taxes[1] * 20 / s.counted as tax_2, s.taxes[2] * 20 / s.counted as tax_1, s.tax * 20 / s.counted as tax, -- one division, as values are
    (floor(j.shown::numeric * 100) / 100)::numeric(19, 2) as mean, (ceil((5 - j.shown::numeric) * 100) / 100)::numeric(9, 2) as gap
  from judged j
  left join placed_by p using (parcel_id)
  join subject s using (subject)
  where j.low is not null
),
said as (
  select parcel_id, 'idle_not_started' as rule, outcome, mode,
    format(
      '%s,满 1 年为 %s,截至 %s 已满',
      case when agreed_start_on is null then format('交地日期 %s,动工期限 %s', handed_over_on, start_on) else '约定动工日期 ' || start_on end, due_on, :'as_of'
    ) as zh,
    format(
      '%s, plus 1 year is %s; it is %s',
      case when agreed_start_on is null then format('hand-over %s, start due %s', handed_over_on, start_on) else 'agreed start ' || start_on end, due_on, :'as_of'
    ) as en,
    case
      when agreed_start_on is null then jsonb_build_object('handed_over_on', jsonb_build_object('value', handed_over_on, 'source', 'parcel'))
      else jsonb_build_object('agreed_start_on', jsonb_build_object('value', agreed_start_on, 'source', 'parcel'))
    end as inputs,
    array_remove(array[case when tenure is null then 'tenure' end, case when idle_cause is null then 'idle_cause' end], null) as missing,
    case
      when idle_cause is null then jsonb '{"zh": "闲置原因未登记:先查明是否属政府原因或不可抗力(第八条),再定处置方式", "en": "the cause is not on record: find out first whether it is the government or force majeure (Art. 8), then decide"}'
      when mode = 'extend_start' then jsonb '{"zh": "政府原因或不可抗力:延期,或调整条件、置换、协议收回", "en": "government''s cause or force majeure: extend, or change conditions, swap or negotiate"}'
      when mode = 'recovery' then jsonb '{"zh": "企业原因未动工满两年:依第十四条可无偿收回", "en": "not started for two years by the holder''s own cause: Art. 14 provides for recovery"}'
      else jsonb '{"zh": "企业原因未动工满一年:依第十四条征缴闲置费(地价20%)并督促动工", "en": "not started for one year by the holder''s own cause: Art. 14 provides for a fee of 20 % of the price; press for a start"}'
    end as why,
    '动工开发并登记实际动工日期,或签订补充协议延期' as clears_zh, 'start and record it, or extend by a supplementary agreement' as clears_en,
    array_remove(array[
      case when outcome = 'suspected' then jsonb '{"zh": "有企业使用记录,而无动工、竣工和建筑记录", "en": "it has a user on record, and no start, completion or building"}' end,
      case when tenure is null then jsonb '{"zh": "权属性质未登记", "en": "tenure is not on record"}' end,
      case when idle_cause is null then jsonb '{"zh": "闲置原因未登记", "en": "cause of idleness is not on record"}' end
    ], null) as doubts, placed_by
  from not_started
  where outcome in ('met', 'suspected')
  union all
  select parcel_id, 'idle_not_started', outcome, 'none', '动工期限缺失,无法判断', 'start due is not on record',
    '{}', array['agreed_start_on', 'handed_over_on'], null, null, null, null, null
  from not_started
  where outcome = 'cannot_tell'
  union all
  select parcel_id, 'idle_suspended', outcome, 'other',
    concat_ws(
      ';', format('中止开发日期 %s,满 1 年为 %s,截至 %s 已满', suspended_on, due_on, :'as_of'),
      case when developed < 33.333333 then format('已动工面积比 %s < 33.3333%%', (floor(developed * 100) / 100)::numeric(19, 2)) end,
      case when invested < 25 then format('已投资比 %s < 25%%', (floor(invested * 100) / 100)::numeric(19, 2)) end
    ),
    concat_ws(
      '; ', format('stop of the works %s, plus 1 year is %s; it is %s', suspended_on, due_on, :'as_of'),
      case when developed < 33.333333 then format('area developed %s < 33.3333%%', (floor(developed * 100) / 100)::numeric(19, 2)) end,
      case when invested < 25 then format('investment made %s < 25%%', (floor(invested * 100) / 100)::numeric(19, 2)) end
    ),
    jsonb_build_object('suspended_on', jsonb_build_object('value', suspended_on, 'source', 'parcel'))
    || case
      when developed < 33.333333 then jsonb_build_object(
        'developed_area_m2', jsonb_build_object('value', developed_m2, 'unit', 'm²', 'source', 'parcel'),
        'developable_area_m2', jsonb_build_object('value', developable_m2, 'unit', 'm²', 'source', 'parcel')
      ) else '{}'
    end
    || case
      when invested < 25 then jsonb_build_object(
        'invested_cny', jsonb_build_object('value', invested_cny, 'unit', 'yuan', 'source', 'parcel'),
        'agreed_investment_cny', jsonb_build_object('value', agreed_cny, 'unit', 'yuan', 'source', 'parcel')
      ) else '{}'
    end,
    array_remove(array[case when tenure is null then 'tenure' end], null), '{"zh": "是否认定闲置须由工作人员决定;可先引入合作方续建", "en": "a person decides whether it is idle; a partner may finish it"}',
    concat_ws(
      ';或', case when developed < 33.333333 then format('已动工面积比再提高 %s%%', (ceil((33.333333 - developed) * 100) / 100)::numeric(9, 2)) end,
      case when invested < 25 then format('已投资比再提高 %s%%', (ceil((25 - invested) * 100) / 100)::numeric(9, 2)) end, '恢复开发'
    ),
    concat_ws(
      '; or ', case when developed < 33.333333 then format('%s%% more of area developed', (ceil((33.333333 - developed) * 100) / 100)::numeric(9, 2)) end,
      case when invested < 25 then format('%s%% more of investment made', (ceil((25 - invested) * 100) / 100)::numeric(9, 2)) end, 'resume the works'
    ),
    array_remove(array[
      jsonb '{"zh": "条款为“可以认定”,须由工作人员决定", "en": "the clause says \"may\": a person decides"}',
      case when tenure is null then jsonb '{"zh": "权属性质未登记", "en": "tenure is not on record"}' end
    ], null), placed_by
  from suspended
  where outcome = 'suspected'
  union all
  select parcel_id, 'idle_suspended', outcome, 'none',
    concat_ws(
      ';', format('中止开发日期 %s,满 1 年为 %s,截至 %s 已满', suspended_on, due_on, :'as_of'),
      case when developed is null then '已动工面积比:数据不全,无法判断' end, case when invested is null then '已投资比:数据不全,无法判断' end
    ),
    concat_ws(
      '; ', format('stop of the works %s, plus 1 year is %s; it is %s', suspended_on, due_on, :'as_of'),
      case when developed is null then 'area developed: not known' end, case when invested is null then 'investment made: not known' end
    ),
    jsonb_build_object('suspended_on', jsonb_build_object('value', suspended_on, 'source', 'parcel')),
    array_remove(array[
      case when developed_m2 is null then 'developed_area_m2' end, case when developable_m2 is null then 'developable_area_m2' end,
      case when invested_cny is null then 'invested_cny' end, case when agreed_cny is null then 'agreed_investment_cny' end
    ], null), null, null, null, null, null
  from suspended
  where outcome = 'cannot_tell'
  union all
  select parcel_id, 'low_efficiency', outcome, case when outcome = 'cannot_tell' then 'none' else mode end,
    case
      when outcome = 'cannot_tell' then '亩均税收:数据不全,无法判断'
      else '亩均税收近 3 年(有数据 ' || known || ' 年)平均 ' || mean || ' < 5 万元/亩'
    end,
    case
      when outcome = 'cannot_tell' then 'tax per mu: not known'
      else 'tax per mu, mean of ' || known || ' known of 3 years: ' || mean || ' < 5 万元/亩'
    end,
    case
      when tax_2 is null then '{}'
      else jsonb_build_object('tax_per_mu_' || :year - 2, jsonb_build_object('value', floor(tax_2 * 1e6 + 0.5) / 1e6, 'unit', '万元/亩', 'source', 'annual_report'))
    end
    || case
      when tax_1 is null then '{}'
      else jsonb_build_object('tax_per_mu_' || :year - 1, jsonb_build_object('value', floor(tax_1 * 1e6 + 0.5) / 1e6, 'unit', '万元/亩', 'source', 'annual_report'))
    end
    || case
      when tax is null then '{}'
      else jsonb_build_object('tax_per_mu_' || :year, jsonb_build_object('value', floor(tax * 1e6 + 0.5) / 1e6, 'unit', '万元/亩', 'source', 'annual_report'))
    end,
    array_remove(array[
      case when tax_2 is null then 'tax_per_mu_' || :year - 2 end, case when tax_1 is null then 'tax_per_mu_' || :year - 1 end,
      case when tax is null then 'tax_per_mu_' || :year end
    ], null)
    || (select array_agg('tax_cny_' || :year - 2 || ' ' || uscc) from unnest(no_tax_2) uscc)
    || (select array_agg('tax_cny_' || :year - 1 || ' ' || uscc) from unnest(no_tax_1) uscc)
    || (select array_agg('tax_cny_' || :year || ' ' || uscc) from unnest(no_tax_0) uscc),
    case mode
      when 'joint_investment' then jsonb '{"zh": "企业均已停产,厂房可二次招商", "en": "its enterprises have stopped: find others for the plant"}'
      when 'merge_reorganise' then jsonb '{"zh": "一地多企,宜整合", "en": "several enterprises on one parcel: bring them together"}'
      else jsonb '{"zh": "低于 5 万元/亩一档原则上收储改造", "en": "below 5 万元/亩 land is in principle bought back and rebuilt"}'
    end,
    '亩均税收 ' || known || ' 年平均再提高 ' || gap || ' 万元/亩', gap || ' 万元/亩 more of tax per mu on the mean',
    case
      when silent > 0 then array[jsonb_build_object('zh', silent || ' 家使用企业的亩均税收有年份未报', 'en', silent || ' of its users have not reported every year')]
      else '{}'
    end
    || case
      when known < 3 then array[jsonb_build_object('zh', '3 年中有 ' || 3 - known || ' 年无数据', 'en', 3 - known || ' of 3 years are not known')]
      else '{}'
    end, placed_by
  from low
),
doubted as (
  select parcel_id, rule, outcome, mode, zh, en, inputs, missing, why, clears_zh, clears_en,
    case
      when placed_by is null then doubts
      else doubts || jsonb_build_object('zh', '用地关系由匹配得出(' || placed_by || '),未经确认', 'en', 'its user was placed by matching (' || placed_by || '), not by a record')
    end as doubts
  from said
)
select row_number() over () as number, parcel_id, rule, outcome, mode,
  jsonb_build_object('formula', jsonb_build_object('zh', zh, 'en', en), 'inputs', inputs, 'missing', missing)
  || case
    when outcome = 'cannot_tell'
    then jsonb '{"disposal_reason": {"zh": "", "en": ""}, "clears": {"zh": "补录所缺数据后再行判断", "en": "bring in what is missing"}}'
    else jsonb_build_object(
      'disposal_reason', why, 'clears', jsonb_build_object('zh', clears_zh, 'en', clears_en),
      'confidence', case cardinality(doubts) when 0 then 'high' when 1 then 'medium' else 'low' end
    )
  end
  || case when outcome <> 'cannot_tell' and doubts <> '{}' then jsonb_build_object('doubts', doubts) else '{}' end as detail
from doubted;

-- What the findings of a rule have in common.
\ir basis.sql
insert into finding_rule (zone_code, run_id, rule, kind, leg, document_id, document_version, title, clause, basis)
select :'zone', :run, rule, kind, case rule when 'idle_not_started' then 'not_started' when 'idle_suspended' then 'suspended' else '' end, document_id, version, title,
  format('《%s》%s %s', basis ->> 'document', basis ->> 'number', basis ->> 'article'), basis
from basis
where rule in (select rule from found);

insert into :"finding" (zone_code, finding_id, run_id, parcel_id, rule, outcome, disposal_mode, detail)
select :'zone', :next_id - 1 + number, :run, parcel_id, rule, outcome, mode, detail
from found;
update zone set next_id = next_id + (select count(*) from found) where zone_code = :'zone';

-- Sub-areas, parks, kinds of management and the zone: sums over the parcels and the enterprises that are registered there.
-- Nobody registers in a sub-area; its enterprises are those on its parcels, with what is placed there.
create temp table grp on commit drop as
select 'park' as kind, park_code as key, park_code, null as subarea, management, 1 as parks, planned_area_m2 from park where zone_code = :'zone'
union all
select 'management', m.management, null, null, m.management, count(p.park_code), sum(p.planned_area_m2)
from (values ('direct'), ('autonomous'), ('joint')) m (management)
left join park p on p.zone_code = :'zone' and p.management = m.management
group by m.management
union all
select 'zone', :'zone', null, null, null, count(*), sum(planned_area_m2) from park where zone_code = :'zone'
union all
select distinct 'subarea', park_code || '/' || subarea, park_code, subarea, null, 0, null::numeric from judged where park_code is not null and subarea is not null;

create temp table cell on commit drop as
select j.park_code, j.park_code || '/' || j.subarea as subarea, k.management, j.land_state, coalesce(g.grade, 'not_graded') as grade,
  count(*) as parcels,
  sum(s.land_m2) as land_m2,
  sum(pg_temp.mu(s.land_m2)) as land_mu,
  sum(s.output) as output, sum(s.whole_output) as whole_output, sum(s.land_m2) filter (where s.whole_output is not null) as output_m2,
  sum(s.tax) as tax, sum(s.whole_tax) as whole_tax, sum(s.land_m2) filter (where s.whole_tax is not null) as tax_m2
from judged j
join subject s using (subject)
left join graded g using (subject)
left join park k on k.zone_code = :'zone' and k.park_code = j.park_code
group by j.park_code, j.subarea, k.management, j.land_state, g.grade;

insert into :"evaluation" (
  zone_code, run_id, subject_kind, subject_key, park_code, subarea, management, land_m2, parcel_count, enterprise_count,
  above_size_count, output_cny, output_state, tax_cny, tax_state, output_per_mu, tax_per_mu, percentile, detail
)
with parcels as (
  select g.kind, g.key, c.*
  from cell c
  cross join lateral (values ('park', c.park_code), ('management', c.management), ('zone', :'zone'), ('subarea', c.subarea)) g (kind, key)
  where g.key is not null
),
land as (
  select kind, key, sum(parcels) as parcels, sum(land_m2) as land_m2,
    sum(output) as output, sum(whole_output) as whole_output, coalesce(sum(output_m2), 0) as output_m2,
    sum(tax) as tax, sum(whole_tax) as whole_tax, coalesce(sum(tax_m2), 0) as tax_m2
  from parcels
  group by kind, key
),
states as (
  select kind, key, jsonb_object_agg(land_state, mu) as land_state_mu
  from (select kind, key, land_state, sum(land_mu) as mu from parcels group by kind, key, land_state) s
  group by kind, key
),
grades as (
  select kind, key, jsonb_object_agg(grade, n) as grade_counts
  from (select kind, key, grade, sum(parcels) as n from parcels group by kind, key, grade) g
  group by kind, key
),
first_park as (
  select distinct on (u.firm) u.firm, j.park_code
  from use u
  join judged j using (parcel_id)
  where u.year = :year
  order by u.firm, u.parcel_id
),
amounts as (
  select k.park_code, k.management, null as subarea, f.firm, s.output, s.tax
  from firm f
  join subject s using (firm)
  left join first_park u using (firm)
  left join park k on k.zone_code = :'zone' and k.park_code = coalesce(f.park_code, u.park_code)
  union all
  select null, null, j.park_code || '/' || j.subarea, u.firm, sum(p.output), sum(p.tax)
  from use u
  join judged j using (parcel_id)
  left join part p using (year, firm, parcel_id)
  where u.year = :year and j.park_code is not null and j.subarea is not null
  group by j.park_code, j.subarea, u.firm
),
counted as (
  select a.park_code, a.management, a.subarea,
    count(*) as enterprises,
    count(*) filter (where f.scale = 'above') as above,
    count(*) filter (where f.trade_quota) as trade_quota,
    count(*) filter (where f.listing <> 'none') as listed,
    sum(a.output) as output,
    sum(a.output) filter (where f.scale = 'above') as above_output,
    sum(a.tax) as tax,
    count(*) filter (where a.output > 1e10) as over_100m,
    count(*) filter (where a.output > 1e11) as over_1b
  from amounts a
  join firm f using (firm)
  group by a.park_code, a.management, a.subarea
),
firms as (
  select g.kind, g.key, sum(enterprises) as enterprises, sum(above) as above, sum(trade_quota) as trade_quota, sum(listed) as listed,
    sum(output) as output, sum(above_output) as above_output, sum(tax) as tax, sum(over_100m) as over_100m, sum(over_1b) as over_1b
  from counted c
  cross join lateral (
    values ('park', c.park_code), ('management', c.management), ('subarea', c.subarea), ('zone', case when c.subarea is null then :'zone' end)
  ) g (kind, key)
  where g.key is not null
  group by g.kind, g.key
),
figures as (
  select g.*, coalesce(l.parcels, 0) as parcel_count, coalesce(l.land_m2, 0) as land_m2,
    l.output, coalesce(l.output_m2, 0) as output_m2, l.tax, coalesce(l.tax_m2, 0) as tax_m2,
    l.whole_output / 100 / 10000 / pg_temp.mu(nullif(l.output_m2, 0)) as output_per_mu,
    l.whole_tax / 100 / 10000 / pg_temp.mu(nullif(l.tax_m2, 0)) as tax_per_mu
  from grp g
  left join land l using (kind, key)
)
select
  :'zone', :run, kind, key, f.park_code, f.subarea, f.management, f.land_m2, f.parcel_count, coalesce(e.enterprises, 0), coalesce(e.above, 0),
  f.output / 100, case when f.output is null then 'missing' else 'value' end,
  f.tax / 100, case when f.tax is null then 'missing' else 'value' end,
  f.output_per_mu, f.tax_per_mu,
  case when kind in ('park', 'subarea') and f.tax_per_mu is not null then
    100 * (rank() over (partition by kind order by f.tax_per_mu) - 1)::float8 / greatest(count(f.tax_per_mu) over (partition by kind) - 1, 1)
  end,
  jsonb_build_object(
    'reasons', jsonb_build_array(
      jsonb_build_object('code', 'ratio_of_sums',
        'zh', format('亩均产值为合计之比:以有完整数据的 %s 亩计(全部宗地 %s 亩)', w.output_mu, w.area_mu),
        'en', format('output per mu is a ratio of sums over the %s mu whose figure is whole, of %s mu', w.output_mu, w.area_mu)),
      jsonb_build_object('code', 'ratio_of_sums',
        'zh', format('亩均税收为合计之比:以有完整数据的 %s 亩计(全部宗地 %s 亩)', w.tax_mu, w.area_mu),
        'en', format('tax per mu is a ratio of sums over the %s mu whose figure is whole, of %s mu', w.tax_mu, w.area_mu))
    ),
    'headline', jsonb_build_object(
      'park_count', f.parks, 'parcel_count', f.parcel_count, 'area_mu', pg_temp.mu(f.land_m2), 'planned_area_m2', f.planned_area_m2,
      'enterprise_count', coalesce(e.enterprises, 0), 'above_size_count', coalesce(e.above, 0), 'trade_quota_count', coalesce(e.trade_quota, 0),
      'listed_or_preparing_count', coalesce(e.listed, 0), 'output_cny', coalesce(e.output, 0) / 100,
      'above_size_output_cny', coalesce(e.above_output, 0) / 100, 'tax_cny', coalesce(e.tax, 0) / 100,
      'output_over_100m_count', coalesce(e.over_100m, 0), 'output_over_1b_count', coalesce(e.over_1b, 0),
      'output_per_mu', f.output_per_mu, 'tax_per_mu', f.tax_per_mu, 'output_land_mu', pg_temp.mu(f.output_m2), 'tax_land_mu', pg_temp.mu(f.tax_m2),
      'land_state_mu', coalesce(s.land_state_mu, '{}'), 'grade_counts', coalesce(c.grade_counts, '{}')
    )
  )
from figures f
left join firms e using (kind, key)
left join states s using (kind, key)
left join grades c using (kind, key)
cross join lateral (
  select round(pg_temp.mu(f.land_m2)::numeric, 1) as area_mu, round(pg_temp.mu(f.output_m2)::numeric, 1) as output_mu,
    round(pg_temp.mu(f.tax_m2)::numeric, 1) as tax_mu
) w;

set local default_statistics_target = 10;
select close_part(name, part, :'zone', array[:run])
from (values ('attribution', :'attribution'), ('evaluation', :'evaluation'), ('finding', :'finding')) as filled (name, part) \g /dev/null
analyze run, finding_rule;
commit;
