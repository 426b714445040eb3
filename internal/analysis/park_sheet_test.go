package analysis_test

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/analysis"
	"permu/internal/land"
)

// secondOpinionOfSheets works out the indicators of every park again in SQL, after two parks have been given their types and
// one the land that it may develop.
func secondOpinionOfSheets(t *testing.T, p prepared, z *analysis.Zones) {
	p.change(t, `update park set park_type = 'mixed' where park_code in (select park_code from park order by park_code limit 2)`)
	p.change(t, `update park set developable_area_m2 = planned_area_m2 * 0.9, supply_ready_area_m2 = planned_area_m2 * 0.7 where park_code = (select min(park_code) from park)`)
	p.change(t, `update ledger_entry set state = 'in_disposal', mode = (array['self_upgrade', 'joint_investment'])[entry_id % 2 + 1], disposed_m2 = 500
		where track = 'low_efficiency' and entry_id % 3 = 0`)
	sheet, err := z.Sheet(t.Context(), demoZone, land.SheetQuery{})
	if err != nil || len(sheet.Indicators) != 13 || sheet.Scope != "fujian-2020" || len(sheet.Scopes) != 3 || len(sheet.Parks) != 10 {
		t.Fatalf("%v %+v", err, sheet)
	}
	rows := p.rows(t, `
		with parcels as (
		  select p.park_code, coalesce(p.title_area_m2, p.area_m2) as m2, coalesce(p.land_use_code ~ '^(0601|0604|0508|1001|1101|M|W)', true) as industrial, p.invested_cny,
		    b.n is not null or a.n is not null or coalesce(p.actual_completion_on <= '2020-12-31', false) as built,
		    coalesce(b.floor, p.floor_area_m2) as floor, coalesce(b.covered, p.footprint_m2) as covered, coalesce(a.high, 0) as high
		  from parcel p
		  left join (select parcel_id, count(*) n, case when bool_and(floor_area_m2 is not null) then sum(floor_area_m2) end as floor, sum(area_m2) as covered from building group by 1) b using (parcel_id)
		  left join (select parcel_id, count(*) n, sum(land_m2) filter (where exists (select from event v where v.uscc = x.uscc and v.label = 'high_tech'
		      and daterange(v.happened_on, v.ends_on, '[]') @> date '2020-12-31')) as high from attribution x where run_id = 1 group by 1) a using (parcel_id)
		  where p.valid_to is null and coalesce(p.tenure, '') <> 'collective'
		    and (p.supply_method is not null or p.handed_over_on is not null or p.contract_no is not null)
		),
		ground as (
		  select park_code, sum(m2) as supplied, sum(m2) filter (where built) as built, sum(m2) filter (where built and industrial) as ind, sum(high) filter (where built) as high,
		    sum(m2) filter (where built and floor is not null) as floor_m2, sum(m2) filter (where built and covered is not null) as covered_m2,
		    sum(m2) filter (where built and industrial and floor is not null) as ifloor_m2, sum(m2) filter (where built and industrial and covered is not null) as icovered_m2,
		    sum(m2) filter (where built and industrial and invested_cny is not null) as iinvested_m2,
		    sum(floor) filter (where built) as floor, sum(covered) filter (where built) as covered,
		    sum(floor) filter (where built and industrial) as ifloor, sum(covered) filter (where built and industrial) as icovered, sum(invested_cny) filter (where built and industrial) as iinvested
		  from parcels group by 1
		),
		made as (
		  select n.park_code, sum(r.revenue_cny) filter (where ind) as revenue, sum(r.tax_cny) filter (where ind) as tax, sum(r.tax_cny) filter (where div > '05' or div is null) as business
		  from (select *, substring(industry_code from '[0-9]{2}') as div, coalesce(substring(industry_code from '[0-9]{2}') between '06' and '46'
		    or substring(industry_code from '[0-9]{2}') between '53' and '60', true) as ind from enterprise where coalesce(status, '') <> 'deregistered') n
		  left join annual_report r on r.uscc = n.uscc and r.year = 2020
		  group by 1
		)
		select k.park_code, i.id, round(i.value::numeric, 6)::text
		from park k join ground g using (park_code) join made m using (park_code)
		cross join lateral (values
		  ('developed_ratio', 100 * k.supply_ready_area_m2 / k.developable_area_m2), ('supplied_ratio', 100 * supplied / k.supply_ready_area_m2), ('built_ratio', 100 * built / supplied),
		  ('industrial_ratio', 100 * ind / built), ('high_tech_ratio', 100 * high / built), ('floor_area_ratio', floor / floor_m2), ('building_density', 100 * covered / covered_m2),
		  ('industrial_floor_area_ratio', ifloor / ifloor_m2), ('industrial_building_coefficient', 100 * icovered / icovered_m2), ('industrial_investment', iinvested / iinvested_m2),
		  ('industrial_income', revenue / ind), ('industrial_tax', tax / ind), ('business_tax', business / built)) i (id, value)
		where i.value is not null`)
	want := map[string]float64{}
	for _, row := range rows {
		value, err := strconv.ParseFloat(row[2], 64)
		if err != nil {
			t.Fatal(err)
		}
		want[row[0]+" "+row[1]] = value // 1 yuan/m² is 1 万元/公顷
	}
	have, types := map[string]float64{}, map[string]int{}
	for _, park := range sheet.Parks {
		types[park.ParkType]++
		for id, value := range park.Values {
			if value != nil {
				have[park.ParkCode+" "+id] = *value
			}
		}
	}
	if diff := cmp.Diff(want, have, cmpopts.EquateApprox(1e-6, 1e-5)); diff != "" || len(want) != 10*11+2 || types["mixed"] != 2 || types[""] != 8 {
		t.Errorf("%d values, %v (-SQL +Go):\n%s", len(want), types, diff)
	}
	stocked(t, p, z, sheet)
	decidedBySQL(t, p, sheet)
	yearsBySQL(t, p, sheet)
}

// decidedBySQL asks SQL for the land by the mode that the ledger has decided.
func decidedBySQL(t *testing.T, p prepared, sheet land.Sheet) {
	want, have, parks := map[string]string{}, map[string]string{}, 0
	for _, row := range p.rows(t, `select mode, count(*)::text, round(sum(m2) * 3 / 2000, 3)::text, round(sum(dealt) * 3 / 2000, 3)::text from (
		select distinct on (p.parcel_id) e.mode, coalesce(p.title_area_m2, p.area_m2) as m2, least(e.disposed_m2::numeric, coalesce(p.title_area_m2, p.area_m2)) as dealt
		from ledger_entry e join parcel p using (parcel_id) where e.state in ('in_disposal', 'done') and p.valid_to is null and e.mode is not null and e.current and e.track <> 'promise'
		order by p.parcel_id, e.entry_id desc) x group by 1`) {
		want[row[0]] = row[1] + " " + row[2] + " " + row[3]
	}
	for mode, sum := range sheet.Decided {
		have[mode] = fmt.Sprintf("%d %.3f %.3f", sum.Count, sum.AreaMu, sum.DisposedMu)
	}
	for _, park := range sheet.Parks {
		parks += park.Decided["self_upgrade"].Count
	}
	if diff := cmp.Diff(want, have); diff != "" || len(have) < 2 || parks == 0 {
		t.Errorf("%d in parks (-SQL +Go):\n%s", parks, diff)
	}
}

// yearsBySQL asks SQL for the tax per hectare of each year, over the land of the sheet.
func yearsBySQL(t *testing.T, p prepared, sheet land.Sheet) {
	land := map[string]float64{}
	for _, i := range sheet.Indicators {
		if i.Denominator.Value != nil {
			land[i.ID] = *i.Denominator.Value * 2000 / 3
		}
	}
	rows := p.rows(t, `select r.year::text, sum(r.tax_cny)::text from enterprise n join annual_report r using (uscc)
		where coalesce(n.status, '') <> 'deregistered' and coalesce(substring(n.industry_code from '[0-9]{2}') > '05', true) and r.year between 2016 and 2020 group by 1 order by 1`)
	if len(rows) != len(sheet.IndicatorYears) || len(rows) < 3 {
		t.Fatalf("%v, %+v", rows, sheet.IndicatorYears)
	}
	for n, row := range rows {
		tax, err := strconv.ParseFloat(row[1], 64)
		one := sheet.IndicatorYears[n]
		if err != nil || strconv.Itoa(one.Year) != row[0] || !cmp.Equal(*one.Values["business_tax"], tax/land["business_tax"], cmpopts.EquateApprox(1e-6, 1e-6)) {
			t.Errorf("%v: %v, %v", row, err, *one.Values["business_tax"])
		}
	}
	for _, i := range sheet.Indicators {
		if value, yearly := sheet.IndicatorYears[len(rows)-1].Values[i.ID]; yearly && !cmp.Equal(value, i.Value) {
			t.Errorf("%s of 2020: %v, the sheet has %v", i.ID, value, i.Value)
		}
	}
}

// stocked asks SQL for the land by state and by disposal mode of the zone and of a park, whose trend is the run.
func stocked(t *testing.T, p prepared, z *analysis.Zones, sheet land.Sheet) {
	park, err := z.Sheet(t.Context(), demoZone, land.SheetQuery{ParkCode: sheet.Parks[0].ParkCode, Scope: "national-2024"})
	if err != nil || park.ParkType != "mixed" || len(park.Trend) != 1 || park.Trend[0].Year != 2020 || park.Name != sheet.Parks[0].Name {
		t.Fatalf("%v %+v", err, park)
	}
	for column, of := range map[string]func(land.Sheet) map[string]land.StageSum{
		"land_state": func(s land.Sheet) map[string]land.StageSum { return s.Stock }, "disposal_mode": func(s land.Sheet) map[string]land.StageSum { return s.Disposal },
	} {
		for where, s := range map[string]land.Sheet{"true": sheet, "park_code = '" + park.ParkCode + "'": park} {
			want, have := map[string]string{}, map[string]string{}
			for _, row := range p.rows(t, `select `+column+`, count(*)::text, round(sum(land_m2) * 3 / 2000, 1)::text from evaluation
				where run_id = 1 and subject_kind = 'parcel' and coalesce(`+column+`, 'none') <> 'none' and `+where+` group by 1`) {
				want[row[0]] = row[1] + " " + row[2]
			}
			for name, sum := range of(s) {
				have[name] = fmt.Sprintf("%d %.1f", sum.Count, sum.AreaMu)
			}
			if diff := cmp.Diff(want, have); diff != "" || len(have) < 2 {
				t.Errorf("%s where %s (-SQL +Go):\n%s", column, where, diff)
			}
		}
	}
	if headline := sheet.Trend[0].Headline; headline.ParcelCount < 2000 || *sheet.Potentials[6].AreaMu < headline.LandStateMu["idle"] {
		t.Errorf("%+v", headline)
	}
	for _, q := range []land.SheetQuery{{ParkCode: "nowhere"}, {Run: land.RunChoice{RunID: 99}}} {
		if _, err := z.Sheet(t.Context(), demoZone, q); !errors.Is(err, land.ErrNotFound) {
			t.Errorf("%+v: %v", q, err)
		}
	}
	for _, q := range []land.SheetQuery{{Scope: "mars"}, {List: "mars"}} {
		if _, err := z.Sheet(t.Context(), demoZone, q); !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%+v: %v", q, err)
		}
	}
}

func appraisalLists(t *testing.T, z *analysis.Zones) {
	const list = "一级指标,一级权重,指标,目标值,方向,系统指标\n土地集约,20,亩均税收,30,,tax_per_mu\n土地集约,20,闲置土地,0,低,idle_mu\n"
	for version := 1; version <= 2; version++ {
		saved, err := z.SaveAppraisal(t.Context(), demoZone, "李", land.NewAppraisalList{ListID: "fujian", CSV: list})
		if err != nil || saved.Version != version || saved.SavedBy != "李" {
			t.Fatalf("%v %+v", err, saved)
		}
	}
	sheet, err := z.Sheet(t.Context(), demoZone, land.SheetQuery{List: "fujian"})
	if err != nil || sheet.Appraisal.Version != 2 || len(sheet.Appraisal.Items) != 2 {
		t.Fatalf("%v %+v", err, sheet.Appraisal)
	}
	if a := sheet.Appraisal.Items; *a[0].Value != *sheet.Trend[0].Headline.TaxPerMu || *a[1].Gap != sheet.Stock["idle"].AreaMu || !strings.Contains(a[0].Source.ZH, "评价批次 1") {
		t.Errorf("%+v", a)
	}
	lists, err := z.AppraisalLists(t.Context(), demoZone)
	if err != nil || len(lists) != 3 || lists[0].Version != 2 || lists[2].ListID != "national-2021" {
		t.Errorf("%v %+v", err, lists)
	}
	for id, csv := range map[string]string{"national-2021": list, "other": "指标\n无组\n"} {
		if _, err := z.SaveAppraisal(t.Context(), demoZone, "李", land.NewAppraisalList{ListID: id, CSV: csv}); !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%s: %v", id, err)
		}
	}
}
