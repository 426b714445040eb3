package score_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"permu/internal/land"
	"permu/internal/score"
)

// scorers are all there are, each of 100 points, against the mean of the group where it needs something.
var scorers = map[string]string{
	"ratio":          "baseline: {source: group_mean}",
	"ratio_max":      "scorer: {type: ratio_max}",
	"minmax":         "scorer: {type: minmax, from: 20}",
	"minmax, half":   "scorer: {type: minmax, degenerate: half}",
	"reverse_ratio":  "scorer: {type: reverse_ratio, cap: 2}, baseline: {source: group_mean}",
	"reverse_linear": "scorer: {type: reverse_linear, slope: 50, at: 2}, baseline: {source: group_mean}",
	"reverse_minmax": "scorer: {type: reverse_minmax}",
	"step":           "scorer: {type: step, steps: [{from: 0, points: 10}, {from: 5, points: 100}]}",
	"rank":           "scorer: {type: rank}",
	"percentile":     "scorer: {type: percentile}",
	"median":         "baseline: {source: group_mean, mean: median}",
	"mean of ratios": "baseline: {source: group_mean, mean: mean}",
	"prior mean":     "baseline: {source: prior_group_mean}",
	"at percentile":  "baseline: {source: percentile, percentile: 75}",
	"too few":        "baseline: {source: group_mean, min_n: 5}",
}

// TestStrangePopulations has one alone, all equal, all at nothing, all at a loss, and nobody with a value: each is a
// number or nothing, as stands here, and whoever has no points has a reason.
func TestStrangePopulations(t *testing.T) {
	same := func(tax float64, n int) []row {
		rows := make([]row, n)
		for i := range rows {
			rows[i] = row{"tax_cny": tax, "tax_cny -1": tax, "land_mu": 10}
		}
		return rows
	}
	missing := []row{{"land_mu": 10}, {"tax_cny": 10}, {}, {"tax_cny": 10, "land_mu": 0}}
	tests := map[string][5]string{ // one alone, three equal, three of nothing, three of a loss, nobody with a value
		"ratio":          {"100", "100 100 100", "- - -", "- - -", "- - - -"},
		"ratio_max":      {"100", "100 100 100", "- - -", "- - -", "- - - -"},
		"minmax":         {"100", "100 100 100", "100 100 100", "100 100 100", "- - - -"},
		"minmax, half":   {"50", "50 50 50", "50 50 50", "50 50 50", "- - - -"},
		"reverse_ratio":  {"100", "100 100 100", "- - -", "- - -", "- - - -"},
		"reverse_linear": {"50", "50 50 50", "- - -", "- - -", "- - - -"},
		"reverse_minmax": {"100", "100 100 100", "100 100 100", "100 100 100", "- - - -"},
		"step":           {"100", "100 100 100", "10 10 10", "0 0 0", "- - - -"},
		"rank":           {"100", "100 100 100", "100 100 100", "100 100 100", "- - - -"},
		"percentile":     {"100", "100 100 100", "100 100 100", "100 100 100", "- - - -"},
		"median":         {"100", "100 100 100", "- - -", "- - -", "- - - -"},
		"mean of ratios": {"100", "100 100 100", "- - -", "- - -", "- - - -"},
		"prior mean":     {"100", "100 100 100", "- - -", "- - -", "- - - -"},
		"at percentile":  {"100", "100 100 100", "- - -", "- - -", "- - - -"},
		"too few":        {"-", "- - -", "- - -", "- - -", "- - - -"},
	}
	for name, scorer := range scorers {
		for i, rows := range [][]row{same(50, 1), same(50, 3), same(0, 3), same(-50, 3), missing} {
			t.Run(fmt.Sprint(name, i), func(t *testing.T) {
				got := evaluate(t, single(t, "{"+taxPerMu+", "+scorer+"}", everyoneA, ""), table(rows...))
				if want := tests[name][i]; column(got, scoreIn) != want || column(got, pointsIn) != want {
					t.Errorf("got %s, want %s", column(got, scoreIn), want)
				}
				for _, e := range got {
					wantReasons(t, e)
				}
			})
		}
	}
}

// wantReasons finds a reason for every item without points, a formula for every item with points of its own, and no
// grade without a score.
func wantReasons(t failing, e told) {
	t.Helper()
	if (e.Score == nil) != (e.Grade == "") || len(e.Reasons) == 0 {
		t.Errorf("%s: score %v, grade %q, reasons %v", e.Key, orNaN(e.Score), e.Grade, e.Reasons)
	}
	for _, part := range e.Parts {
		said := slices.ContainsFunc(e.Reasons, func(r land.Reason) bool { return strings.Contains(r.ZH, part.Title.ZH) })
		if part.Points == nil && !said || part.Points != nil && part.Formula.ZH == "" && !said {
			t.Errorf("%s: %s has neither points nor a reason: %+v", e.Key, part.Indicator, e.Reasons)
		}
		if text := part.Formula.ZH + part.Formula.EN; strings.Contains(text, "NaN") || strings.Contains(text, "Inf") || strings.Contains(text, "÷ 0") {
			t.Errorf("%s: %s", e.Key, text)
		}
	}
}

// TestNumbersThatAreNone has what a careless reader of files may hand on. NaN is missing; what is infinite, or of another
// length than the subjects, is refused with its place.
func TestNumbersThatAreNone(t *testing.T) {
	p := single(t, "{"+taxPerMu+", baseline: {source: group_mean}}", everyoneA, "")
	tests := map[string]struct {
		tax  []float64
		want string
	}{
		"NaN":       {[]float64{math.NaN(), 1e6}, ""},
		"infinite":  {[]float64{1e6, math.Inf(1)}, "numbers.tax_cny[b]: must be finite, or missing (is \"+Inf\")"},
		"minus":     {[]float64{math.Inf(-1), 1e6}, "numbers.tax_cny[a]: must be finite, or missing (is \"-Inf\")"},
		"too short": {[]float64{1e6}, "numbers.tax_cny: must hold 2 numbers (is \"1\")"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			f := table(of("", 1, 10), of("", 1, 10))
			f.Numbers[score.Column{Name: "tax_cny"}] = tt.tax
			r, err := score.Evaluate(p, f)
			if tt.want != "" {
				if !errors.Is(err, land.ErrInvalid) || err.Error() != tt.want {
					t.Errorf("got %v", err)
				}
				return
			}
			if _, scored := r.Score(0); err != nil || scored {
				t.Errorf("%v: scored is %v", err, scored)
			}
			wantReasons(t, told{r.Row(0), score.Explain(p, r.Context(), r.Row(0))})
		})
	}
}

// TestHuge has numbers at the end of what float64 counts, and quotients far beyond: nothing overflows, and order counts.
func TestHuge(t *testing.T) {
	p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 0.000000001}}", "{grades: [{grade: A, up_to_percent: 34}, {grade: B, up_to_percent: 100}]}", "")
	f := table(row{}, row{}, row{})
	f.Numbers[score.Column{Name: "tax_cny"}] = []float64{1 << 53, 1<<53 - 1, -(1 << 53)}
	f.Numbers[score.Column{Name: "land_mu"}] = []float64{1, 1, 1}
	got := evaluate(t, p, f)
	if gradesIn(got) != "A B B" || *got[0].Score <= 0 || *got[2].Score != 0 {
		t.Errorf("got %s, %s", column(got, scoreIn), gradesIn(got))
	}
}
