package analysis_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// pieces is a method as of the 高明 forms: bands by tax per mu of the land that counts.
const pieces = `
id: pieces
version: 1
title: {zh: 分项用地}
population: {unit: legal_entity, also: [parcel]}
tracks:
  - id: all
    title: {zh: 全部}
    indicators: [{id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10}, scorer: {type: ratio}}]
    bands: {kind: score, grades: [{grade: A, from: 60}, {grade: B}]}
measures: [{grades: [B], title: {zh: 差别化电价}, value: 0.1, unit: 元/千瓦时, per: electricity_kwh, meters: account}]
`

// TestComponentsOfAZone brings pieces of land in with a file, by their dates, and follows them through a run: what it keeps, what SQL makes of
// the same records, the explanation with its source, and a changed policy.
func TestComponentsOfAZone(t *testing.T) {
	p := openStore(t)
	bring := func(kind, name, text string) analysis.Report {
		t.Helper()
		report, err := analysis.Import(t.Context(), p.Store, request(t, kind, name, text))
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		return report
	}
	bring("parcels", "p.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"parcel_code":"P-1","title_area_m2":10000},"geometry":{"type":"Polygon","coordinates":[[[118.510,24.71],[118.511,24.71],[118.511,24.711],[118.510,24.711],[118.510,24.71]]]}}]}`)
	bring("enterprises", "e.csv", "统一社会信用代码,企业名称,电表户号\nA,甲,\nB,乙,6101、6102\n")
	bring("reports", "r.csv", "统一社会信用代码,年度,税收(元),用电量(万千瓦时)\nA,2020,600000,\nA,2019,600000,\nB,2020,90000,12.5\n")
	refused := bring("occupancies", "bad.csv", "宗地代码,统一社会信用代码,土地面积(平方米),评价保护期用地(平方米)\nP-1,A,100,101\n")
	if f := refused.Files[0]; f.Refused != 1 || !strings.Contains(f.Issues[0].Rule, "more than the land of the use") {
		t.Fatalf("%+v", f)
	}
	bring("occupancies", "用地分项.csv", "宗地代码,统一社会信用代码,用地关系,开始日期,土地面积(平方米),评价保护期用地(亩),事实用地(平方米),在建用地(平方米),新减用地(平方米)\n"+
		"P-1,A,自有,2020-01-01,8000,3,500,200,\nP-1,A,自有,2010-01-01,8000,,,,\nP-1,B,租赁,2010-01-01,2000,,,,400\n")
	early := bring("occupancies", "早.csv", "宗地代码,统一社会信用代码,土地面积(平方米),评价保护期用地(平方米)\nP-1,A,8000,100\n")
	if f := early.Files[0]; !early.Written || f.Noted != 1 || !strings.Contains(f.Issues[0].Rule, "from 2020-01-01 on is on record") {
		t.Errorf("%+v", f)
	}
	method, err := policy.Read([]byte(pieces))
	if err != nil {
		t.Fatal(err)
	}
	run, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{
		ZoneCode: "z", Year: 2020, AsOf: time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC), Policy: method, Trial: true, ProgramVersion: "test",
	})
	if err != nil {
		t.Fatal(err)
	}
	if c := run.ConservedLand; c.OwnMu != 12 || c.LeasedMu != 3 || c.ProtectedMu != 3 || c.UnregisteredMu != 0.75 || c.UnderConstructionMu != 0.3 || c.NewlyReducedMu != 0.6 {
		t.Errorf("%+v", c)
	}
	var differ, rows int
	p.ask(t, `
		with counted as (
		  select a.uscc, p.parcel_code,
		    a.land_m2 - coalesce(o.under_construction_area_m2, 0) - coalesce(o.protected_area_m2, 0) - coalesce(o.newly_reduced_area_m2, 0) as m2
		  from attribution a
		  join parcel p using (zone_code, parcel_id)
		  join lateral (select * from occupancy o where o.parcel_id = a.parcel_id and o.uscc = a.uscc and o.valid_from <= '2020-12-31' order by o.valid_from desc limit 1) o on true
		),
		subjects as (
		  select 'enterprise' as kind, uscc as key, sum(m2) as m2 from counted group by uscc
		  union all
		  select 'parcel', parcel_code, sum(m2) from counted group by parcel_code
		)
		select count(*), count(*) filter (where abs(s.m2 * 30000 - e.items[2]) > 1)
		from subjects s
		join evaluation e on e.subject_kind = s.kind and e.subject_key = s.key`, &rows, &differ)
	if rows != 3 || differ != 0 {
		t.Errorf("SQL counts other land of %d of %d subjects", differ, rows)
	}
	zones := &analysis.Zones{Store: p.Store}
	file, err := zones.EnterpriseFile(t.Context(), "z", "A", land.RunChoice{RunID: run.RunID})
	if err != nil {
		t.Fatal(err)
	}
	said := "用地 8.7 亩 = 自有用地 10.95 + 事实用地 0.75 − 评价保护期用地 3;P-1 事实用地 0.75 亩;P-1 在建用地 0.3 亩;P-1 评价保护期用地 3 亩(用地分项.csv)"
	if got := saidIn(file.Evaluation.Reasons, "land_pieces"); got != said {
		t.Errorf("said %q\nwant %q", got, said)
	}
	surcharged, err := zones.EnterpriseFile(t.Context(), "z", "B", land.RunChoice{RunID: run.RunID})
	if got := saidIn(surcharged.Evaluation.Reasons, score.MeasureByAccount); err != nil || got != "按 B 适用:差别化电价 0.1 元/千瓦时 × 全年用电量 125000 千瓦时 = 12500 元;户号 6101、6102" {
		t.Errorf("said %q %v", got, err)
	}
	parcel, err := zones.ParcelFile(t.Context(), "z", "P-1", land.RunChoice{RunID: run.RunID})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := saidIn(parcel.Evaluation.Reasons, "land_pieces"), "用地 11.1 亩 = 用地面积 15 − 新减用地 0.6 − 评价保护期用地 3 − 在建用地 0.3"; got != want {
		t.Errorf("said %q\nwant %q", got, want)
	}
	// A has 6.90 万元 per mu, and 5.13 with the land in its protected period.
	would, err := zones.WhatIf(t.Context(), land.WhatIfRequest{
		ZoneCode: "z", RunID: run.RunID, Patch: json.RawMessage(`[{"op":"add","path":"/land","value":{"components":{"protected_period":0}}}]`), Most: 10,
	})
	if err != nil {
		t.Fatal(err)
	}
	if k := would.Kinds[0]; k.Before["A"] != 1 || k.Before["B"] != 1 || k.After["B"] != 2 {
		t.Errorf("%+v", k)
	}
	// Of the year before, the use of then counts, which has no pieces.
	before, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{
		ZoneCode: "z", Year: 2019, AsOf: time.Date(2019, 12, 31, 0, 0, 0, 0, time.UTC), Policy: method, Trial: true, ProgramVersion: "test",
	})
	if err != nil || before.ConservedLand.ProtectedMu != 0 {
		t.Errorf("%+v %v", before.ConservedLand, err)
	}
}

// TestPiecesAgainstTheRecord brings pieces in after the land and the floor that they are part of, and more let than there is.
func TestPiecesAgainstTheRecord(t *testing.T) {
	p := openStore(t)
	bring := func(kind, name, text string) analysis.FileReport {
		t.Helper()
		report, err := analysis.Import(t.Context(), p.Store, request(t, kind, name, text))
		if err != nil {
			t.Fatalf("%s: %v", kind, err)
		}
		return report.Files[0]
	}
	bring("parcels", "p.geojson", `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"parcel_code":"P-1","title_area_m2":10000},"geometry":{"type":"Polygon","coordinates":[[[118.510,24.71],[118.511,24.71],[118.511,24.711],[118.510,24.711],[118.510,24.71]]]}}]}`)
	bring("enterprises", "e.csv", "统一社会信用代码,企业名称\nA,甲\n")
	bring("occupancies", "land.csv", "宗地代码,统一社会信用代码,用地关系,土地面积(平方米),建筑面积(平方米),在建用地(平方米)\nP-1,A,自有,6000,3000,500\n")
	for name, refused := range map[string]struct{ column, cell, value, rule string }{
		"more pieces than land":      {"评价保护期用地(平方米)", "5501", "6000", "are 6001.0000 m², more than the land of the use"},
		"less land than pieces":      {"土地面积(平方米)", "499", "499", "are 500.0000 m², more than the land of the use"},
		"more high floor than floor": {"层高超过8米的面积(平方米)", "3001", "3001", "more than the floor of the use"},
		"more let than land is left": {"租出用地(平方米)", "9501", "9501", "more than the land that the use may let, 9500.0000 m²"},
	} {
		f := bring("occupancies", name+".csv", "宗地代码,统一社会信用代码,"+refused.column+"\nP-1,A,"+refused.cell+"\n")
		if f.Refused != 1 || len(f.Issues) != 1 || !strings.HasPrefix(f.Issues[0].Value, refused.value) || !strings.Contains(f.Issues[0].Rule, refused.rule) {
			t.Errorf("%s: %+v", name, f)
		}
	}
	if f := bring("occupancies", "fits.csv", "宗地代码,统一社会信用代码,评价保护期用地(平方米),租出用地(平方米),层高超过8米的面积(平方米)\nP-1,A,5500,4000,3000\n"); f.Refused != 0 || f.Changed != 1 {
		t.Errorf("%+v", f)
	}
}

func saidIn(reasons []land.Reason, code string) string {
	for _, r := range reasons {
		if r.Code == code {
			return r.ZH
		}
	}
	return ""
}
