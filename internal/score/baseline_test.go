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
			[]row{of("3311", 10, 10), of("3110", 10, 10), of("1712", 10, 10), of("", 10, 10)},
			"8 5 10 -",
		},
		"no row fits": {
			"{source: table, fallback: value, value: 7, table: [{industry: '31', value: 5}]}",
			[]row{of("3110", 10, 10), of("1712", 10, 10)},
			"5 7",
		},
		"a group too small takes its industry group, and then the track": {
			"{source: group_mean, per: [industry], min_n: 2, fallback: industry_group}",
			[]row{of("3110", 10, 10), of("3311", 30, 10), of("1712", 80, 10)},
			"2 2 4",
		},
		"a group of losses falls back": {
			"{source: group_mean, per: [industry]}",
			[]row{of("3110", -10, 10), of("1712", 50, 10)},
			"2 5",
		},
		"the mean of the year before, also of who is silent now": {
			"{source: prior_group_mean, times: 2}",
			[]row{{"tax_cny": 10, "tax_cny -1": 20, "land_mu": 10}, {"tax_cny -1": 40, "land_mu": 10}},
			"6 6",
		},
		"a percentile as spreadsheets have it": {
			"{source: percentile, percentile: 75}",
			[]row{of("", 10, 10), of("", 20, 10), of("", 30, 10), of("", 60, 10)},
			"3.75 3.75 3.75 3.75",
		},
		"the median of an even number": {
			"{source: group_mean, mean: median}",
			[]row{of("", 10, 10), of("", 30, 10)},
			"2 2",
		},
		"the least and the most of four are a quarter": {
			"{source: group_mean, mean: mean, outliers_below: 25, outliers_above: 75}",
			[]row{of("", 10, 10), of("", 20, 10), of("", 30, 10), of("", 90, 10)},
			"2.5 2.5 2.5 2.5",
		},
		"equal ones are left out together, or stay": {
			"{source: group_mean, outliers_below: 25}",
			[]row{of("", 10, 10), of("", 30, 30), of("", 20, 10), of("", 30, 10)},
			"1.5 1.5 1.5 1.5",
		},
		"min_n counts what is left": {
			"{source: group_mean, outliers_below: 50, min_n: 2, fallback: value, value: 9}",
			[]row{of("", 10, 10), of("", 20, 10)},
			"9 9",
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

// TestUnknownGroups has one of three without an industry, or a park: what asks for it cannot tell of that one.
func TestUnknownGroups(t *testing.T) {
	of := func(word string, tax float64) row {
		return row{"industry_code": word, "park_code": word, "tax_cny": tax, "land_mu": 10, "output_cny": 100}
	}
	const untold = "“税”因所属行业或园区未知,无法确定其权重或可比的组,办法规定:其权重由其他指标分担"
	tests := map[string]struct {
		tax, other string // of two indicators
		points     string
		said       string
	}{
		"a mean by industry":     {"weight: 60, baseline: {source: group_mean, per: [industry]}", "", "60 60 -", untold},
		"a mean by park":         {"weight: 60, baseline: {source: group_mean, per: [park]}", "", "60 60 -", untold},
		"a scale by group":       {"weight: 60, scorer: {type: rank}, baseline: {source: max, per: [industry_group]}", "", "60 60 -", untold},
		"a mean of all":          {"weight: 60, baseline: {source: group_mean}", "", "30 90 60", ""},
		"a table by industry":    {"weight: 60, baseline: {source: table, table: [{industry: '31', value: 10}, {value: 20}]}", "", "30 45 -", untold},
		"a row that fits before": {"weight: 60, baseline: {source: table, table: [{year: 2022, value: 10}]}", "", "30 90 60", ""},
		"weights by industry":    {"weight: 60, weight_by: [{industry: '31', weight: 40}], baseline: {source: const, value: 10}", ", weight_by: [{industry: '31', weight: 60}]", "20 90 -", untold},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tax := "id: t, title: {zh: 税}, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, "
			other := "id: o, title: {zh: 产}, numerator: output_cny, unit: 万元, weight: 40, baseline: {source: const, value: 100}"
			p := single(t, "{"+tax+tt.tax+"}, {"+other+tt.other+"}", everyoneA, "")
			got := evaluate(t, p, table(of("3110", 50), of("1712", 150), of("", 100)))
			if points := column(got, pointsIn); points != tt.points {
				t.Errorf("got %s, want %s", points, tt.points)
			}
			if said, _, _ := strings.Cut(reasonsOf(got[2], "no_points"), ";"); said != tt.said {
				t.Errorf("got %s, want %s", said, tt.said)
			}
		})
	}
}

// TestUnknownRankings ranks by industry group, and names the ranking; of whom the industry is not known has no place.
func TestUnknownRankings(t *testing.T) {
	p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 10}}", "{per: [industry_group], grades: [{grade: A, up_to_percent: 50}, {grade: B, up_to_percent: 100}]}", "")
	of := func(code string, tax float64) row { return row{"industry_code": code, "tax_cny": tax, "land_mu": 10} }
	got := evaluate(t, p, table(of("3110", 50), of("3310", 150), of("", 100)))
	if grades := gradesIn(got); grades != "B A -" || got[2].Row.Place != 0 {
		t.Errorf("got %s, place %d", grades, got[2].Row.Place)
	}
	if said := reasonsOf(got[0], "ranked"); said != "“全部·金属”第 2 名(共 2),累计 100% 一档,评为 B" {
		t.Errorf("got %s", said)
	}
	if said := reasonsOf(got[2], "ungrouped"); said != "“行业”未知,无法确定在哪一组排名,不参加排名、不评级" {
		t.Errorf("got %s", said)
	}
}
