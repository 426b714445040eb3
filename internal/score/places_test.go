package score_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/strictyaml"
)

// builtIn is a policy that ships, with the numbers that its source does not show set by their paths, such as
// tracks[above].bands.grades[A].up_to_percent. The numbers set so are the tests' own; all others are the source's.
func builtIn(t *testing.T, id string, open map[string]float64) policy.Policy {
	t.Helper()
	shipped, err := policy.Find(id)
	if err != nil {
		t.Fatal(err)
	}
	var document any
	if err := strictyaml.Decode(shipped.Source(), &document); err != nil {
		t.Fatal(err)
	}
	document = apart(t, document)
	for path, value := range open {
		fill(t, document, strings.FieldsFunc(path, func(r rune) bool { return strings.ContainsRune(".[]", r) }), value)
	}
	text, _ := json.Marshal(document)
	p, err := policy.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	if left := p.OpenForScores(); open != nil && len(left) > 0 {
		t.Fatalf("%s still leaves open %v", id, left)
	}
	return p
}

// apart is a document of which no two parts are one, as YAML's aliases make them.
func apart(t *testing.T, document any) any {
	t.Helper()
	text, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	var own any
	if err := json.Unmarshal(text, &own); err != nil {
		t.Fatal(err)
	}
	return own
}

// fill sets a number that is unknown; parts of lists go by their id, grade, or industry.
func fill(t *testing.T, in any, path []string, value float64) {
	t.Helper()
	if list, ok := in.([]any); ok {
		for _, one := range list {
			thing := one.(map[string]any)
			if thing["id"] == path[0] || thing["grade"] == path[0] || thing["industry"] == path[0] {
				fill(t, one, path[1:], value)
				return
			}
		}
	}
	thing, _ := in.(map[string]any)
	switch {
	case len(path) > 1 && thing != nil:
		fill(t, thing[path[0]], path[1:], value)
	case thing == nil || thing[path[0]] != "unknown":
		t.Fatalf("%v is not unknown", path)
	default:
		thing[path[0]] = value
	}
}

// result is what a test of a place expects: the track, the grade, the score and the points of the items, "-" where there is none.
func result(e told) string {
	points := make([]string, len(e.Parts))
	for i, p := range e.Parts {
		if points[i] = "-"; p.Points != nil {
			points[i] = fmt.Sprint(*p.Points)
		}
	}
	grade, total := e.Grade, "-"
	if grade == "" {
		grade = "-"
	}
	if e.Score != nil {
		total = fmt.Sprint(*e.Score)
	}
	return fmt.Sprintf("%s %s %s = %s", e.Track, grade, total, strings.Join(points, " "))
}

// wantResults evaluates rows and compares what each comes to.
func wantResults(t *testing.T, p policy.Policy, rows []row, want []string) {
	t.Helper()
	for i, e := range evaluate(t, p, table(rows...)) {
		if got := result(e); got != want[i] {
			t.Errorf("%d: got %s, want %s: %+v", i, got, want[i], e.Reasons)
		}
	}
}

// with is a row with more to it.
func with(r row, more row) row {
	all := row{}
	for _, one := range []row{r, more} {
		for name, v := range one {
			all[name] = v
		}
	}
	return all
}

func tagged(tags ...string) row {
	list := make([]score.Tag, len(tags))
	for i, tag := range tags {
		list[i] = score.Tag{Name: tag}
	}
	return row{"tag": list}
}

// TestLinhai works the constants of 2014–2016 out: 15 and 300 万元/亩, 3 万元/吨标煤, 500 万元/吨 COD, 0.1 万元/吨 of water and 15 万元/人,
// with weights 40, 10, 20, 15, 5, 10; under 3 mu 15 and 300 万元/亩 and 2 元/度 with 50, 20, 30. No item has a cap, nobody a grade.
func TestLinhai(t *testing.T) {
	wantResults(t, builtIn(t, "linhai-2014", nil), []row{
		{"land_mu": 10, "tax_cny": 150, "revenue_cny": 3000, "value_added_cny": 600, "energy_tce": 200, "cod_t": 1.2, "water_m3": 6000, "employees": 40},
		// 22.5 ÷ 15 × 40 = 60; 150 ÷ 300 × 10 = 5; 4.5 ÷ 3 × 20 = 30; 300 ÷ 500 × 15 = 9; 0.2 ÷ 0.1 × 5 = 10; 22.5 ÷ 15 × 10 = 15
		{"land_mu": 10, "tax_cny": 225, "revenue_cny": 1500, "value_added_cny": 900, "energy_tce": 200, "cod_t": 3, "water_m3": 4500, "employees": 40},
		// 12 ÷ 15 × 50 = 40; 450 ÷ 300 × 20 = 30; 3 ÷ 2 × 30 = 45
		{"land_mu": 2, "tax_cny": 24, "revenue_cny": 900, "electricity_kwh": 80_000},
		// 3 mu are not less than 3 mu: 15 ÷ 15 × 40 of 40 is the only item with data
		{"land_mu": 3, "tax_cny": 45},
	}, []string{
		"from_3_mu - 100 = 40 10 20 15 5 10",
		"from_3_mu - 129 = 60 5 30 9 10 15",
		"under_3_mu - 115 = 40 30 45",
		"from_3_mu - 100 = 40 - - - - -",
	})
}

// TestHuangyan2021 has the constants of the year before those of TestHuangyan2022: at them an enterprise has 100; one with twice
// the tax and half of the value added and of the share of R&D has 60 + 10 + 10 + 5 + 5 + 5.
func TestHuangyan2021(t *testing.T) {
	const valueAdded, landMu = 17_450, 17_450 / 132.27
	at := row{
		"scale": "above", "land_mu": landMu, "tax_cny": landMu * 26.01, "value_added_cny": valueAdded, "energy_tce": valueAdded / 2.54,
		"emissions_t": valueAdded / 4861.08, "employees": 1000, "rd_cny": 305, "revenue_cny": 10_000,
	}
	wantResults(t, builtIn(t, "huangyan-2021", nil), []row{
		at, with(at, row{"tax_cny": 2 * landMu * 26.01, "value_added_cny": valueAdded / 2, "rd_cny": 152.5}),
		{"scale": "below", "land_mu": 10, "tax_cny": 166.01058, "electricity_kwh": 1_660_105.8 / 0.236565},
	}, []string{"above - 100 = 30 20 20 10 10 10", "above - 95 = 60 10 10 5 5 5", "below - 100 = 50 50"})
}

// TestFuzhouEntry has projects at the thresholds of their tier (固定资产投资强度, 土地产出率, 土地税收, 万元/亩): 350, 300 and 25, of electronics 400
// and 600; 270, 260 and 20, of chemical fibre 600 and of ferrous metal 750 of output; 220 and 140 in the mountains.
func TestFuzhouEntry(t *testing.T) {
	project := func(tier string, invested, output, tax any, industry string) row {
		return with(tagged("entry_tier_"+tier), row{"land_mu": 10, "invested_cny": invested, "output_cny": output, "tax_cny": tax, "industry_code": industry})
	}
	tests := map[string]struct {
		row  row
		want string
	}{
		"1: at the thresholds":            {project("1", 3500, 3000, 250, "1810"), "tier_1 达标"},
		"1: little less tax":              {project("1", 3500, 3000, 249.99, "1810"), "tier_1 未达标"},
		"1: electronics as others":        {project("1", 3500, 3000, 250, "3919"), "tier_1 未达标"},
		"1: electronics":                  {project("1", 4000, 6000, 250, "3919"), "tier_1 达标"},
		"1: electronics, little invested": {project("1", 3999, 6000, 250, "3919"), "tier_1 未达标"},
		"2: at the thresholds":            {project("2", 2700, 2600, 200, "1810"), "tier_2 达标"},
		"2: little output":                {project("2", 2700, 2599, 200, "1810"), "tier_2 未达标"},
		"2: chemical fibre as others":     {project("2", 2700, 5999, 200, "2821"), "tier_2 未达标"},
		"2: chemical fibre":               {project("2", 2700, 6000, 200, "2821"), "tier_2 达标"},
		"2: ferrous metal as fibre":       {project("2", 2700, 6000, 200, "3120"), "tier_2 未达标"},
		"2: ferrous metal":                {project("2", 2700, 7500, 200, "3120"), "tier_2 达标"},
		"3: without any tax":              {project("3", 2200, 1400, nil, "1810"), "tier_3 达标"},
		"3: little invested":              {project("3", 2199, 1400, 900, "1810"), "tier_3 未达标"},
		"tax not known":                   {project("1", 3500, 3000, nil, "1810"), "tier_1 -"},
		"tax not known, output too low":   {project("1", 3500, 2000, nil, "1810"), "tier_1 未达标"},
		"of no tier":                      {row{"land_mu": 10, "invested_cny": 3500, "output_cny": 3000, "tax_cny": 250, "industry_code": "1810"}, " -"},
	}
	p := builtIn(t, "fuzhou-entry", nil)
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := evaluate(t, p, table(tt.row))
			if said := got[0].Track + " " + gradesIn(got); said != tt.want {
				t.Errorf("got %s, want %s: %+v", said, tt.want, got[0].Reasons)
			}
		})
	}
}
