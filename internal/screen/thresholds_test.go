package screen_test

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/screen"
)

// TestThresholds asks each rule of a published threshold just below it, at it and just above it. Amounts are of 15 mu.
func TestThresholds(t *testing.T) {
	const met, no, suspected = screen.Met, "", screen.Suspected
	perMu := func(name string) func(v float64) map[string]float64 {
		return func(v float64) map[string]float64 { return map[string]float64{name: v * 15 * 10_000} }
	}
	number := func(name string) func(v float64) map[string]float64 {
		return func(v float64) map[string]float64 { return map[string]float64{name: v} }
	}
	above, below := map[string]string{"scale": "above"}, map[string]string{"scale": "below"}
	tests := []struct {
		document, rule   string
		words            map[string]string
		fact             func(v float64) map[string]float64
		low, limit, high float64
		want             [3]string // just below, at, just above
	}{
		{"quanzhou-2025", "quanzhou_low_benefit", nil, perMu("tax_cny"), 4.99, 5, 5.01, [3]string{met, no, no}},
		{"quanzhou-2025", "quanzhou_low_benefit", nil, perMu("tax_cny"), 19.99, 20, 20.01, [3]string{no, no, no}},
		{"quanzhou-2025", "quanzhou_small", nil, number("land_mu"), 4.99, 5, 5.01, [3]string{met, no, no}},
		{"default", "low_efficiency", nil, perMu("tax_cny"), 4.999999, 5, 5.000001, [3]string{met, no, no}},
		{"fuzhou-relocation-2022", "fuzhou_low_tax", nil, perMu("tax_cny"), 24.99, 25, 25.01, [3]string{met, no, no}},
		{"jinjiang-2023", "jinjiang_tax_below_gate", nil, perMu("tax_cny"), 9.99, 10, 10.01, [3]string{met, no, no}},
		{"huzhou-2021", "huzhou_low_contribution", above, perMu("tax_cny"), 5.99, 6, 6.01, [3]string{met, no, no}},
		{"huzhou-2021", "huzhou_low_contribution", below, perMu("tax_cny"), 5.99, 6, 6.01, [3]string{no, no, no}},
		{"huzhou-2021", "huzhou_low_benefit", below, perMu("tax_cny"), 2.99, 3, 3.01, [3]string{met, no, no}},
		{"huzhou-2021", "huzhou_low_output", below, number("land_mu"), 9.99, 10, 10.01, [3]string{no, met, met}},
		{"huzhou-2021", "huzhou_low_output", above, number("land_mu"), 9.99, 10, 10.01, [3]string{no, no, no}},
		{"jiaxing-2021", "jiaxing_low_tax", above, perMu("tax_cny"), 9.99, 10, 10.01, [3]string{met, no, no}},
		{"jiaxing-2021", "jiaxing_low_tax", below, perMu("tax_cny"), 2.99, 3, 3.01, [3]string{met, no, no}},
		{"hengyang-2022", "hengyang_low_tax", nil, perMu("tax_cny"), 3.99, 4, 4.01, [3]string{met, no, no}},
		{"hengyang-2022 of a county", "hengyang_low_tax", nil, perMu("tax_cny"), 1.99, 2, 2.01, [3]string{met, no, no}},
		{"control-2008", "coefficient_below_control_2008", nil, number("footprint_m2"), 2999.99, 3000, 3000.01, [3]string{met, no, no}},
		{"control-2008", "far_below_control_2008", nil, number("floor_area_m2"), 9999.9, 10_000, 10_000.1, [3]string{met, no, no}}, // of clothing, 1.0
		{"land-signals", "many_users", nil, number("occupants"), 2, 3, 4, [3]string{no, met, met}},
		{"land-signals", "power_drop", nil, number("electricity_kwh"), 49.99, 50, 50.01, [3]string{suspected, suspected, no}}, // of 100 the year before
		{"land-signals", "far_below_agreed", nil, number("floor_area_m2"), 14_999, 15_000, 15_001, [3]string{met, no, no}},
		{"land-signals", "tax_below_agreed", nil, perMu("tax_cny"), 11.99, 12, 12.01, [3]string{met, no, no}},
		{"land-signals", "output_below_agreed", nil, perMu("output_cny"), 299.99, 300, 300.01, [3]string{met, no, no}},
		{"land-signals", "investment_per_mu_below_agreed", nil, perMu("invested_cny"), 349.99, 350, 350.01, [3]string{met, no, no}},
		{"land-signals", "investment_below_agreed", nil, number("invested_cny"), 999_999.99, 1_000_000, 1_000_000.01, [3]string{met, no, no}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			for at, v := range []float64{tt.low, tt.limit, tt.high} {
				if got := outcomeOf(t, tt.document, tt.rule, tt.fact(v), tt.words); got != tt.want[at] {
					t.Errorf("at %v: got %q, want %q", v, got, tt.want[at])
				}
			}
		})
	}
}

// named finds a document; one "of a county" has the parameter of the city set to no.
func named(t *testing.T, name string) policy.Policy {
	t.Helper()
	id, county := strings.CutSuffix(name, " of a county")
	p, err := policy.Find(id)
	if err == nil && county {
		p, err = policy.Read(bytes.Replace(p.Source(), []byte("or of a county (0)}, value: 1"), []byte("or of a county (0)}, value: 0"), 1))
	}
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// outcomeOf is what a rule says of one subject of 15 mu in use for long, with some facts changed; empty is nothing.
func outcomeOf(t *testing.T, document, rule string, numbers map[string]float64, words map[string]string) string {
	t.Helper()
	p := named(t, document)
	facts := facts()
	for name, value := range numbers {
		n, _ := policy.RuleNumber(name)
		facts.Numbers[score.Column{Name: n.Column}] = []float64{math.Round(value * float64(n.Step.Q) / float64(n.Step.P))}
	}
	for name, word := range words {
		facts.Texts[name] = score.TextsOf([]string{word})
	}
	result := screen.Ask([]policy.Policy{p}, map[string]screen.Subjects{
		policy.Parcel: {Facts: facts}, policy.Enterprise: {Facts: facts},
	}, time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC))
	if !slices.ContainsFunc(result.Rules, func(r screen.Asked) bool { return r.ID == rule && r.Of <= 1 }) {
		t.Fatalf("%s has no rule %s", document, rule)
	}
	for _, h := range result.Hits {
		if result.Rules[h.Rule].ID == rule {
			return h.Outcome
		}
	}
	return ""
}

// facts are one subject on 15 mu that is used, completed and agreed on.
func facts() score.Facts {
	number := func(name string, value float64) []float64 {
		n, _ := policy.RuleNumber(name)
		return []float64{math.Round(value * float64(n.Step.Q) / float64(n.Step.P))}
	}
	return score.Facts{
		Year: 2020, Keys: []string{"p"},
		Numbers: map[land.Column][]float64{
			{Name: "land_mu"}: number("land_mu", 15), {Name: "occupants"}: number("occupants", 1), {Name: "agreed_far"}: number("agreed_far", 1.5),
			{Name: "agreed_tax_per_mu"}: number("agreed_tax_per_mu", 12), {Name: "agreed_output_per_mu"}: number("agreed_output_per_mu", 300),
			{Name: "agreed_investment_per_mu"}: number("agreed_investment_per_mu", 350),
			{Name: "agreed_investment_cny"}:    number("agreed_investment_cny", 1_000_000), {Name: "electricity_kwh", YearsBack: 1}: number("electricity_kwh", 100),
		},
		Texts: map[string]score.Texts{"industry_code": score.TextsOf([]string{"C1810"}), "scale": score.TextsOf([]string{"above"}), "grade": score.TextsOf([]string{"B"})},
		Flags: map[string][]int8{"completed": {1}, "industrial": {1}, "started": {1}, "collective": {0}, "suspended": {0}, "stopped_only": {0}},
		Tags:  map[int][]score.Tag{0: {{Name: "standardised"}}},
		Days:  map[string][]int32{"production_on": {score.DayOf(time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC))}},
	}
}

// TestWindows looks at several years: every one of two, with one that is not known.
func TestWindows(t *testing.T) {
	tests := map[string]struct {
		years []float64 // tax in 万元 per mu, the last year first; NaN is not known
		want  string
	}{
		"both below":                          {[]float64{11, 11}, screen.Met},
		"one at what was agreed":              {[]float64{11, 12}, ""},
		"one below, one not known":            {[]float64{11, math.NaN()}, screen.CannotTell},
		"three below, of which two are asked": {[]float64{11, 11, 11}, screen.Met},
		"the year before last does not count": {[]float64{11, 12, 11}, ""},
		"one not known decides nothing":       {[]float64{12, math.NaN()}, ""},
	}
	p, err := policy.Find("xianyou-2022")
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := facts()
			delete(f.Numbers, land.Column{Name: "agreed_output_per_mu"})
			for back, value := range tt.years {
				f.Numbers[land.Column{Name: "tax_cny", YearsBack: back}] = []float64{value * 15 * 10_000 * 100}
				f.Numbers[land.Column{Name: "output_cny", YearsBack: back}] = []float64{0}
			}
			got := ""
			result := screen.Ask([]policy.Policy{p}, map[string]screen.Subjects{policy.Parcel: {Facts: f}}, time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC))
			for _, h := range result.Hits {
				got = h.Outcome
			}
			if tt.want == "" && got == screen.CannotTell { // the other promise is not on record
				got = ""
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestControlTable screens land of a floor area ratio below, at and above the limit that an office's own table has for its industry, land of
// an industry that the table does not have, and land of none.
func TestControlTable(t *testing.T) {
	source, err := policy.ControlDocument(policy.Control{ID: "jj", Title: "本区", Document: "本区控制指标", Table: []byte("行业代码,容积率\n18,1.5\n")})
	if err != nil {
		t.Fatal(err)
	}
	p, err := policy.Read(source)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		industry string
		floorM2  float64
		want     string
	}{
		{"C1810", 14_999, screen.Met}, {"C1810", 15_000, ""}, {"C1810", 15_001, ""}, {"C2610", 1, ""}, {"", 1, screen.CannotTell},
	} {
		f := facts()
		n, _ := policy.RuleNumber("floor_area_m2")
		f.Numbers[land.Column{Name: n.Column}] = []float64{math.Round(tt.floorM2 * float64(n.Step.Q) / float64(n.Step.P))}
		f.Texts["industry_code"] = score.TextsOf([]string{tt.industry})
		result := screen.Ask([]policy.Policy{p}, map[string]screen.Subjects{policy.Parcel: {Facts: f}}, time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC))
		got := ""
		for _, h := range result.Hits {
			got = h.Outcome
		}
		if got != tt.want {
			t.Errorf("%+v: %q", tt, got)
		}
	}
}
