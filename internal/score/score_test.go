package score_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// said is what a test asks of an evaluation: points in the order of the policy, NaN where there are none.
type said struct {
	Track, Grade string
	Score        float64
	Points       []float64
	Reasons      string
}

// told is a result with the explanation of every subject.
type told struct {
	score.Row
	score.Explanation
}

// evaluate applies a policy to facts and explains everything.
func evaluate(t failing, p policy.Policy, f score.Facts) []told {
	t.Helper()
	r, err := score.Evaluate(p, f)
	if err != nil {
		t.Fatalf("%v", err)
	}
	answers := make([]told, r.Len())
	for i := range answers {
		row := r.Row(i)
		answers[i] = told{row, score.Explain(p, r.Context(), row)}
	}
	return answers
}

// unexplained applies a policy to facts, where the rows are enough.
func unexplained(t failing, p policy.Policy, f score.Facts) []told {
	t.Helper()
	r, err := score.Evaluate(p, f)
	if err != nil {
		t.Fatalf("%v", err)
	}
	answers := make([]told, r.Len())
	for i := range answers {
		answers[i].Row = r.Row(i)
	}
	return answers
}

func say(e told) said {
	s := said{Track: e.Track, Grade: e.Grade, Score: orNaN(e.Score)}
	for _, p := range e.Parts {
		s.Points = append(s.Points, orNaN(p.Points))
	}
	codes := make([]string, len(e.Reasons))
	for i, r := range e.Reasons {
		codes[i] = r.Code
	}
	s.Reasons = strings.Join(codes, " ")
	return s
}

func orNaN(v *float64) float64 {
	if v == nil {
		return math.NaN()
	}
	return *v
}

func wantSaid(t *testing.T, want map[string]said, got []told) {
	t.Helper()
	answers := map[string]said{}
	for _, e := range got {
		answers[e.Key] = say(e)
	}
	if diff := cmp.Diff(want, answers, cmpopts.EquateNaNs()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// ofAnySize is the default policy without its rules for groups of few.
func ofAnySize(t *testing.T) policy.Policy {
	t.Helper()
	standard, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	source := strings.NewReplacer(", min_n: 5, fallback: none", "", "      min_group: 5\n      small_group: ungraded\n", "").Replace(string(standard.Source()))
	p, err := policy.Read([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestFewOfAKind has enterprises below size, all alike, and one that owes its place to nobody: under five a mean measures
// nothing, and from five on it does.
func TestFewOfAKind(t *testing.T) {
	p, err := policy.Find(policy.DefaultID)
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		n       int
		score   float64 // 0 is none
		grade   string
		reasons string
		says    land.Phrase // the first reason
	}{
		"alone": {1, 0, "", "no_points no_score", land.Phrase{
			ZH: "“亩均税收”可比的只有 1 个,少于办法要求的 5 个,没有基准,办法规定:其权重由其他指标分担",
			EN: "tax per mu has no baseline: values that count: 1, wanted by the policy: 5; by the policy its weight is shared by the other indicators",
		}},
		"four": {4, 0, "", "no_points no_score", land.Phrase{
			ZH: "“亩均税收”可比的只有 4 个,少于办法要求的 5 个,没有基准,办法规定:其权重由其他指标分担",
			EN: "tax per mu has no baseline: values that count: 4, wanted by the policy: 5; by the policy its weight is shared by the other indicators",
		}},
		"five": {5, 100, "A", "ranked", land.Phrase{ZH: "“规下”第 1 名(共 5),累计 20% 一档,评为 A", EN: "rank 1 of 5 below designated size, in the band up to 20 %: A"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var rows []row
			for range tt.n {
				rows = append(rows, row{"scale": "below", "tax_cny": 100, "land_mu": 10})
			}
			got := evaluate(t, p, table(rows...))[0]
			s := say(got)
			if math.IsNaN(s.Score) != (tt.score == 0) || tt.score > 0 && s.Score != tt.score || s.Grade != tt.grade || s.Reasons != tt.reasons {
				t.Errorf("got %+v", s)
			}
			if r := got.Reasons[0]; r.ZH != tt.says.ZH || r.EN != tt.says.EN {
				t.Errorf("says %s / %s", r.ZH, r.EN)
			}
		})
	}
}

// TestDefaultPolicy was worked out on paper. Above size, the means are 4 and 80 万元/亩, 0.4 万元/吨标煤 (of those two that
// report energy) and 2 %; caps are 1.5. Below size the mean is 6 万元/亩.
func TestDefaultPolicy(t *testing.T) {
	p := ofAnySize(t)
	none := math.NaN()
	got := evaluate(t, p, facts(
		subject{"dense", "above", map[string]float64{"land_mu": 30, "tax_cny": 300, "output_cny": 3000, "energy_tce": 300, "rd_cny": 60, "revenue_cny": 3000}},
		subject{"wide", "above", map[string]float64{"land_mu": 90, "tax_cny": 180, "output_cny": 6000, "energy_tce": 900, "rd_cny": 90, "revenue_cny": 4500}},
		subject{"silent on energy and R&D", "above", map[string]float64{"land_mu": 30, "tax_cny": 120, "output_cny": 3000}},
		subject{"small", "below", map[string]float64{"land_mu": 15, "tax_cny": 75}},
		subject{"smaller", "below", map[string]float64{"land_mu": 15, "tax_cny": 105, "output_cny": 1}},
		subject{"small tenant without land", "below", map[string]float64{"land_mu": 0, "tax_cny": 75}},
		subject{"small, no report", "below", map[string]float64{"land_mu": 30}},
		subject{"size not known", "", map[string]float64{"land_mu": 30, "tax_cny": 75}},
	))
	wantSaid(t, map[string]said{
		"dense":                     {"above", "A", 137.5, []float64{67.5, 37.5, 22.5, 10}, "ranked"},
		"silent on energy and R&D":  {"above", "B", 110, []float64{45, 37.5, none, none}, "no_points no_points ranked"},
		"wide":                      {"above", "C", 65, []float64{22.5, 25, 7.5, 10}, "ranked"},
		"smaller":                   {"below", "B", 116.67, []float64{116.6667}, "ranked no_lift"},
		"small":                     {"below", "C", 83.33, []float64{83.3333}, "ranked"},
		"small tenant without land": {"below", "", none, []float64{none}, "required no_score"},
		"small, no report":          {"below", "", none, []float64{none}, "required no_score"},
		"size not known":            {"", "", none, nil, "undetermined"},
	}, got)
}

func TestHuangyan2022(t *testing.T) {
	tests := map[string]struct {
		subject subject
		score   float64
		points  []float64
	}{
		"exactly at the baselines": {
			subject{"e", "above", map[string]float64{
				"employees": 1000, "value_added_cny": 18_140, "land_mu": 18_140 / 136.16, "tax_cny": 18_140 / 136.16 * 24.097,
				"energy_tce": 18_140 / 2.694, "emissions_t": 18_140 / 4929.81, "rd_cny": 302, "revenue_cny": 10_000,
			}},
			100,
			[]float64{30, 20, 20, 10, 10, 10},
		},
		"30, 100, 3, 5000, 20 and 2 %": {
			subject{"e", "above", map[string]float64{
				"employees": 1000, "value_added_cny": 20_000, "land_mu": 200, "tax_cny": 6000,
				"energy_tce": 20_000 / 3.0, "emissions_t": 4, "rd_cny": 200, "revenue_cny": 10_000,
			}},
			102.1,
			[]float64{37.3490, 14.6886, 22.2717, 10.1424, 11.0254, 6.6225},
		},
		"twice the tax, half the rest": {
			subject{"e", "above", map[string]float64{
				"employees": 1000, "value_added_cny": 9070, "land_mu": 18_140 / 136.16, "tax_cny": 2 * 18_140 / 136.16 * 24.097,
				"energy_tce": 18_140 / 2.694, "emissions_t": 18_140 / 4929.81, "rd_cny": 151, "revenue_cny": 10_000,
			}},
			95,
			[]float64{60, 10, 10, 5, 5, 5},
		},
		"below size, at the baselines": {
			subject{"e", "below", map[string]float64{"tax_cny": 115.932, "land_mu": 10, "electricity_kwh": 1_159_320 / 0.2352}},
			100,
			[]float64{50, 50},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := say(evaluate(t, huangyan2022(t, ""), facts(tt.subject))[0])
			want := said{Track: tt.subject.scale, Grade: "B", Score: tt.score, Points: tt.points, Reasons: "ranked no_lift"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestStates(t *testing.T) {
	tests := map[string]struct {
		numbers map[string]float64
		want    land.State
		value   *float64
	}{
		"both known":             {map[string]float64{"tax_cny": 300, "land_mu": 30}, land.Value, new(10.0)},
		"no tax is a value":      {map[string]float64{"tax_cny": 0, "land_mu": 30}, land.Value, new(0.0)},
		"a refund is a value":    {map[string]float64{"tax_cny": -300, "land_mu": 30}, land.Value, new(-10.0)},
		"tax missing":            {map[string]float64{"land_mu": 30}, land.Missing, nil},
		"land missing":           {map[string]float64{"tax_cny": 300}, land.Missing, nil},
		"both missing":           {nil, land.Missing, nil},
		"no land":                {map[string]float64{"tax_cny": 300, "land_mu": 0}, land.NotApplicable, nil},
		"no land, tax not known": {map[string]float64{"land_mu": 0}, land.NotApplicable, nil},
	}
	p := byTax(t, "", "{grade: A, up_to_percent: 100}")
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			part := evaluate(t, p, facts(subject{"e", "", tt.numbers}))[0].Parts[0]
			if part.State != tt.want {
				t.Errorf("got %s, want %s", part.State, tt.want)
			}
			if diff := cmp.Diff(tt.value, part.Value); diff != "" {
				t.Errorf("value (-want +got):\n%s", diff)
			}
		})
	}
}

func TestPart(t *testing.T) {
	got := evaluate(t, byTax(t, ", scorer: {cap: 1.2}", "{grade: A, up_to_percent: 100}"), facts(taxed("", 375)...))[0].Parts
	want := []land.Part{{
		Indicator: "tax_per_mu", Title: land.Phrase{ZH: "亩均税收", EN: "tax per mu"}, Value: new(12.5), Unit: "万元/亩",
		Numerator:   &land.Operand{Name: "tax_cny", Title: land.Phrase{ZH: "税收", EN: "tax"}, Value: new(3_750_000.0), Unit: "yuan"},
		Denominator: &land.Operand{Name: "land_mu", Title: land.Phrase{ZH: "用地面积", EN: "land"}, Value: new(30.0), Unit: "mu"},
		Baseline:    new(10.0), BaselineFrom: "const", BaselineCount: 1, Weight: 100, Points: new(120.0), State: land.Value,
		Formula: land.Phrase{ZH: "12.5 ÷ 10 × 100,封顶 120", EN: "12.5 ÷ 10 × 100, capped at 120"},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestPoints(t *testing.T) {
	tests := map[string]struct {
		limit        string
		tax, perCent float64 // 万元 on 30 mu against 10 万元/亩
	}{
		"at the baseline":         {"", 300, 100},
		"no limit without a cap":  {"", 3000, 1000},
		"the cap":                 {", scorer: {cap: 1.5}", 3000, 150},
		"just under the cap":      {", scorer: {cap: 1.5}", 449.97, 149.99},
		"a refund earns nothing":  {"", -300, 0},
		"a cap of 1":              {", scorer: {cap: 1}", 301, 100},
		"halves round away":       {"", 300.015, 100.01}, // 100.005
		"less than half does not": {"", 300.012, 100},    // 100.004
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := evaluate(t, byTax(t, tt.limit, "{grade: A, up_to_percent: 100}"), facts(taxed("", tt.tax)...))[0]
			if *e.Score != tt.perCent {
				t.Errorf("got %v, want %v", *e.Score, tt.perCent)
			}
		})
	}
}

// TestMeanOfNothing has groups whose sums give no baseline: nobody can be measured against it.
func TestMeanOfNothing(t *testing.T) {
	p := read(t, `tracks:
  - id: all
    title: {zh: 全部}
    indicators: [{id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: group_mean}}]
    bands: {grades: [{grade: A, up_to_percent: 100}]}`)
	for name, taxes := range map[string][]float64{"no tax": {0, 0}, "refunds": {10, -20}, "they cancel": {20, -20}} {
		t.Run(name, func(t *testing.T) {
			for _, e := range evaluate(t, p, facts(taxed("", taxes...)...)) {
				if e.Score != nil || e.Grade != "" || e.Parts[0].Value == nil || e.Parts[0].Baseline != nil {
					t.Errorf("got %+v", say(e))
				}
			}
		})
	}
}

func TestNoSubjects(t *testing.T) {
	p := byTax(t, "", "{grade: A, up_to_percent: 100}")
	if got := evaluate(t, p, facts()); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

// TestFirstTrackTakes has a track for everyone behind one for those above size.
func TestFirstTrackTakes(t *testing.T) {
	const rest = `
    indicators: [{id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 100, baseline: {source: group_mean}}]
    bands: {grades: [{grade: A, up_to_percent: 100}]}
`
	p := read(t, "tracks:\n  - id: above\n    title: {zh: 规上}\n    when: scale == 'above'"+rest+"  - id: others\n    title: {zh: 其他}"+rest)
	want := map[string]string{"above": "above", "below": "others", "": ""}
	for scale, track := range want {
		if got := evaluate(t, p, facts(taxed(scale, 10)...))[0].Track; got != track {
			t.Errorf("%q goes to %s, want %s", scale, got, track)
		}
	}
}
