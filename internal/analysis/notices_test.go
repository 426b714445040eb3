package analysis

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"permu/internal/policy"
)

func TestNotices(t *testing.T) {
	read := func(t *testing.T, more string) policy.Policy {
		t.Helper()
		p, err := policy.Read(fmt.Appendf(nil, "id: p\nversion: 1\ntitle: {zh: 试}\n%s\ntracks: [{id: all, title: {zh: 全部}, combine: {method: none}, indicators: [{id: tax, numerator: tax_cny, unit: 万元, weight: 1, scorer: {type: raw}}]}]\n", more))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	for name, test := range map[string]struct {
		more string
		year int
		want string // codes
	}{
		"nothing to say":                {"", 2020, ""},
		"in force":                      {"valid_from: 2020-03-01\nvalid_until: 2021-12-31", 2020, ""},
		"evaluated the year after":      {"valid_from: 2021-06-01", 2020, ""},
		"too early":                     {"valid_from: 2022-01-01", 2020, "not_in_force"},
		"on the last day":               {"valid_until: 2020-01-01", 2020, ""},
		"too late":                      {"valid_until: 2019-12-31", 2020, "not_in_force"},
		"a table of no year":            {"valid_until: 2019-12-31", 0, ""},
		"merged land without merging":   {"land: {basis: parcel_merged}", 2020, "land_basis"},
		"merged land of merged":         {"land: {basis: parcel_merged}\npopulation: {unit: parcel_merged}", 2020, ""},
		"a shared grade without merged": {"land: {shared_parcel: {method: merge_and_share_grade}}", 2020, "shared_parcel"},
		"declared first":                {"land: {fallback: [declared, title]}", 2020, "land_fallback"},
		"declared last":                 {"land: {fallback: [measured, declared]}", 2020, ""},
		"a kind of tax":                 {"tax: {kind: payable}", 2020, ""},
	} {
		t.Run(name, func(t *testing.T) {
			var codes []string
			for _, notice := range notices(read(t, test.more), test.year) {
				codes = append(codes, notice.Code)
			}
			if got := strings.Join(codes, " "); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestWithoutData(t *testing.T) {
	for name, test := range map[string]struct{ more, want string }{
		"all there":            {"population: {when: tax_cny > 0 && year > 2000}", ""},
		"days of no table":     {"population: {out_of_scope: [{id: new, title: {zh: 新}, when: capacity_on > as_of || merged_on > as_of}]}", "达产日期、兼并重组协议日期"},
		"nobody registered":    {"population: {when: age_years > 3 || listing == 'listed'}", "上市:none、preparing、listed、成立年数"},
		"a number unreported":  {"population: {when: profit_cny > 0}", "利润总额"},
		"pieces of land":       {"land: {components: {leased_out: -1, unregistered_in_use: 1, under_construction: 0}}", "租出用地、事实用地"},
		"tax payable":          {"tax: {kind: payable}", "应纳税收"},
		"kinds of tax":         {"tax: {include: {vat_cny: 1, stamp_tax_cny: 0}}", "增值税"},
		"a number it divides":  {"adjustments: {items: [{id: x, title: {zh: 加}, count: building_floors, table: [1]}]}", "所在厂房层数"},
		"tags and what misses": {"population: {when: \"'high_tech' in tags || 'tax_cny' in missing || true\"}", ""},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := policy.Read(fmt.Appendf(nil, `
id: p
version: 1
title: {zh: 试}
%s
tracks:
  - id: all
    title: {zh: 全部}
    indicators:
      - {id: tax_per_mu, title: {zh: 亩均税收}, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10},
         missing: {numerator: no_score, denominator: no_score, both: no_score, zero_denominator: no_score}}
    bands: {kind: score, grades: [{grade: A, from: 100}, {grade: C}]}
`, test.more))
			if err != nil {
				t.Fatal(err)
			}
			a, err := assess(p, nil, groundOf(p, nil, works()), time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC), nil)
			if err != nil {
				t.Fatal(err)
			}
			got, want := a.withoutData(), "办法用到而区内没有的数据:"+test.want
			if test.want == "" && len(got) > 0 || test.want != "" && (len(got) != 1 || got[0].ZH != want || got[0].EN == "") {
				t.Errorf("got %+v, want %s", got, want)
			}
		})
	}
}

// TestDeclaredFloor has leased floor make no land where the policy counts what is declared alone.
func TestDeclaredFloor(t *testing.T) {
	for method, want := range map[string]float64{"": 1500, "declared": 0, "none": 0} {
		g := newGround(shared(), policy.Land{LeasedFloor: policy.LeasedFloor{Method: method}}, nil)
		if got := g.landM2[0][1]; got != want {
			t.Errorf("%q: %v m², want %v", method, got, want)
		}
	}
	declared := shared()
	declared.Occupancies[1].LandAreaM2 = new(700.0)
	if got := newGround(declared, policy.Land{LeasedFloor: policy.LeasedFloor{Method: "declared"}}, nil).landM2[0][1]; got != 700 {
		t.Errorf("declared: %v m²", got)
	}
}
