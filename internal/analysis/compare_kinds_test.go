package analysis_test

import (
	"math"
	"strings"
	"testing"
	"time"

	"permu/internal/analysis"
	"permu/internal/land"
	"permu/internal/policy"
)

// everyKind evaluates all kinds of subject by tax per mu.
const everyKind = `
id: kinds
version: 1
title: {zh: 各类对象}
population: {unit: legal_entity, also: [group, parcel, subarea, park, industry, zone]}
tracks:
  - id: all
    title: {zh: 全部}
    indicators: [{id: tax_per_mu, title: {zh: 亩均税收}, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10}, scorer: {type: ratio}}]
    bands: {kind: score, grades: [{grade: A, from: 60}, {grade: B}]}
`

// TestEveryKindIsCompared holds a run against one with half the baseline: of each kind the score doubles, by name, in all its parts.
func TestEveryKindIsCompared(t *testing.T) {
	p := openStore(t)
	square := func(props string) string {
		return `{"type":"FeatureCollection","features":[{"type":"Feature","properties":` + props + `,"geometry":{"type":"Polygon","coordinates":[[[118.510,24.71],[118.511,24.71],[118.511,24.711],[118.510,24.711],[118.510,24.71]]]}}]}`
	}
	for _, f := range []struct{ kind, name, text string }{
		{"parks", "k.geojson", square(`{"park_code":"K","name":"东园","management":"direct"}`)},
		{"subareas", "s.geojson", square(`{"park_code":"K","subarea":"一期/二期"}`)},
		{"parcels", "p.geojson", square(`{"parcel_code":"P-1","title_area_m2":10000,"park_code":"K","subarea":"一期/二期"}`)},
		{"enterprises", "e.csv", "统一社会信用代码,企业名称,行业代码,parent_uscc\nA,甲,1711,\nB,乙,1712,A\n"},
		{"reports", "r.csv", "统一社会信用代码,年度,税收(元)\nA,2020,300000\nB,2020,150000\n"},
		{"occupancies", "o.csv", "宗地代码,统一社会信用代码,用地关系,土地面积(平方米)\nP-1,A,自有,6000\nP-1,B,自有,4000\n"},
	} {
		if report, err := analysis.Import(t.Context(), p.Store, request(t, f.kind, f.name, f.text)); err != nil || !report.Written {
			t.Fatalf("%s: %+v %v", f.kind, report, err)
		}
	}
	for _, document := range []string{everyKind, strings.ReplaceAll(everyKind, "value: 10", "value: 5")} {
		method, err := policy.Read([]byte(document))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{
			ZoneCode: "z", Year: 2020, AsOf: time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC), Policy: method, Trial: true, ProgramVersion: "test",
		}); err != nil {
			t.Fatal(err)
		}
	}
	zones := &analysis.Zones{Store: p.Store}
	for kind, want := range map[string]string{
		land.OfEnterprise: "甲 乙", land.OfGroup: "甲", land.OfParcel: "P-1", land.OfSubarea: "一期/二期", land.OfPark: "东园", land.OfIndustry: "17", land.OfZone: "Z",
	} {
		c, err := zones.Compare(t.Context(), "z", land.ComparisonQuery{RunID: 2, With: 1, Kind: kind, Limit: 10})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for _, m := range c.Moved {
			sum := 0.0
			for _, part := range m.Contributions {
				sum += part.Delta
			}
			if m.ScoreFrom == nil || m.ScoreTo == nil || math.Abs(*m.ScoreTo-2**m.ScoreFrom) > 0.02 || math.Abs(sum-(*m.ScoreTo-*m.ScoreFrom)) > 0.011 || m.Why.ZH == "" {
				t.Errorf("%s: %+v", kind, m)
			}
			names = append(names, m.Name)
		}
		if got := strings.Join(names, " "); got != want || c.MovedCount != len(names) || len(c.Matrix) == 0 || len(c.Baselines) != 1 {
			t.Errorf("%s: %q of %d, %v, %v", kind, got, c.MovedCount, c.Matrix, c.Baselines)
		}
	}
}
