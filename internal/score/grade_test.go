package score_test

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/score"
)

const (
	huaian = "{grade: A, up_to_percent: 20}, {grade: B, up_to_percent: 60}, {grade: C, up_to_percent: 95}, {grade: D, up_to_percent: 100}"
	chaohu = "{grade: A, up_to_percent: 20}, {grade: B, up_to_percent: 65}, {grade: C, up_to_percent: 95}, {grade: D, up_to_percent: 100}"
	anyang = "{grade: A, up_to_percent: 15}, {grade: B, up_to_percent: 90}, {grade: C, up_to_percent: 100}"
)

// TestBands counts grades of n enterprises that all differ; the counts of Chaohu and Anyang are published.
func TestBands(t *testing.T) {
	tests := map[string]struct {
		bands string
		n     int
		want  map[string]int
	}{
		"巢湖 2021, 20/45/30/5 %":  {chaohu, 120, map[string]int{"A": 24, "B": 54, "C": 36, "D": 6}},
		"安阳 2018, halves up":     {anyang, 39, map[string]int{"A": 6, "B": 29, "C": 4}},
		"every share whole":      {huaian, 20, map[string]int{"A": 4, "B": 8, "C": 7, "D": 1}},
		"ten: 9.5 rounds to ten": {huaian, 10, map[string]int{"A": 2, "B": 4, "C": 4}},
		"three":                  {huaian, 3, map[string]int{"A": 1, "B": 1, "C": 1}},
		"two":                    {huaian, 2, map[string]int{"B": 1, "C": 1}},
		"one alone":              {huaian, 1, map[string]int{"B": 1}},
		"five":                   {huaian, 5, map[string]int{"A": 1, "B": 2, "C": 2}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			taxes := make([]float64, tt.n)
			for i := range taxes {
				taxes[i] = float64((i*37)%tt.n) + 1
			}
			got := map[string]int{}
			for _, e := range evaluate(t, byTax(t, "", tt.bands), facts(taxed("", taxes...)...)) {
				got[e.Grade]++
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestPublishedCounts has Bengbu and Tongling, whose last 5 % are rounded in the firms' favour, which is down: 33.6 and 37.75 are 33 and 37.
// Both published more A than a fifth; the shares alone give the counts of the ranking, and grades fixed or moved by decision (定档、调档) those
// that were published. How many were moved, from B to A and from C to B, is the least that comes to them.
func TestPublishedCounts(t *testing.T) {
	tests := map[string]struct {
		n              int
		ranked         string
		toA, toB       int
		published, all string
	}{
		"蚌埠 2021": {672, "135/302/202/33", 15, 4, "150/291/198/33", "134/303/201/34"},
		"铜陵 2021": {755, "151/340/227/37", 3, 4, "154/341/223/37", "151/340/226/38"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			const bands = "{grades: [" + chaohu + "], rounding: head_ceil_tail_floor}"
			p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 10}}", bands, "gates: [{id: group, title: {zh: 定档调档}, action: manual}]")
			f := facts(taxed("", falling(tt.n)...)...)
			if got := countsOf(p, unexplained(t, p, f)); got != tt.ranked {
				t.Errorf("ranked: got %s, want %s", got, tt.ranked)
			}
			f.Decided = map[string]score.Decision{}
			for i, e := range unexplained(t, p, f) {
				move := map[string]*int{"B": &tt.toA, "C": &tt.toB}[e.Grade]
				if move != nil && *move > 0 {
					f.Decided[f.Keys[i]] = decision(map[string]string{"B": "A", "C": "B"}[e.Grade])
					*move--
				}
			}
			if got := countsOf(p, unexplained(t, p, f)); got != tt.published {
				t.Errorf("decided: got %s, published is %s", got, tt.published)
			}
			p = byTax(t, "", chaohu)
			if got := countsOf(p, unexplained(t, p, facts(taxed("", falling(tt.n)...)...))); got != tt.all {
				t.Errorf("halves up: got %s, want %s", got, tt.all)
			}
		})
	}
}

// falling are n taxes, the most first.
func falling(n int) []float64 {
	taxes := make([]float64, n)
	for i := range taxes {
		taxes[i] = float64(n - i)
	}
	return taxes
}

func TestRanking(t *testing.T) {
	const halves = "{grade: A, up_to_percent: 50}, {grade: B, up_to_percent: 100}"
	tests := map[string]struct {
		limit string
		taxes []float64
		want  string
	}{
		"by tax":                         {"", []float64{30, 40, 10, 20}, "A A B B"},
		"equal in all share the better":  {"", []float64{40, 30, 30, 10}, "A A A B"},
		"all equal":                      {"", []float64{30, 30, 30, 30}, "A A A A"},
		"the cap makes scores equal":     {", scorer: {cap: 1}", []float64{400, 700, 500, 600}, "B A B A"},
		"a refund ranks under nothing":   {"", []float64{-30, 0, -10, 0}, "B A B A"},
		"scores that rounding makes one": {"", []float64{300.0003, 300.0006, 300.0001, 300.0009}, "B A B A"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var grades []string
			for _, e := range evaluate(t, byTax(t, tt.limit, halves), facts(taxed("", tt.taxes...)...)) {
				grades = append(grades, e.Grade)
			}
			if got := strings.Join(grades, " "); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestMissingRanksLast has two equal scores of which one rests on an indicator less.
func TestMissingRanksLast(t *testing.T) {
	p := read(t, `tracks:
  - id: all
    title: {zh: 全部}
    indicators:
      - {id: rd_ratio, numerator: rd_cny, denominator: revenue_cny, unit: ratio, weight: 50, baseline: {source: const, value: 0.03}}
      - {id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 50, baseline: {source: const, value: 10}}
    bands: {grades: [{grade: A, up_to_percent: 50}, {grade: B, up_to_percent: 100}]}`)
	got := evaluate(t, p, facts(
		subject{"a, silent on R&D", "", map[string]float64{"tax_cny": 300, "land_mu": 30}},
		subject{"b, on the mean in both", "", map[string]float64{"tax_cny": 300, "land_mu": 30, "rd_cny": 3, "revenue_cny": 100}},
	))
	if *got[0].Score != 100 || *got[1].Score != 100 || got[0].Grade != "B" || got[1].Grade != "A" {
		t.Errorf("got %+v, %+v", say(got[0]), say(got[1]))
	}
}

func TestReasonOfAGrade(t *testing.T) {
	e := evaluate(t, byTax(t, "", huaian), facts(taxed("", 50, 40, 40, 20, 10)...))[2]
	reason := e.Reasons[len(e.Reasons)-1]
	if want := "“全部”第 2 名(共 5),累计 60% 一档,评为 B"; reason.ZH != want {
		t.Errorf("got %s, want %s", reason.ZH, want)
	}
	if want := "rank 2 of 5 all, in the band up to 60 %: B"; reason.EN != want {
		t.Errorf("got %s, want %s", reason.EN, want)
	}
}

func TestPercentiles(t *testing.T) {
	none := math.NaN()
	tests := map[string]struct{ values, want []float64 }{
		"a ladder":             {[]float64{30, 10, 20}, []float64{100, 0, 50}},
		"one has no others":    {[]float64{7}, []float64{0}},
		"equal ones":           {[]float64{5, 5, 5}, []float64{0, 0, 0}},
		"ties below the first": {[]float64{1, 1, 2, 3, 3}, []float64{0, 0, 50, 75, 75}},
		"missing stays so":     {[]float64{none, 1, none, 2}, []float64{none, 0, none, 100}},
		"losses":               {[]float64{-1, 0, -2}, []float64{50, 100, 0}},
		"nothing":              {[]float64{}, nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			wantPercentiles(t, tt.want, score.Percentiles(tt.values))
		})
	}
}

type failing interface {
	Helper()
	Errorf(string, ...any)
	Fatalf(string, ...any)
}

func wantPercentiles(t failing, want []float64, got []*float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("got %d, want %d", len(got), len(want))
		return
	}
	for i, w := range want {
		if g := orNaN(got[i]); math.Abs(g-w) > 1e-9 || math.IsNaN(g) != math.IsNaN(w) {
			t.Errorf("at %d: got %v, want %v", i, g, w)
		}
	}
}
