package score_test

import (
	"slices"
	"strings"
	"testing"

	"permu/internal/score"
)

// of is an enterprise with an industry, its tax and its land.
func of(industry string, tax, mu float64) row {
	return row{"industry_code": industry, "tax_cny": tax, "land_mu": mu}
}

func TestBaselines(t *testing.T) {
	tests := map[string]struct {
		baseline string
		rows     []row
		want     string // of each row; "-" is none
	}{
		"each its own row of a table": {
			"{source: table, table: [{industry: '31', value: 5}, {industry: metal, value: 8}, {value: 10}]}",
			[]row{of("3311", 10, 10), of("3110", 10, 10), of("1712", 10, 10), of("", 10, 10)}, "8 5 10 10",
		},
		"no row fits": {
			"{source: table, fallback: value, value: 7, table: [{industry: '31', value: 5}]}",
			[]row{of("3110", 10, 10), of("1712", 10, 10)}, "5 7",
		},
		"a group too small takes its industry group, and then the track": {
			"{source: group_mean, per: [industry], min_n: 2, fallback: industry_group}",
			[]row{of("3110", 10, 10), of("3311", 30, 10), of("1712", 80, 10)}, "2 2 4",
		},
		"a group of losses falls back": {
			"{source: group_mean, per: [industry]}",
			[]row{of("3110", -10, 10), of("1712", 50, 10)}, "2 5",
		},
		"the mean of the year before, also of who is silent now": {
			"{source: prior_group_mean, times: 2}",
			[]row{{"tax_cny": 10, "tax_cny -1": 20, "land_mu": 10}, {"tax_cny -1": 40, "land_mu": 10}}, "6 6",
		},
		"a percentile as spreadsheets have it": {
			"{source: percentile, percentile: 75}",
			[]row{of("", 10, 10), of("", 20, 10), of("", 30, 10), of("", 60, 10)}, "3.75 3.75 3.75 3.75",
		},
		"the median of an even number": {
			"{source: group_mean, mean: median}",
			[]row{of("", 10, 10), of("", 30, 10)}, "2 2",
		},
		"the least and the most of four are a quarter": {
			"{source: group_mean, mean: mean, outliers_below: 25, outliers_above: 75}",
			[]row{of("", 10, 10), of("", 20, 10), of("", 30, 10), of("", 90, 10)}, "2.5 2.5 2.5 2.5",
		},
		"equal ones are left out together, or stay": {
			"{source: group_mean, outliers_below: 25}",
			[]row{of("", 10, 10), of("", 30, 30), of("", 20, 10), of("", 30, 10)}, "1.5 1.5 1.5 1.5",
		},
		"min_n counts what is left": {
			"{source: group_mean, outliers_below: 50, min_n: 2, fallback: value, value: 9}",
			[]row{of("", 10, 10), of("", 20, 10)}, "9 9",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := single(t, "{"+taxPerMu+", baseline: "+tt.baseline+"}", everyoneA, "")
			if got := column(evaluate(t, p, table(tt.rows...)), baselineIn); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
			backwards := slices.Clone(tt.rows)
			slices.Reverse(backwards)
			want := strings.Fields(tt.want)
			slices.Reverse(want)
			if got := column(evaluate(t, p, table(backwards...)), baselineIn); got != strings.Join(want, " ") {
				t.Errorf("backwards got %s, want %s", got, want)
			}
		})
	}
}

// TestGrowthOfAGroup measures growth against that of the group as a whole: 330 after 300 is 10 %.
func TestGrowthOfAGroup(t *testing.T) {
	p := single(t, "{id: growth, numerator: tax_cny, unit: '%', weight: 100, measure: growth, baseline: {source: group_mean}}", everyoneA, "")
	got := evaluate(t, p, table(row{"tax_cny": 240, "tax_cny -1": 200}, row{"tax_cny": 90, "tax_cny -1": 100}))
	if points := column(got, pointsIn); column(got, baselineIn) != "10 10" || points != "200 0" {
		t.Errorf("got %s against %s", points, column(got, baselineIn))
	}
}

// TestOwnScale has scorers that measure values against each other, whatever the baseline that groups them comes to.
func TestOwnScale(t *testing.T) {
	losses := []row{of("", -10, 10), of("", -20, 10)}
	for scorer, want := range map[string]string{
		"{type: rank}, baseline: {source: max}":                  "100 50",
		"{type: minmax}, baseline: {source: max}":                "100 0",
		"{type: ratio_max}, baseline: {source: max}":             "- -",
		"{type: ratio_max}":                                      "- -",
		"{type: minmax}, baseline: {source: max, min_n: 3}":      "- -",
		"{type: percentile}, baseline: {source: group_mean}":     "100 0",
		"{type: reverse_minmax}, baseline: {source: max}":        "0 100",
		"{type: rank}, direction: down, baseline: {source: max}": "50 100",
	} {
		t.Run(scorer, func(t *testing.T) {
			p := single(t, "{"+taxPerMu+", scorer: "+scorer+"}", everyoneA, "")
			if got := column(evaluate(t, p, table(losses...)), pointsIn); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// TestTimesTheMost divides by a multiple of the most.
func TestTimesTheMost(t *testing.T) {
	p := single(t, "{"+taxPerMu+", scorer: {type: ratio_max}, baseline: {source: max, times: 2}}", everyoneA, "")
	if got, want := column(evaluate(t, p, table(of("", 10, 10), of("", 40, 10))), pointsIn), "12.5 50"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestSumsBeyondFloats has sums of more than 2^53 fen, in which float64 loses single fens: (2^53 + 1 + 1) fen on 2 mu and
// more. The mean is exact in any order.
func TestSumsBeyondFloats(t *testing.T) {
	p := single(t, "{id: tax, numerator: tax_cny, unit: 元, weight: 100, baseline: {source: group_mean}}", everyoneA, "")
	const half = 1 << 52
	for name, taxes := range map[string][]float64{"first": {half, half, 1, 1}, "last": {1, 1, half, half}, "between": {half, 1, half, 1}} {
		t.Run(name, func(t *testing.T) {
			f := table(row{}, row{}, row{}, row{})
			f.Numbers[score.Column{Name: "tax_cny"}] = taxes
			if got := *evaluate(t, p, f)[0].Parts[0].Baseline; got != (half+1)/200.0 {
				t.Errorf("got %v", got)
			}
		})
	}
}
