package score_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// TestFormulas says the arithmetic of every scorer with the subject's own numbers.
func TestFormulas(t *testing.T) {
	others := []row{{"tax_cny": 10, "land_mu": 10}, {"tax_cny": 50, "land_mu": 10}, {"tax_cny": 30, "land_mu": 10}}
	tests := map[string]struct {
		scorer string
		own    row
		want   string // in Chinese
		points float64
	}{
		"ratio":              {"baseline: {source: group_mean, times: 2}", others[2], "3 ÷ 6 × 100", 50},
		"ratio, capped":      {"scorer: {cap: 1.2}, baseline: {source: const, value: 2}", others[2], "3 ÷ 2 × 100,封顶 120", 120},
		"ratio, of a loss":   {"baseline: {source: const, value: 2}", row{"tax_cny": -5, "land_mu": 10}, "-0.5 ÷ 2 × 100,保底 0", 0},
		"ratio_max":          {"scorer: {type: ratio_max}", others[2], "3 ÷ 5 × 100", 60},
		"minmax":             {"scorer: {type: minmax, from: 20}", others[2], "100 × [20 + (100 − 20) × (3 − 1) ÷ (5 − 1)] ÷ 100", 60},
		"reverse_ratio":      {"scorer: {type: reverse_ratio}, baseline: {source: const, value: 6}", others[2], "6 ÷ 3 × 100", 200},
		"reverse_ratio of 0": {"scorer: {type: reverse_ratio, cap: 1.5}, baseline: {source: const, value: 6}", row{"tax_cny": 0, "land_mu": 10}, "数值不为正,得上限 150", 150},
		"reverse_linear":     {"scorer: {type: reverse_linear, slope: 50, at: 2}, baseline: {source: group_mean}", others[2], "50 × (2 − 3 ÷ 3)", 50},
		"reverse_minmax":     {"scorer: {type: reverse_minmax}", others[1], "100 × [1 − (5 − 1) ÷ (5 − 1)]", 0},
		"step":               {"scorer: {type: step, steps: [{from: 3, points: 40}]}", others[2], "3 所在档得 40 分", 40},
		"step of a multiple": {"scorer: {type: step, steps: [{from: 1.5, points: 40}]}, baseline: {source: const, value: 2}", others[2], "3 ÷ 2 所在档得 40 分", 40},
		"rank":               {"scorer: {type: rank}", others[2], "按 3 个数值中的名次得 66.6667 分", 66.6667},
		"percentile":         {"scorer: {type: percentile}", others[2], "按 3 个数值中的名次得 50 分", 50},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			rows := []row{others[0], others[1], tt.own}
			if slices.Contains([]string{"ratio_max", "reverse_minmax"}, name) {
				rows = []row{others[0], others[1], tt.own}
			}
			got := evaluate(t, single(t, "{"+taxPerMu+", "+tt.scorer+"}", everyoneA, ""), table(rows...))[2].Parts[0]
			if got.Formula.ZH != tt.want || orNaN(got.Points) != tt.points {
				t.Errorf("got %s: %v, want %s: %v", got.Formula.ZH, orNaN(got.Points), tt.want, tt.points)
			}
		})
	}
}

func TestFormulaOfAFlag(t *testing.T) {
	p := single(t, "{id: big, title: {zh: 大}, weight: 100, scorer: {type: flag, when: land_mu > 10}}", everyoneA, "")
	if got := evaluate(t, p, table(row{"land_mu": 11}))[0].Parts[0].Formula.ZH; got != "条件判定得 100 分" {
		t.Errorf("got %s", got)
	}
}

// TestWeightsOfIndustries explains points by the weights of the subject's own industry.
func TestWeightsOfIndustries(t *testing.T) {
	p := single(t, `
      {id: tax, numerator: tax_cny, unit: 万元, weight: 60, baseline: {source: const, value: 10}, weight_by: [{industry: '31', weight: 10}, {industry: metal, weight: 30}]},
      {id: output, numerator: output_cny, unit: 万元, weight: 40, baseline: {source: const, value: 100}, weight_by: [{industry: '31', weight: 90}, {industry: metal, weight: 70}]}`, everyoneA, "")
	figures := func(industry string) row { return row{"industry_code": industry, "tax_cny": 20, "output_cny": 50} }
	got := evaluate(t, p, table(figures("3110"), figures("3311"), figures("1712")))
	for i, want := range []string{"2 × 10, 0.5 × 90", "2 × 30, 0.5 × 70", "2 × 60, 0.5 × 40"} {
		said := strings.NewReplacer("20 ÷ 10", "2", "50 ÷ 100", "0.5").Replace(got[i].Parts[0].Formula.ZH + ", " + got[i].Parts[1].Formula.ZH)
		if said != want || got[i].Parts[0].Weight+got[i].Parts[1].Weight != 100 {
			t.Errorf("%s: got %s", got[i].Key, said)
		}
	}
}

// TestLacks says why an item has no value, and what is done about it.
func TestLacks(t *testing.T) {
	tests := map[string]struct {
		more string
		row  row
		zh   string
		code string
	}{
		"no numerator":    {"baseline: {source: const, value: 1}", row{"land_mu": 1}, "“税”缺少分子数据,办法规定:其权重由其他指标分担", "no_points"},
		"no denominator":  {"baseline: {source: const, value: 1}, missing: {denominator: zero}", row{"tax_cny": 1}, "“税”缺少分母数据,办法规定:该项得零分", "no_points"},
		"neither":         {"baseline: {source: const, value: 1}, missing: {numerator: full}", row{}, "“税”无数据,办法规定:该项得满分", "no_points"},
		"no land":         {"baseline: {source: const, value: 1}, missing: {zero_denominator: no_score}", row{"tax_cny": 1, "land_mu": 0}, "“税”没有可作分母的数(为零、为负或过小),不适用,办法规定:为必备指标,不评分、不评级", "required"},
		"does not apply":  {"baseline: {source: const, value: 1}, when: land_mu > 5", row{"tax_cny": 1, "land_mu": 1}, "“税”不适用于该对象,办法规定:其权重由其他指标分担", "no_points"},
		"cannot be told":  {"baseline: {source: const, value: 1}, when: rd_cny > 5", row{"tax_cny": 1, "land_mu": 1}, "“税”是否适用无法判断,办法规定:其权重由其他指标分担", "no_points"},
		"too few":         {"baseline: {source: group_mean, min_n: 9}", row{"tax_cny": 1, "land_mu": 1}, "“税”可比的只有 2 个,少于办法要求的 9 个,没有基准,办法规定:其权重由其他指标分担", "no_points"},
		"no baseline":     {"baseline: {source: group_mean, min_n: 2}", row{"tax_cny": -30, "land_mu": 1}, "“税”没有可比的基准,办法规定:其权重由其他指标分担", "no_points"},
		"mean of some":    {"baseline: {source: const, value: 1}, missing: {numerator: mean_points}", row{"land_mu": 1}, "“税”缺少分子数据,办法规定:按同组平均得分计", "no_points"},
		"mean of nothing": {"baseline: {source: group_mean, min_n: 9}, missing: {numerator: mean_points}", row{"land_mu": 1}, "“税”缺少分子数据,办法规定:其权重由其他指标分担", "no_points"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := single(t, "{"+strings.Replace(taxPerMu, "id: tax_per_mu", "id: tax_per_mu, title: {zh: 税}", 1)+", "+tt.more+"}", everyoneA, "")
			got := evaluate(t, p, table(tt.row, of("", 20, 1)))[0].Reasons
			if !slices.ContainsFunc(got, func(r land.Reason) bool { return r.ZH == tt.zh && r.Code == tt.code }) {
				t.Errorf("got %+v, want %s", got, tt.zh)
			}
		})
	}
}

// TestExplainAnything explains drawn subjects by the policy that uses everything: nothing panics, whoever lacks points or
// a grade has a reason, and the parts with what was added make the score.
func TestExplainAnything(t *testing.T) {
	text, err := os.ReadFile("../policy/testdata/every-feature.yaml")
	if err != nil {
		t.Fatal(err)
	}
	p, err := policy.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	tracks := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		for _, e := range evaluate(t, p, everyFacts(t)) {
			tracks[e.Track] = true
			if len(e.Reasons) == 0 || strings.Contains(e.Ranking, "NaN") {
				t.Fatalf("%s has no reasons", e.Key)
			}
		}
	})
	for _, track := range p.Tracks {
		if !tracks[track.ID] {
			t.Errorf("nobody came into %s", track.ID)
		}
	}
}

// everyFacts draws facts with all the numbers that the policy asks for.
func everyFacts(t *rapid.T) score.Facts {
	f := drawFacts(t)
	n := len(f.Keys)
	for _, name := range []string{"value_added_cny", "revenue_cny", "employees", "emissions_t", "cod_t", "electricity_kwh", "building_floors", "tenants_below"} {
		f.Numbers[score.Column{Name: name}] = rapid.SliceOfN(figure(name), n, n).Draw(t, name)
	}
	if rapid.Bool().Draw(t, "tenant") {
		f.Numbers[score.Column{Name: "own_land_mu"}], f.Numbers[score.Column{Name: "leased_floor_m2"}] = make([]float64, n), slices.Repeat([]float64{3e5}, n)
		f.Numbers[score.Column{Name: "building_floors"}] = slices.Repeat([]float64{3}, n)
	}
	f.Days["contract_due_on"] = rapid.SliceOfN(rapid.Int32Range(18000, 19400), n, n).Draw(t, "due")
	f.Texts["status"] = score.TextsOf(rapid.SliceOfN(rapid.SampledFrom([]string{"operating", "stopped"}), n, n).Draw(t, "state"))
	f.Texts["scale"] = score.TextsOf(rapid.SliceOfN(rapid.SampledFrom([]string{"above", "below", "none"}), n, n).Draw(t, "size"))
	for i := range n {
		for _, name := range []string{"heavy_emitter", "digital", "idle", "credit", "seizure"} {
			if rapid.IntRange(0, 4).Draw(t, name) == 4 {
				f.Tags[i] = append(f.Tags[i], score.Tag{Name: name, Event: name == "credit" || name == "seizure", On: time.Date(2022, 3, 1, 0, 0, 0, 0, time.UTC)})
			}
		}
	}
	return f
}

// TestSomeYears says of how many of the years there are numbers, unless it is all of them or none.
func TestSomeYears(t *testing.T) {
	p := single(t, "{"+strings.Replace(taxPerMu, "id: tax_per_mu", "id: tax_per_mu, title: {zh: 亩均税收, en: tax per mu}", 1)+", years: 2, baseline: {source: const, value: 10}}", everyoneA, "")
	got := evaluate(t, p, table(row{"tax_cny": 10, "land_mu": 10}, row{"tax_cny": 10, "tax_cny -1": 10, "land_mu": 10}, row{"land_mu": 10}))
	for i, want := range []string{"“亩均税收”有数据 1 年,共 2 年", "", ""} {
		if said := reasonsOf(got[i], "some_years"); said != want {
			t.Errorf("got %q, want %q", said, want)
		}
	}
	if items := got[0].Row.Items[0]; items.Weight != 100 || items.Years != 1 {
		t.Errorf("kept %+v", items)
	}
}

// TestFormulaWithAdjustments shows the points before what was added to the item, and that behind them.
func TestFormulaWithAdjustments(t *testing.T) {
	tests := map[string]struct{ more, row, want string }{
		"added":                 {"points: 10", "", "5 ÷ 10 × 100 = 50,+10(加分)"},
		"taken off":             {"percent: -7.5", "", "5 ÷ 10 × 100 = 50,-3.75(加分)"},
		"to points of no value": {"points: 10", "missing", "100,+10(加分)"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			adjustments := "adjustments: {items: [{id: a, title: {zh: 加分}, when: land_mu > 0, indicator: tax_per_mu, " + tt.more + "}]}"
			r := row{"tax_cny": 50, "land_mu": 10}
			if tt.row != "" {
				delete(r, "tax_cny")
			}
			p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 10}, missing: {numerator: full}}", everyoneA, adjustments)
			if got := evaluate(t, p, table(r))[0].Parts[0].Formula.ZH; got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
