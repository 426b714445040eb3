package screen_test

import (
	"encoding/csv"
	"os"
	"testing"
	"time"

	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/screen"
)

// TestEveryPublishedThreshold has every row of the list of published thresholds asked below, at and above by a test, or tells
// why there is nothing to ask. Places of the list are its lines.
func TestEveryPublishedThreshold(t *testing.T) {
	file, err := os.Open("testdata/low_efficiency_thresholds.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	const (
		thresholds = "TestThresholds"
		windows    = "TestWindows"
		grades     = "TestGradesOfThresholds"
		entered    = "TestEntryOfThresholds"
	)
	told := map[int]struct{ metric, value, by string }{
		2: {"经济效益/亩", "5", thresholds}, 3: {"用地面积", "5", thresholds}, 4: {"经济效益/亩", "5", grades}, 5: {"经济效益/亩", "20", grades},
		6: {"年地均税收", "25", thresholds}, 7: {"亩均税收", "10", thresholds}, 8: {"未达合同约定/划定亩均税收或产值标准", "2", windows},
		9:  {"厂房面积且闲置时长", "3000", "no table holds idle floor area: a gap of xianyou-2022"},
		10: {"亩均税收", "6", thresholds}, 11: {"亩均税收", "3", thresholds}, 12: {"占地面积", "10", thresholds},
		13: {"亩均税收", "4", thresholds}, 14: {"亩均税收", "2", thresholds},
		15: {"上盖物基底面积/地块面积", "30", "entry into a list of Guangdong's 三旧, which finds no low efficiency"},
		16: {"集中面积", "2", "of clusters of villages, which are no subject of a rule"},
		17: {"综合绩效等级", "C", grades},
		18: {"税收亩产", "150", "a standard of reference for applicants, no rule"},
		19: {"平均容积率目标", "1.0", "a target for 2027 of a draft"},
		20: {"占地或租赁厂房", "5", entered},
		21: {"占地", "3", "where lists of an evaluation part, whose policy was not seen"},
	}
	if len(rows) != len(told)+1 {
		t.Fatalf("%d rows, %d told", len(rows)-1, len(told))
	}
	for at, row := range rows[1:] {
		if one := told[at+2]; one.metric != row[4] || one.value != row[6] || one.by == "" {
			t.Errorf("line %d is %s %s, told is %+v", at+2, row[4], row[6], one)
		}
	}
}

// TestGradesOfThresholds has grades follow from thresholds, and rules from grades.
func TestGradesOfThresholds(t *testing.T) {
	p := named(t, "quanzhou-2025")
	for perMu, want := range map[float64]string{4.99: "收储", 5: "提容至2.5", 5.01: "提容至2.5", 19.99: "提容至2.5", 20: "提容超2.5", 20.01: "提容超2.5"} {
		f := facts()
		for back := range 3 {
			f.Numbers[score.Column{Name: "tax_cny", YearsBack: back}] = []float64{perMu * 15 * 1_000_000}
		}
		result, err := score.Evaluate(p, f)
		if err != nil {
			t.Fatal(err)
		}
		if got := result.Grade(0); got != want {
			t.Errorf("%v 万元/亩: got %s, want %s", perMu, got, want)
		}
	}
	for grade, want := range map[string]string{"B": "", "C": "shanghai_grade_c", "D": "shanghai_grade_d"} {
		f, got := facts(), ""
		f.Texts["grade"] = score.TextsOf([]string{grade})
		result := screen.Ask([]policy.Policy{named(t, "shanghai-2024")}, map[string]screen.Subjects{policy.Parcel: {Facts: f}}, time.Date(2024, 12, 31, 0, 0, 0, 0, time.UTC))
		for _, h := range result.Hits {
			got = result.Rules[h.Rule].ID
		}
		if got != want {
			t.Errorf("grade %s: got %q, want %q", grade, got, want)
		}
	}
}

// TestEntryOfThresholds has enterprises below designated size evaluated from 5 mu, or 3,000 m² of leased floor, and 4 years on.
func TestEntryOfThresholds(t *testing.T) {
	p := named(t, "anhui-county")
	tests := map[string]struct {
		landMu, leasedM2 float64
		registered       string
		want             policy.Truth
	}{
		"just below 5 mu":         {4.99, 0, "2010-01-01", policy.No},
		"5 mu":                    {5, 0, "2010-01-01", policy.Yes},
		"just above 5 mu":         {5.01, 0, "2010-01-01", policy.Yes},
		"just below 3,000 m²":     {0, 2999.99, "2010-01-01", policy.No},
		"3,000 m²":                {0, 3000, "2010-01-01", policy.Yes},
		"just above 3,000 m²":     {0, 3000.01, "2010-01-01", policy.Yes},
		"a day short of 4 years":  {5, 0, "2017-01-01", policy.No},
		"4 years":                 {5, 0, "2016-12-31", policy.Yes},
		"a day more than 4 years": {5, 0, "2016-12-30", policy.Yes},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := facts()
			f.AsOf = time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC)
			f.Texts["scale"] = score.TextsOf([]string{"below"})
			registered, err := time.Parse(time.DateOnly, tt.registered)
			if err != nil {
				t.Fatal(err)
			}
			f.Days["registered_on"] = []int32{score.DayOf(registered)}
			for column, value := range map[string]float64{"land_mu": tt.landMu, "leased_floor_m2": tt.leasedM2} {
				n, _ := policy.NumberByName(column)
				f.Numbers[score.Column{Name: n.Column}] = []float64{value * float64(n.Step.Q) / float64(n.Step.P)}
			}
			if got := f.Asks(p.Population.When)(0); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
