package score_test

import (
	"fmt"
	"math"
	"slices"
	"testing"
	"time"

	"permu/internal/policy"
	"permu/internal/score"
)

// subject is one row of facts in the units that people use; what is not named is missing.
type subject struct {
	key, scale string
	numbers    map[string]float64 // land_mu in mu, *_cny in 万元, the others as named
}

// facts holds subjects as whole multiples of each number's step, as score asks.
func facts(subjects ...subject) score.Facts {
	f := score.Facts{Year: 2022, AsOf: time.Date(2022, 12, 31, 0, 0, 0, 0, time.UTC), Numbers: map[score.Column][]float64{}, Texts: map[string]score.Texts{}}
	scales := make([]string, len(subjects))
	for i, s := range subjects {
		f.Keys = append(f.Keys, s.key)
		scales[i] = s.scale
	}
	f.Texts["scale"] = score.TextsOf(scales)
	for _, n := range policy.Numbers() {
		if n.Name != n.Column || !slices.ContainsFunc(subjects, func(s subject) bool { _, ok := s.numbers[n.Name]; return ok }) {
			continue
		}
		for _, s := range subjects {
			f.Numbers[score.Column{Name: n.Name}] = append(f.Numbers[score.Column{Name: n.Name}], held(n, s.numbers))
		}
	}
	return f
}

func held(n policy.Number, numbers map[string]float64) float64 {
	v, known := numbers[n.Name]
	if !known {
		return math.NaN()
	}
	if n.Unit == "yuan" {
		v *= 10_000
	}
	return math.Round(v * float64(n.Step.Q) / float64(n.Step.P))
}

// taxed are enterprises on 30 mu each that differ in their tax, 万元.
func taxed(scale string, taxes ...float64) []subject {
	subjects := make([]subject, len(taxes))
	for i, tax := range taxes {
		subjects[i] = subject{fmt.Sprintf("e%03d", i), scale, map[string]float64{"tax_cny": tax, "land_mu": 30}}
	}
	return subjects
}

// read is a policy of the tracks given in YAML.
func read(t testing.TB, tracks string) policy.Policy {
	t.Helper()
	p, err := policy.Read([]byte("id: test\nversion: 1\ntitle: {zh: 测试, en: test}\n" + tracks + `
efficiency: {years: 3, low_below: 5, high_from: 20, unit: 万元/亩, numerator: tax_cny}
`))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// byTax ranks everyone by tax per mu against 10 万元/亩, in the bands given as grade and share.
func byTax(t testing.TB, limit, bands string) policy.Policy {
	t.Helper()
	return read(t, `tracks:
  - id: all
    title: {zh: 全部, en: all}
    indicators:
      - {id: tax_per_mu, title: {zh: 亩均税收, en: tax per mu}, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10}`+limit+`}
    bands:
      grades: [`+bands+`]`)
}

// huangyan2022 are the weights and baselines that Huangyan district published for 2022. It does not print the unit of
// the tax per electricity below designated size; only in yuan per kWh is it a plausible figure.
func huangyan2022(t testing.TB, limit string) policy.Policy {
	t.Helper()
	row := func(id, numerator, denominator, unit string, weight int, baseline float64) string {
		return fmt.Sprintf("      - {id: %s, title: {zh: %s, en: %s}, numerator: %s, denominator: %s, unit: %s, weight: %d, baseline: {source: const, value: %g}%s}\n",
			id, id, id, numerator, denominator, unit, weight, baseline, limit)
	}
	const bands = "    bands:\n      grades: [{grade: A, up_to_percent: 20}, {grade: B, up_to_percent: 60}, {grade: C, up_to_percent: 95}, {grade: D, up_to_percent: 100}]\n"
	return read(t, "tracks:\n  - id: above\n    title: {zh: 规上}\n    when: scale == 'above'\n    indicators:\n"+
		row("tax_per_mu", "tax_cny", "land_mu", "万元/亩", 30, 24.097)+
		row("value_added_per_mu", "value_added_cny", "land_mu", "万元/亩", 20, 136.16)+
		row("value_added_per_tce", "value_added_cny", "energy_tce", "万元/吨标煤", 20, 2.694)+
		row("value_added_per_t", "value_added_cny", "emissions_t", "万元/吨", 10, 4929.81)+
		row("value_added_per_person", "value_added_cny", "employees", "万元/人", 10, 18.14)+
		row("rd_ratio", "rd_cny", "revenue_cny", "ratio", 10, 0.0302)+bands+
		"  - id: below\n    title: {zh: 规下}\n    when: scale == 'below'\n    indicators:\n"+
		row("tax_per_mu", "tax_cny", "land_mu", "万元/亩", 50, 11.5932)+
		row("tax_per_kwh", "tax_cny", "electricity_kwh", "元/千瓦时", 50, 0.2352)+bands)
}

// TestWhatIsMissing asks for days and words that are not known, as for numbers.
func TestWhatIsMissing(t *testing.T) {
	p := func(when string) policy.Policy {
		return read(t, `population: {out_of_scope: [{id: new, title: {zh: 新}, when: "`+when+`"}]}
tracks:
  - id: all
    title: {zh: 全部, en: all}
    indicators: [{id: tax_per_mu, title: {zh: 亩均税收}, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: const, value: 10}}]
    bands: {kind: score, grades: [{grade: A, from: 50}, {grade: B}]}`)
	}
	f := facts(taxed("above", 300, 200)...)
	f.Days = map[string][]int32{"production_on": {score.NoDay, score.DayOf(f.AsOf)}}
	f.Texts["industry_code"] = score.TextsOf([]string{"", "C18"})
	for when, want := range map[string][2]bool{
		"'production_on' in missing":                               {true, false},
		"'years_in_production' in missing":                         {true, false},
		"'industry' in missing":                                    {true, false},
		"'capacity_on' in missing":                                 {true, true},
		"'status' in missing && 'tax_cny' in missing":              {false, false},
		"missing.exists(m, m == 'production_on')":                  {true, false},
		"!('scale' in missing) && missing.exists(m, m == 'scale')": {false, false},
	} {
		r, err := score.Evaluate(p(when), f)
		if err != nil {
			t.Fatal(err)
		}
		for i := range want {
			if out := r.Row(i).Class == score.NotInScope; out != want[i] {
				t.Errorf("%s of %d: %v", when, i, out)
			}
		}
	}
}
