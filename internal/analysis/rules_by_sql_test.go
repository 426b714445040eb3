package analysis_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jackc/pgx/v5"

	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/policy"
)

// ruleBySQL says, in SQL over the tables and what a run kept of them, which parcels meet a rule: parcel_id, the user of a rule
// that is asked of enterprises, and the outcome. Views are made by rulesBySQL: land is every parcel in force with what is known
// of it, user every enterprise with land, use who uses what.
var ruleBySQL = map[string]string{
	"quanzhou_low_benefit": `select parcel_id, null, case when mean is null then 'cannot_tell' when partly > 0 then 'suspected' else 'met' end
		from land where users > 0 and (mean is null or mean < 5)`,
	"quanzhou_small": `select parcel_id, null, 'met' from land where users > 0 and industrial and land_mu < 5 and not key_project`,
	"fuzhou_low_tax": `select parcel_id, uscc, case when tax is null then 'cannot_tell' else 'met' end from users join use using (uscc)
		where land_mu > 0 and (tax is null or tax / 10000 / land_mu < 25)`,
	"huzhou_low_contribution": `select parcel_id, uscc, case when tax is null or scale is null then 'cannot_tell' else 'met' end from users join use using (uscc)
		where coalesce(scale, 'above') = 'above' and land_mu > 0 and (tax is null or tax / 10000 / land_mu < 6)`,
	"huzhou_low_benefit": `select parcel_id, uscc, case when tax is null or scale is null then 'cannot_tell' else 'met' end from users join use using (uscc)
		where coalesce(scale, 'below') = 'below' and land_mu > 0 and (tax is null or tax / 10000 / land_mu < 3)`,
	"huzhou_low_output": `select parcel_id, uscc, case when scale is null then 'cannot_tell' else 'met' end from users join use using (uscc)
		where coalesce(scale, 'below') = 'below' and land_mu >= 10`,
	"jiaxing_low_tax": `select parcel_id, uscc, case when mean is null or scale is null then 'cannot_tell' else 'met' end from users join use using (uscc)
		where land_mu > 0 and industry is not null and industry not in ('44', '45', '46', '77')
		  and (mean is null or scale is null or mean < case scale when 'above' then 10 else 3 end)`,
	"hengyang_low_tax": `select parcel_id, uscc, case when tax is null then 'cannot_tell' else 'met' end from users join use using (uscc)
		where land_mu > 0 and (tax is null or tax / 10000 / land_mu < 4)`,
	"jinjiang_tax_below_gate": `select parcel_id, uscc, case when tax is null then 'cannot_tell' else 'met' end from users join use using (uscc) join enterprise n using (uscc)
		where land_mu > 0 and n.production_on <= '2019-12-31' and (tax is null or tax / 10000 / land_mu < 10)
		  and exists (select from event v where v.uscc = users.uscc and v.label = 'standardised') and not exists (
		  select from event v where v.uscc = users.uscc and v.label in ('specialised', 'incubated', 'chip_chain') and (v.ends_on is null or v.ends_on >= '2020-01-01'))`,
	"jinjiang_investment_below_gate": `select parcel_id, null, case when invested_cny is null then 'cannot_tell' else 'met' end from land
		where completed and (invested_cny is null or invested_cny / 10000 / land_mu < 350)
		  and exists (select from event v where v.parcel_id = land.parcel_id and v.label = 'standardised')`,
	"shanghai_grade_c": `select parcel_id, null, 'met' from land where grade = 'C'`,
	"shanghai_grade_d": `select parcel_id, null, 'met' from land where grade = 'D'`,
	"far_below_control_2008": `select parcel_id, null, case when floor_m2 is null or far_2008 is null then 'cannot_tell' else 'met' end from land
		where completed and industrial and users > 0 and (floor_m2 is null or far_2008 is null or round((floor_m2 / land_m2)::numeric, 6) < far_2008)`,
	"coefficient_below_control_2008": `select parcel_id, null, case when footprint_m2 is null then 'cannot_tell' else 'met' end from land
		where completed and industrial and users > 0 and (footprint_m2 is null or round((footprint_m2 * 100 / land_m2)::numeric, 6) < 30)`,
	"supplied_unbuilt": `select parcel_id, null, case when agreed_completion_on is null then 'cannot_tell' else 'met' end from land
		where industrial and not completed and users = 0
		  and (agreed_completion_on is null or agreed_completion_on + interval '1 year' <= '2020-12-31')`,
	"built_unused":       `select parcel_id, null, 'suspected' from land where industrial and completed and users = 0`,
	"stopped_production": `select parcel_id, null, 'met' from land where users > 0 and stopped`,
	"power_drop": `select parcel_id, null, 'suspected' from land where users > 0 and power_before > 0
		and round(((power - power_before) * 100 / power_before)::numeric, 6) <= -50`,
	"many_users":          `select parcel_id, null, 'met' from land where users >= 3`,
	"eliminated_industry": `select parcel_id, null, 'met' from land where users > 0 and eliminated`,
	"safety_event":        `select parcel_id, null, 'suspected' from land where users > 0 and safety`,
	"environment_event":   `select parcel_id, null, 'suspected' from land where users > 0 and environment`,
	"far_below_agreed": `select parcel_id, null, case when floor_m2 is null then 'cannot_tell' else 'met' end from land
		where completed and agreed_far > 0 and (floor_m2 is null or round((floor_m2 / land_m2)::numeric, 6) < agreed_far)`,
	"investment_below_agreed": `select parcel_id, null, case when invested_cny is null then 'cannot_tell' else 'met' end from land
		where completed and agreed_investment_cny > 0 and (invested_cny is null or round(invested_cny * 100 / agreed_investment_cny, 6) < 100)`,
	"tax_below_agreed": `select parcel_id, null, case when tax is null then 'cannot_tell' when partly > 0 then 'suspected' else 'met' end from land
		where users > 0 and agreed_tax > 0 and (tax is null or tax < agreed_tax)`,
	"output_below_agreed": `select parcel_id, null, case when output is null then 'cannot_tell' when partly_output > 0 then 'suspected' else 'met' end from land
		where users > 0 and agreed_output > 0 and (output is null or output < agreed_output)`,
	"xianyou_below_agreed": `select parcel_id, null, case when below = 'yes' then case when partly > 0 and not output_below or partly_output > 0 and not tax_below then 'suspected' else 'met' end else 'cannot_tell' end
		from (
		  select *, case when tax_below or output_below then 'yes' when tax_below is null or output_below is null then 'untold' else 'no' end as below
		  from (
		    select *,
		      case when agreed_tax is null then null when tax >= agreed_tax or tax_1 >= agreed_tax then false when tax is null or tax_1 is null then null else true end as tax_below,
		      case when agreed_output is null then null when output >= agreed_output or output_1 >= agreed_output then false when output is null or output_1 is null then null else true end as output_below
		    from land where users > 0
		  ) l
		) l where below = 'yes' or below = 'untold' and (agreed_tax >= 0 or agreed_output >= 0)`,
}

// but leaves parcels out of the comparison: those whose users share a
// parcel with somebody who came or went in the two years, since the run keeps only the shares of the last.
var but = map[string]string{
	"power_drop": ` and parcel_id not in (
		select parcel_id from use where uscc in (select uscc from occupancy where parcel_id in (
			select parcel_id from occupancy where valid_from between '2019-01-01' and '2020-12-31' or valid_to between '2019-01-01' and '2020-12-31')))`,
}

const viewsOfRules = `
create temp table use as select * from attribution where run_id = %[1]d;
create temp table users as
select e.subject_key as uscc, n.scale, substring(n.industry_code from '[A-Z]?([0-9]{2})') as industry,
  (e.land_m2 * 3 / 2000)::float8 as land_mu, e.tax_cny::float8 as tax,
  (select round(avg(v.tax / 10000 / (v.m2 * 3 / 2000))::numeric, 6) from (values (e.year_values[2], e.year_values[4]), (e.year_values[6], e.year_values[8]), (e.year_values[10], e.year_values[12])) v (tax, m2)
    where v.tax <> 'NaN' and v.m2 <> 'NaN' and v.m2 > 0) as mean
from evaluation e join enterprise n on n.zone_code = e.zone_code and n.uscc = e.subject_key
where e.run_id = %[1]d and e.subject_kind = 'enterprise';
create temp table power as
select u.parcel_id, y.year, sum(r.electricity_kwh * u.land_m2 / t.land_m2) filter (where r.electricity_kwh is not null) as kwh
from use u
join (select uscc, sum(land_m2) as land_m2 from use group by uscc) t using (uscc)
cross join (values (2019), (2020)) y (year)
left join annual_report r on r.uscc = u.uscc and r.year = y.year
group by 1, 2;
create temp table land as
select p.parcel_id, e.grade, e.land_m2::float8 as land_m2, (e.land_m2 * 3 / 2000)::float8 as land_mu, e.enterprise_count as users,
  (select round(avg(v.tax / 10000 / (v.m2 * 3 / 2000))::numeric, 6) from (values (e.year_values[2], e.year_values[4]), (e.year_values[6], e.year_values[8]), (e.year_values[10], e.year_values[12])) v (tax, m2)
    where v.tax <> 'NaN' and v.m2 > 0) as mean,
  round(e.tax_per_mu::numeric, 6) as tax, round(e.output_per_mu::numeric, 6) as output,
  case when e.year_values[6] <> 'NaN' then round((e.year_values[6] / 10000 / (e.year_values[8] * 3 / 2000))::numeric, 6) end as tax_1,
  case when e.year_values[5] <> 'NaN' then round((e.year_values[5] / 10000 / (e.year_values[8] * 3 / 2000))::numeric, 6) end as output_1,
  (select count(*) from unnest(e.notes) n where n like 'partly_known:tax_cny:%%') as partly,
  (select count(*) from unnest(e.notes) n where n like 'partly_known:output_cny:%%') as partly_output,
  case when p.land_use_code is null then true
    when p.land_use_code !~ '[0-9]' and octet_length(p.land_use_code) > 2 then p.land_use_code !~ '住宅|商|绿地|公园|道路|公路|街巷|公用|教育|科教|医|机关|宗教|殡葬|广场'
    else upper(p.land_use_code) ~ '^(0601|0604|0508|1001|1101|M|W)' end as industrial,
  coalesce(b.n > 0 or p.actual_completion_on <= '2020-12-31', false) as completed, b.n,
  coalesce(b.floor_m2, p.floor_area_m2)::float8 as floor_m2, coalesce(b.footprint_m2, p.footprint_m2)::float8 as footprint_m2,
  p.agreed_completion_on, p.invested_cny, p.agreed_investment_cny,
  coalesce(g.far, p.far_min) as agreed_far, g.tax as agreed_tax, g.output as agreed_output,
  u.stopped, u.key_project, u.eliminated, u.safety, u.environment,
  (select kwh from power w where w.parcel_id = p.parcel_id and year = 2020)::float8 as power,
  (select kwh from power w where w.parcel_id = p.parcel_id and year = 2019)::float8 as power_before,
  (select case when substring(n.industry_code from '[A-Z]?([0-9]{2})') is null then null else (array[
      %[2]s
    ]::float8[])[substring(n.industry_code from '[A-Z]?([0-9]{2})')::int] end
   from use m join enterprise n using (uscc) where m.parcel_id = p.parcel_id order by m.land_m2 desc, n.uscc limit 1) as far_2008
from parcel p
join evaluation e on e.run_id = %[1]d and e.subject_kind = 'parcel' and e.parcel_id = p.parcel_id
left join lateral (
  select count(*) as n, case when count(floor_area_m2) = count(*) then sum(floor_area_m2) end as floor_m2, sum(area_m2) as footprint_m2
  from building b where b.parcel_id = p.parcel_id
) b on true
left join lateral (
  select max(target) filter (where indicator = 'floor_area_ratio') as far, max(target) filter (where indicator = 'tax_per_mu') as tax,
    max(target) filter (where indicator = 'output_per_mu') as output
  from commitment c where c.parcel_id = p.parcel_id
) g on true
left join lateral (
  select coalesce(bool_and(n.status is not null and n.status <> 'operating'), false) as stopped,
    exists (select from event v where v.parcel_id = p.parcel_id and v.label = 'key_project') as key_project,
    exists (select from event v where v.parcel_id = p.parcel_id and v.label = 'eliminated') as eliminated,
    exists (select from event v where v.parcel_id = p.parcel_id and v.event_kind = 'safety' and (extract(year from v.happened_on) = 2020 or v.ends_on >= '2020-01-01' and v.happened_on <= '2020-12-31')) as safety,
    exists (select from event v where v.parcel_id = p.parcel_id and v.event_kind = 'environment' and (extract(year from v.happened_on) = 2020 or v.ends_on >= '2020-01-01' and v.happened_on <= '2020-12-31')) as environment
  from use u join enterprise n using (uscc) where u.parcel_id = p.parcel_id
) u on true
where p.valid_to is null;
`

// recognitions are what the demonstration zone has none of: standardised projects, key ones, and industry of the eliminated class.
const recognitions = `
insert into event (zone_code, event_id, event_kind, label, parcel_id, uscc, happened_on, source_id)
select p.zone_code, 'test-' || l || p.parcel_id, 'recognition', l, p.parcel_id, null, date '2019-05-01', p.source_id
from (select *, row_number() over (order by parcel_code) as n from parcel where valid_to is null) p
join (values ('standardised', 3), ('eliminated', 5), ('key_project', 2)) t (l, every) on p.n % every = 0
union all
select zone_code, 'test-' || uscc, 'recognition', 'standardised', null, uscc, date '2019-05-01', source_id
from (select *, row_number() over (order by uscc) as n from enterprise) e
where n % 3 = 0`

// rulesBySQL asks every built-in rule of the demonstration zone twice: as a run does, and in SQL.
func rulesBySQL(t *testing.T, p prepared) {
	p.change(t, recognitions)
	byDefault, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	var documents []policy.Policy
	var rules []string
	for _, id := range policy.BuiltIn() {
		document, err := policy.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		if document.Screens() && id != policy.DefaultID && id != "idle-land-2012" { // these two are compared word by word
			documents = append(documents, document)
			for _, r := range document.Screening.Rules {
				if !document.IsOpen(r) {
					rules = append(rules, r.ID)
				}
			}
		}
	}
	summary, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{
		ZoneCode: demoZone, Year: 2020, Policy: byDefault, Screening: documents, Trial: true, CreatedBy: "test", ProgramVersion: "test",
	})
	if err != nil {
		t.Fatal(err)
	}
	conn, err := pgx.Connect(t.Context(), p.url)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.WithoutCancel(t.Context()))
	if _, err := conn.Exec(t.Context(), "set search_path to permu, public;"+fmt.Sprintf(viewsOfRules, summary.RunID, farArray(documents))); err != nil {
		t.Fatal(err)
	}
	lines := func(query string) []string {
		rows, err := conn.Query(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		list, err := pgx.CollectRows(rows, pgx.RowTo[string])
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	t.Run("in the file of a parcel", func(t *testing.T) {
		codes := lines(fmt.Sprintf("select parcel_code from finding join parcel using (zone_code, parcel_id) where run_id = %d and rule = 'huzhou_low_output' limit 1", summary.RunID))
		file, err := p.Store.ParcelFile(t.Context(), demoZone, codes[0], land.RunChoice{RunID: summary.RunID})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range file.Findings {
			if f.Rule == "huzhou_low_output" && f.Kind == "low_efficiency" && f.Document == "huzhou-2021" && f.USCC != nil && f.Confidence != "" {
				return
			}
		}
		t.Errorf("not among %+v", file.Findings)
	})
	for _, rule := range rules {
		t.Run(rule, func(t *testing.T) {
			bySQL, ok := ruleBySQL[rule]
			if !ok {
				t.Fatal("is in no SQL")
			}
			ours := lines(fmt.Sprintf("select parcel_id || ' ' || coalesce(uscc, '') || ' ' || outcome from finding where run_id = %d and rule = '%s'", summary.RunID, rule) + but[rule] + " order by 1")
			theirs := lines("select parcel_id || ' ' || coalesce(b, '') || ' ' || c from (" + bySQL + ") x (parcel_id, b, c) where true" + but[rule] + " order by 1")
			if diff := cmp.Diff(theirs, ours); diff != "" {
				t.Errorf("%d by SQL, %d by the rule (-SQL +rule):\n%s", len(theirs), len(ours), shortDiff(diff))
			}
			if len(ours) == 0 {
				t.Error("nothing was compared with nothing")
			}
		})
	}
}

// farArray is the table of 2008 by division, for SQL.
func farArray(documents []policy.Policy) string {
	list := make([]string, 99)
	for i := range list {
		list[i] = "null"
	}
	for _, d := range documents {
		for _, table := range d.Screening.Tables {
			for division, limit := range table.Divisions {
				var at int
				fmt.Sscan(strings.TrimLeft(division, "0"), &at)
				list[at-1] = fmt.Sprint(limit.Float())
			}
		}
	}
	return strings.Join(list, ", ")
}

func shortDiff(diff string) string {
	lines := strings.Split(diff, "\n")
	return strings.Join(lines[:min(len(lines), 30)], "\n")
}
