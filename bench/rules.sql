-- Which rules of the documents in geodata/policies does each parcel meet, by the tables and what runs of 2020 and the year
-- before keep of them? The same rules as the program asks, set by set: land is every parcel in force with what is known of it, users
-- every enterprise, use who uses what, hit what is found. Arguments: zone_code, run_id, run_before. For pgx in its simple protocol,
-- since it makes tables. Numbers meet their limits with six decimals, as there: 3333.3333 m2 are five mu.
-- Square metres in mu; an area within half of its last kept digit, 1/10,000 m², of a whole 1/10,000 mu came as that.
create function pg_temp.mu(area_m2 float8) returns float8 language sql immutable as $$
  select case
    when abs(area_m2 * 3 / 2000 - round(area_m2 * 3 / 2000 * 10000) / 10000) <= 0.000000075 then round(area_m2 * 3 / 2000 * 10000) / 10000
    else area_m2 * 3 / 2000
  end
$$;

create temp table use on commit drop as
select parcel_id, uscc, land_m2 from attribution where zone_code = @zone_code and run_id = @run_id;
analyze use;

create temp table use_before on commit drop as
select parcel_id, uscc, land_m2 from attribution where zone_code = @zone_code and run_id = @run_before;
analyze use_before;

create temp table decided on commit drop as -- by persons, in the ledger: what is on hold stands as before
select e.parcel_id, e.rule, e.uscc, e.track, coalesce(e.former_state, e.state) as state, e.unsupported_run_id is null as found,
  case when e.mode = 'extend_start' then (
    select max(s.until_on) from ledger_step s
    where s.zone_code = e.zone_code and s.entry_id = e.entry_id
      and s.version = (select max(m.version) from ledger_step m where m.zone_code = e.zone_code and m.entry_id = e.entry_id and m.mode is not null)
  ) end as put_off_to
from ledger_entry e
where e.zone_code = @zone_code and e.current;

create temp table users on commit drop as
select e.subject_key as uscc, n.scale, n.status, n.industry_code, substring(n.industry_code from '[A-Z]?([0-9]{2})') as industry, n.production_on,
  pg_temp.mu(e.land_m2::float8) as land_mu, e.tax_cny::float8 as tax,
  (select round(avg(v.tax / 10000 / pg_temp.mu(v.m2))::numeric, 6) from (values (e.year_values[2], e.year_values[4]), (e.year_values[6], e.year_values[8]), (e.year_values[10], e.year_values[12])) v (tax, m2)
    where v.tax <> 'NaN' and v.m2 <> 'NaN' and v.m2 > 0) as mean
from evaluation e
join enterprise n on n.zone_code = e.zone_code and n.uscc = e.subject_key
where e.zone_code = @zone_code and e.run_id = @run_id and e.subject_kind = 'enterprise';
analyze users;

create temp table far_2008 (industry, far_2008) on commit drop as
values ('13', 1.0::float8), ('14', 1.0::float8), ('15', 1.0::float8), ('16', 1.0::float8), ('17', 0.8::float8), ('18', 1.0::float8), ('19', 1.0::float8), ('20', 0.8::float8), ('21', 0.8::float8), ('22', 0.8::float8), ('23', 0.8::float8), ('24', 1.0::float8), ('25', 0.5::float8), ('26', 0.6::float8), ('27', 0.7::float8), ('28', 0.8::float8), ('29', 0.8::float8), ('30', 0.7::float8), ('31', 0.6::float8), ('32', 0.6::float8), ('33', 0.7::float8), ('34', 0.7::float8), ('35', 0.7::float8), ('36', 0.7::float8), ('37', 0.7::float8), ('38', 0.7::float8), ('39', 1.0::float8), ('40', 1.0::float8), ('41', 1.0::float8), ('42', 0.7::float8);

create temp table land on commit drop as
with built as (
  select parcel_id, count(*) as buildings, case when count(floor_area_m2) = count(*) then sum(floor_area_m2) end as floor_m2, sum(area_m2) as footprint_m2
  from building
  where zone_code = @zone_code and parcel_id is not null
  group by parcel_id
),
agreed as (
  select parcel_id, max(target) filter (where indicator = 'floor_area_ratio') as far,
    round(max(target / per_mu) filter (where indicator = 'tax_per_mu'), 6) as tax, round(max(target / per_mu) filter (where indicator = 'output_per_mu'), 6) as output,
    round(max(target / per_mu) filter (where indicator = 'investment_per_mu'), 6) as investment
  from (
    select parcel_id, indicator, target, coalesce(due_on, target_on) as due_on, case unit when '万元/公顷' then 15 when '元/平方米' then 15 when '万元/亩' then 1 end as per_mu,
      rank() over (partition by parcel_id, indicator order by coalesce(
        (regexp_match(translate(agreement_version, '一二三四五六七八九', '123456789'), '补充协议(\d)$'))[1]::bigint, (agreement_version ~* '补充|变更|supplement')::int, 0
      ) desc) as place
    from commitment
    where zone_code = @zone_code and parcel_id is not null and commitment_id not like 'review-%'
  ) c
  where place = 1 and (due_on is null or due_on <= '2020-12-31')
  group by parcel_id
),
used as (
  select u.parcel_id, bool_and(coalesce(n.status, 'operating') <> 'operating') as stopped
  from use u
  join users n using (uscc)
  group by u.parcel_id
),
main as (
  select distinct on (u.parcel_id) u.parcel_id, n.industry
  from use u
  join users n using (uscc)
  order by u.parcel_id, u.land_m2 desc, u.uscc
),
power as (
  select u.parcel_id, -- a part of it says nothing of a change
    case when count(r.electricity_kwh) = count(*) then sum(r.electricity_kwh * coalesce(u.land_m2 / nullif(w.land_m2, 0), 1.0 / w.parcels))::float8 end as power
  from use u
  join (select uscc, sum(land_m2) as land_m2, count(*) as parcels from use group by uscc) w using (uscc)
  left join annual_report r on r.zone_code = @zone_code and r.uscc = u.uscc and r.year = 2020
  group by u.parcel_id
),
power_before as (
  select u.parcel_id,
    case when count(r.electricity_kwh) = count(*) then sum(r.electricity_kwh * coalesce(u.land_m2 / nullif(w.land_m2, 0), 1.0 / w.parcels))::float8 end as power_before
  from use_before u
  join (select uscc, sum(land_m2) as land_m2, count(*) as parcels from use_before group by uscc) w using (uscc)
  left join annual_report r on r.zone_code = @zone_code and r.uscc = u.uscc and r.year = 2019
  group by u.parcel_id
),
happened as ( -- to a parcel, or to who uses it where it names none
  select coalesce(v.parcel_id, u.parcel_id) as parcel_id, v.event_kind, v.label, v.happened_on, v.ends_on
  from event v
  left join use u on v.parcel_id is null and u.uscc = v.uscc
  where v.zone_code = @zone_code and v.happened_on <= '2020-12-31'
),
struck as (
  select parcel_id, bool_or(event_kind = 'safety') as safety, bool_or(event_kind = 'environment') as environment,
    bool_or(event_kind = 'shutdown') as shutdown, bool_or(event_kind = 'resumption') as resumption
  from happened
  where extract(year from happened_on) = 2020 or ends_on >= '2020-01-01'
  group by parcel_id
),
marked as (
  select parcel_id, bool_or(label = 'standardised') as standardised, bool_or(label = 'key_project') as key_project, bool_or(label = 'eliminated') as eliminated
  from happened
  where event_kind = 'recognition' and (ends_on is null or ends_on >= '2020-01-01')
  group by parcel_id
)
select p.parcel_id, e.grade, e.land_m2::float8 as land_m2, pg_temp.mu(e.land_m2::float8) as land_mu, e.enterprise_count as users,
  (select round(avg(v.tax / 10000 / pg_temp.mu(v.m2))::numeric, 6) from (values (e.year_values[2], e.year_values[4]), (e.year_values[6], e.year_values[8]), (e.year_values[10], e.year_values[12])) v (tax, m2)
    where v.tax <> 'NaN' and v.m2 > 0) as mean,
  case when e.year_values[10] <> 'NaN' then round((e.year_values[10] / 10000 / pg_temp.mu(e.year_values[12]))::numeric, 6) end as tax,
  case when e.year_values[9] <> 'NaN' then round((e.year_values[9] / 10000 / pg_temp.mu(e.year_values[12]))::numeric, 6) end as output,
  case when e.year_values[6] <> 'NaN' then round((e.year_values[6] / 10000 / pg_temp.mu(e.year_values[8]))::numeric, 6) end as tax_1,
  case when e.year_values[5] <> 'NaN' then round((e.year_values[5] / 10000 / pg_temp.mu(e.year_values[8]))::numeric, 6) end as output_1,
  coalesce(e.year_partly[2] or e.year_partly[5] or e.year_partly[8], false) as partly, -- the tax of any of the three years
  coalesce(e.year_partly[8], false) as partly_tax, coalesce(e.year_partly[5], false) as partly_tax_1,
  coalesce(e.year_partly[7], false) as partly_output, coalesce(e.year_partly[4], false) as partly_output_1,
  case
    when p.land_use_code is null then true
    when p.land_use_code !~ '[0-9]' and octet_length(p.land_use_code) > 2
    then p.land_use_code !~ '住宅|商|绿地|公园|道路|公路|街巷|公用|教育|科教|医|机关|宗教|殡葬|广场'
    else upper(p.land_use_code) ~ '^(0601|0604|0508|1001|1101|M|W)'
  end as industrial,
  coalesce(p.tenure, '') <> 'collective' as state_land,
  coalesce(p.actual_start_on <= '2020-12-31' or p.actual_completion_on <= '2020-12-31' or p.suspended_on is not null
    or b.buildings > 0, false) as started,
  greatest(d.put_off_to, coalesce(p.agreed_start_on, (p.handed_over_on + interval '1 year')::date)) as start_on, p.suspended_on,
  round((p.developed_area_m2 * 100 / nullif(p.developable_area_m2, 0)), 6) as developed,
  round((p.invested_cny * 100 / nullif(p.agreed_investment_cny, 0)), 6) as invested,
  coalesce(b.buildings > 0 or p.actual_completion_on <= '2020-12-31', false) as completed,
  coalesce(b.floor_m2, p.floor_area_m2)::float8 as floor_m2, coalesce(b.footprint_m2, p.footprint_m2)::float8 as footprint_m2,
  p.agreed_completion_on, p.invested_cny, p.agreed_investment_cny,
  coalesce(g.far, p.far_min) as agreed_far, g.tax as agreed_tax, g.output as agreed_output, g.investment as agreed_investment,
  round((p.invested_cny / 10000 / pg_temp.mu(coalesce(p.title_area_m2, p.area_m2)::float8))::numeric, 6) as invested_per_mu,
  coalesce(u.stopped, false) as stopped, coalesce(k.key_project, false) as key_project, coalesce(k.eliminated, false) as eliminated,
  coalesce(s.safety, false) as safety, coalesce(s.environment, false) as environment,
  coalesce(s.shutdown, false) as shutdown, coalesce(s.resumption, false) as resumption, coalesce(k.standardised, false) as standardised,
  w.power, v.power_before, f.far_2008
from parcel p
join evaluation e on e.zone_code = @zone_code and e.run_id = @run_id and e.subject_kind = 'parcel' and e.subject_key = p.parcel_code
left join built b on b.parcel_id = p.parcel_id
left join agreed g on g.parcel_id = p.parcel_id
left join used u on u.parcel_id = p.parcel_id
left join main m on m.parcel_id = p.parcel_id
left join far_2008 f on f.industry = m.industry
left join power w on w.parcel_id = p.parcel_id
left join power_before v on v.parcel_id = p.parcel_id
left join struck s on s.parcel_id = p.parcel_id
left join marked k on k.parcel_id = p.parcel_id
left join (
  select parcel_id, max(put_off_to) as put_off_to from decided
  where rule = 'idle_not_started' and state in ('in_disposal', 'done') group by parcel_id
) d on d.parcel_id = p.parcel_id
where p.zone_code = @zone_code and p.valid_to is null;
analyze land;

create temp view asked as
select 'idle_not_started' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when start_on is null then 'cannot_tell' when users > 0 then 'suspected' else 'met' end
  from land where state_land and not started and (start_on + interval '1 year' <= '2020-12-31' or start_on is null and users = 0 and industrial)
) found (parcel_id, uscc, outcome)
union all
select 'idle_suspended' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when developed < 33.333333 or invested < 25 then 'suspected' else 'cannot_tell' end
  from land where state_land and suspended_on + interval '1 year' <= '2020-12-31'
    and (developed < 33.333333 or invested < 25 or developed is null or invested is null)
) found (parcel_id, uscc, outcome)
union all
select 'low_efficiency' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when mean is null then 'cannot_tell' when partly then 'suspected' else 'met' end
  from land where users > 0 and (mean is null or mean < 5)
) found (parcel_id, uscc, outcome)
union all
select 'quanzhou_low_benefit' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when mean is null then 'cannot_tell' when partly then 'suspected' else 'met' end
  from land where users > 0 and (mean is null or mean < 5)
) found (parcel_id, uscc, outcome)
union all
select 'quanzhou_small' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, 'met' from land where users > 0 and industrial and round(land_mu::numeric, 6) < 5 and not key_project
) found (parcel_id, uscc, outcome)
union all
select 'fuzhou_low_tax' as rule, parcel_id, uscc, outcome from (
  select parcel_id, uscc, case when tax is null then 'cannot_tell' else 'met' end from users join use using (uscc)
  where land_mu > 0 and (tax is null or tax / 10000 / land_mu < 25)
) found (parcel_id, uscc, outcome)
union all
select 'huzhou_low_contribution' as rule, parcel_id, uscc, outcome from (
  select parcel_id, uscc, case when tax is null or scale is null then 'cannot_tell' else 'met' end from users join use using (uscc)
  where coalesce(scale, 'above') = 'above' and land_mu > 0 and (tax is null or tax / 10000 / land_mu < 6)
) found (parcel_id, uscc, outcome)
union all
select 'huzhou_low_benefit' as rule, parcel_id, uscc, outcome from (
  select parcel_id, uscc, case when tax is null or scale is null then 'cannot_tell' else 'met' end from users join use using (uscc)
  where coalesce(scale, 'below') = 'below' and land_mu > 0 and (tax is null or tax / 10000 / land_mu < 3)
) found (parcel_id, uscc, outcome)
union all
select 'huzhou_low_output' as rule, parcel_id, uscc, outcome from (
  select parcel_id, uscc, case when scale is null then 'cannot_tell' else 'met' end from users join use using (uscc)
  where coalesce(scale, 'below') = 'below' and round(land_mu::numeric, 6) >= 10
) found (parcel_id, uscc, outcome)
union all
select 'jiaxing_low_tax' as rule, parcel_id, uscc, outcome from (
  select parcel_id, uscc, case when mean is null or scale is null then 'cannot_tell' else 'met' end from users join use using (uscc)
  where land_mu > 0 and industry is not null and industry not in ('44', '45', '46', '77')
    and (mean is null or scale is null or mean < case scale when 'above' then 10 else 3 end)
) found (parcel_id, uscc, outcome)
union all
select 'hengyang_low_tax' as rule, parcel_id, uscc, outcome from (
  select parcel_id, uscc, case when tax is null then 'cannot_tell' else 'met' end from users join use using (uscc)
  where land_mu > 0 and (tax is null or tax / 10000 / land_mu < 4)
) found (parcel_id, uscc, outcome)
union all
select 'jinjiang_tax_below_gate' as rule, parcel_id, uscc, outcome from (
  select parcel_id, uscc, case when tax is null then 'cannot_tell' else 'met' end from users join use using (uscc)
  where land_mu > 0 and production_on <= '2019-12-31' and (tax is null or tax / 10000 / land_mu < 10)
    and exists (select from event v where v.zone_code = @zone_code and v.uscc = users.uscc and v.label = 'standardised') and not exists (
    select from event v where v.zone_code = @zone_code and v.uscc = users.uscc and v.label in ('specialised', 'incubated', 'chip_chain') and (v.ends_on is null or v.ends_on >= '2020-01-01'))
) found (parcel_id, uscc, outcome)
union all
select 'jinjiang_investment_below_gate' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when invested_cny is null then 'cannot_tell' else 'met' end from land
  where completed and (invested_cny is null or invested_cny / 10000 / land_mu < 350)
    and standardised
) found (parcel_id, uscc, outcome)
union all
select 'shanghai_grade_c' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when grade = 'C' then 'met' else 'cannot_tell' end from land where grade = 'C' or users > 0 and coalesce(grade, '') = ''
) found (parcel_id, uscc, outcome)
union all
select 'shanghai_grade_d' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when grade = 'D' then 'met' else 'cannot_tell' end from land where grade = 'D' or users > 0 and coalesce(grade, '') = ''
) found (parcel_id, uscc, outcome)
union all
select 'far_below_control_2008' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when floor_m2 is null or far_2008 is null then 'cannot_tell' else 'met' end from land
  where completed and industrial and users > 0 and (floor_m2 is null or far_2008 is null or round((floor_m2 / land_m2)::numeric, 6) < far_2008)
) found (parcel_id, uscc, outcome)
union all
select 'coefficient_below_control_2008' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when footprint_m2 is null then 'cannot_tell' else 'met' end from land
  where completed and industrial and users > 0 and (footprint_m2 is null or round((footprint_m2 / land_m2)::numeric, 6) < 0.30)
) found (parcel_id, uscc, outcome)
union all
select 'supplied_unbuilt' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when agreed_completion_on is null then 'cannot_tell' else 'met' end from land
  where industrial and not completed and users = 0
    and (agreed_completion_on is null or agreed_completion_on + interval '1 year' <= '2020-12-31')
) found (parcel_id, uscc, outcome)
union all
select 'built_unused' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, 'suspected' from land where industrial and completed and users = 0
) found (parcel_id, uscc, outcome)
union all
select 'stopped_production' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, 'met' from land where users > 0 and stopped and not resumption
) found (parcel_id, uscc, outcome)
union all
select 'stopped_unclear' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, 'suspected' from land where users > 0 and (shutdown and not resumption and not stopped or resumption and stopped)
) found (parcel_id, uscc, outcome)
union all
select 'power_drop' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when power is null or not coalesce(power_before > 0, false) then 'cannot_tell' else 'suspected' end
  from land where users > 0 and (
    power is null or not coalesce(power_before > 0, false) or round(((power - power_before) * 100 / nullif(power_before, 0))::numeric, 6) <= -50
  )
) found (parcel_id, uscc, outcome)
union all
select 'many_users' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, 'met' from land where users >= 3
) found (parcel_id, uscc, outcome)
union all
select 'eliminated_industry' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, 'met' from land where users > 0 and eliminated
) found (parcel_id, uscc, outcome)
union all
select 'safety_event' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, 'suspected' from land where users > 0 and safety
) found (parcel_id, uscc, outcome)
union all
select 'environment_event' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, 'suspected' from land where users > 0 and environment
) found (parcel_id, uscc, outcome)
union all
select 'far_below_agreed' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when floor_m2 is null then 'cannot_tell' else 'met' end from land
  where completed and agreed_far > 0 and (floor_m2 is null or round((floor_m2 / land_m2)::numeric, 6) < agreed_far)
) found (parcel_id, uscc, outcome)
union all
select 'investment_below_agreed' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when invested_cny is null then 'cannot_tell' else 'met' end from land
  where completed and agreed_investment_cny > 0 and (invested_cny is null or round(invested_cny * 100 / agreed_investment_cny, 6) < 100)
) found (parcel_id, uscc, outcome)
union all
select 'investment_per_mu_below_agreed' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when invested_per_mu is null then 'cannot_tell' else 'met' end from land
  where completed and agreed_investment > 0 and (invested_per_mu is null or invested_per_mu < agreed_investment)
) found (parcel_id, uscc, outcome)
union all
select 'tax_below_agreed' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when tax is null then 'cannot_tell' when partly_tax then 'suspected' else 'met' end from land
  where users > 0 and agreed_tax > 0 and (tax is null or tax < agreed_tax)
) found (parcel_id, uscc, outcome)
union all
select 'output_below_agreed' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case when output is null then 'cannot_tell' when partly_output then 'suspected' else 'met' end from land
  where users > 0 and agreed_output > 0 and (output is null or output < agreed_output)
) found (parcel_id, uscc, outcome)
union all
select 'xianyou_below_agreed' as rule, parcel_id, uscc, outcome from (
  select parcel_id, null, case
    when below <> 'yes' then 'cannot_tell'
    when tax_below and not (partly_tax or partly_tax_1) or output_below and not (partly_output or partly_output_1) then 'met'
    else 'suspected'
  end
  from (
    select *, case when tax_below or output_below then 'yes' when tax_below is null or output_below is null then 'untold' else 'no' end as below
    from (
      select *,
        case when agreed_tax is null then null when tax >= agreed_tax or tax_1 >= agreed_tax then false when tax is null or tax_1 is null then null else true end as tax_below,
        case when agreed_output is null then null when output >= agreed_output or output_1 >= agreed_output then false when output is null or output_1 is null then null else true end as output_below
      from land where users > 0
    ) l
  ) l where below = 'yes' or below = 'untold' and (agreed_tax >= 0 or agreed_output >= 0)
) found (parcel_id, uscc, outcome);

-- What persons decided against is suspected at most; idle land, by a rule or by persons, is not of low efficiency.
create temp view heeded as
select a.rule, a.parcel_id, a.uscc, case when a.outcome = 'met' and d.rule is not null then 'suspected' else a.outcome end as outcome
from asked a
left join decided d on d.rule = a.rule and d.parcel_id = a.parcel_id and d.uscc is not distinct from a.uscc and d.found and d.state in ('not_idle', 'not_low');

create temp view hit as
select h.*
from heeded h
where not (
  h.rule in (
    'low_efficiency', 'quanzhou_low_benefit', 'quanzhou_small', 'fuzhou_low_tax', 'huzhou_low_contribution', 'huzhou_low_benefit', 'huzhou_low_output',
    'jiaxing_low_tax', 'hengyang_low_tax', 'shanghai_grade_d', 'stopped_production', 'stopped_unclear', 'eliminated_industry', 'safety_event', 'environment_event', 'xianyou_below_agreed'
  )
  and (
    h.parcel_id in (select i.parcel_id from heeded i where i.rule like 'idle%' and i.outcome = 'met')
    or h.parcel_id in (
      select d.parcel_id from decided d
      where d.track = 'idle' and d.state in ('idle', 'in_disposal') and coalesce(d.put_off_to < '2020-12-31', true)
    )
  )
);
