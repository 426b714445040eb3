package score_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"permu/internal/policy"
	"permu/internal/score"
)

// ladder are n enterprises on 10 mu each, the first with the most tax.
func ladder(n int) []row {
	rows := make([]row, n)
	for i := range rows {
		rows[i] = of("", float64(10*(n-i)), 10)
	}
	return rows
}

// countsOf says how many have each grade, such as 24/54/36/6.
func countsOf(p policy.Policy, answers []told) string {
	var counts []string
	for _, grade := range p.Grades() {
		n := len(slices.DeleteFunc(slices.Clone(answers), func(a told) bool { return a.Grade != grade }))
		counts = append(counts, fmt.Sprint(n))
	}
	return strings.Join(counts, "/")
}

// TestRoundingOfBands has every rounding in both scopes where they differ.
func TestRoundingOfBands(t *testing.T) {
	const shares = "grades: [{grade: A, up_to_percent: 20}, {grade: B, up_to_percent: 60}, {grade: C, up_to_percent: 95}, {grade: D, up_to_percent: 100}]"
	const tails = "kind: tail_percent, grades: [{grade: A}, {grade: C, last_percent: 30}, {grade: D, last_percent: 5}]"
	tests := map[string]struct {
		bands string
		n     int
		want  string
	}{
		"cuts, halves up":                {shares, 22, "4/9/8/1"},                       // 4.4 13.2 20.9
		"cuts, down":                     {shares + ", rounding: floor", 22, "4/9/7/2"}, //
		"cuts, up":                       {shares + ", rounding: ceil", 22, "5/9/7/1"},  //
		"head up, tail down":             {shares + ", rounding: head_ceil_tail_floor", 22, "5/9/7/1"},
		"each, halves up":                {shares + ", rounding_scope: each_band", 22, "4/9/8/1"}, // 4.4 8.8 7.7 1.1
		"each, down":                     {shares + ", rounding_scope: each_band, rounding: floor", 22, "4/8/7/3"},
		"each, up":                       {shares + ", rounding_scope: each_band, rounding: ceil", 22, "5/9/8/0"},
		"each, head up and tail down":    {shares + ", rounding_scope: each_band, rounding: head_ceil_tail_floor", 22, "5/9/7/1"},
		"tail: cuts from the end":        {tails, 30, "19/9/2"}, // 1.5 10.5
		"tail: cuts, down":               {tails + ", rounding: floor", 30, "20/9/1"},
		"tail: head up, tail down":       {tails + ", rounding: head_ceil_tail_floor", 30, "20/9/1"},
		"tail: each, halves up":          {tails + ", rounding_scope: each_band", 30, "19/9/2"},                                  // 9 1.5
		"tail: each, head up, tail down": {tails + ", rounding_scope: each_band, rounding: head_ceil_tail_floor", 31, "20/10/1"}, // 9.3 1.55
		"counts":                         {"kind: counts, grades: [{grade: A, count: 3}, {grade: B}, {grade: D, count: 1}]", 5, "3/1/1"},
		"counts of too few":              {"kind: counts, grades: [{grade: A, count: 3}, {grade: B}, {grade: D, count: 1}]", 3, "3/0/0"},
		"counts of one":                  {"kind: counts, grades: [{grade: A, count: 3}, {grade: B}, {grade: D, count: 1}]", 1, "1/0/0"},
		"exactly half of one":            {"grades: [{grade: A, up_to_percent: 12.5}, {grade: B, up_to_percent: 100}]", 4, "1/3"},
		"exactly half of one, by tenths": {"grades: [{grade: A, up_to_percent: 0.1}, {grade: B, up_to_percent: 100}]", 500, "1/499"},
		"less than half of one":          {"grades: [{grade: A, up_to_percent: 0.1}, {grade: B, up_to_percent: 100}]", 499, "0/499"},
		"a share that float64 misses":    {"grades: [{grade: A, up_to_percent: 57.5}, {grade: B, up_to_percent: 100}], rounding: floor", 200, "115/85"},
		"nobody":                         {shares, 0, "0/0/0/0"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 10}}", "{"+tt.bands+"}", "")
			if got := countsOf(p, evaluate(t, p, table(ladder(tt.n)...))); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// two are two indicators of 50 each against 10.
const two = "{id: tax, numerator: tax_cny, unit: 万元, weight: 50, baseline: {source: const, value: 10}}, " +
	"{id: energy, numerator: energy_tce, denominator: output_cny, unit: 吨标煤/万元, weight: 50, direction: down, scorer: {type: reverse_ratio, cap: 2}, baseline: {source: const, value: 1}}"

// TestKeys ranks by something else than the score.
func TestKeys(t *testing.T) {
	rows := []row{
		{"tax_cny": 10.1, "profit_cny": 20.2, "energy_tce": 30, "output_cny": 30},
		{"tax_cny": 30.3, "profit_cny": 0, "energy_tce": 20, "output_cny": 30},
		{"tax_cny": 5, "profit_cny": 1, "energy_tce": 10, "output_cny": 30},
		{"tax_cny": 50, "energy_tce": 10, "output_cny": 20},
	}
	const halves = "grades: [{grade: A, up_to_percent: 50}, {grade: B, up_to_percent: 100}]"
	tests := map[string]struct{ bands, want string }{
		"sums of decimals are equal where they are": {"{key: [tax_cny, profit_cny], ties: {order: [value.energy], at_cut: split}, " + halves + "}", "A A B -"},
		"ascending":                     {"{key: [value.energy asc], " + halves + "}", "B B A A"},
		"one taken off the other":       {"{key: [tax_cny, profit_cny asc], " + halves + "}", "B A A -"},
		"a threshold of a sum, exactly": {"{kind: value, key: [tax_cny, profit_cny], grades: [{grade: A, from: 303000}, {grade: B}]}", "A A B -"},
		"of points, exactly":            {"{kind: value, key: [points.tax, points.energy], grades: [{grade: A, from: 150.5}, {grade: B}]}", "B A B A"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := evaluate(t, single(t, two, tt.bands, ""), table(rows...))
			if gradesIn(got) != tt.want {
				t.Errorf("got %s, want %s", gradesIn(got), tt.want)
			}
			if last := got[3]; strings.HasSuffix(tt.want, "-") != strings.Contains(say(last).Reasons, "unranked") {
				t.Errorf("reasons of the last: %s", say(last).Reasons)
			}
		})
	}
}

// TestTwoStages grades the best of the better half and the worst of the other, each by a key of its own.
func TestTwoStages(t *testing.T) {
	energies := func(of ...any) []row {
		rows := ladder(len(of))
		for i, v := range of {
			if rows[i]["energy_tce"], rows[i]["output_cny"] = v, 100; v == nil {
				delete(rows[i], "energy_tce")
			}
		}
		return rows
	}
	const key = "[value.energy]"
	stages := func(top, bottom, more string) string {
		return "{kind: two_stage, two_stage: {top: {grade: A, key: " + key + ", percent: " + top + "}, bottom: {grade: C, key: " + key + ", percent: " + bottom + "}, rest: B}" + more + "}"
	}
	tests := map[string]struct {
		bands string
		rows  []row
		want  string
	}{
		"usual orders":                                {stages("25", "25", ""), energies(1, 3, 2, 4, 5, 8, 7, 6), "B A B A C B B C"},
		"the least are best":                          {stages("25, order: asc", "25, order: desc", ""), energies(1, 3, 2, 4, 5, 8, 7, 6), "A B A B B C C B"},
		"without the key last of the good":            {stages("25", "25", ""), energies(nil, 1, 2, nil, 5, 8, 7, 6), "B A A B C B B C"},
		"without the key last of the good, the least": {stages("25, order: asc", "25", ""), energies(nil, 1, 2, nil, 5, 8, 7, 6), "B A A B C B B C"},
		"without the key first of the bad":            {stages("25", "25", ""), energies(1, 3, 2, 4, 5, nil, 7, 6), "B A B A C C B B"},
		"without the key first of the bad, the most":  {stages("25", "25, order: desc", ""), energies(1, 3, 2, 4, 5, nil, 7, 6), "B A B A B C C B"},
		"equals of the key: who ranks better":         {stages("25", "25", ""), energies(2, 2, 2, 2, 2, 2, 2, 2), "A A B B B B C C"},
		"equals of the least: who ranks better":       {stages("25, order: asc", "25, order: desc", ""), energies(2, 2, 2, 2, 2, 2, 2, 2), "A A B B B B C C"},
		"the first up and the last down":              {stages("15", "15", ", rounding: head_ceil_tail_floor"), energies(9, 8, 7, 6, 5, 4, 3, 2), "A A B B B B B C"}, // 1.2 1.2
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			indicators := "{id: tax, numerator: tax_cny, unit: 万元, weight: 50, baseline: {source: const, value: 10}}, " +
				"{id: energy, numerator: energy_tce, denominator: output_cny, unit: 吨标煤/万元, weight: 50, scorer: {type: step, steps: [{from: 0, points: 1}]}, missing: {numerator: zero}}"
			if got := gradesIn(evaluate(t, single(t, indicators, tt.bands, ""), table(tt.rows...))); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestEqualsInTwoStages has enterprises that are alike in everything: nobody is graded by a code but where the policy
// splits.
func TestEqualsInTwoStages(t *testing.T) {
	for atCut, want := range map[string]string{"better": "A A A A", "worse": "C C C C", "split": "A B B C"} {
		t.Run(atCut, func(t *testing.T) {
			bands := "{kind: two_stage, ties: {at_cut: " + atCut + "}, two_stage: {top: {grade: A, key: [tax_cny], percent: 25}, bottom: {grade: C, key: [tax_cny], percent: 25}, rest: B}}"
			p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 10}}", bands, "")
			if got := gradesIn(evaluate(t, p, table(of("", 10, 10), of("", 10, 10), of("", 10, 10), of("", 10, 10)))); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// TestSmallGroups has a park of four and one of one.
func TestSmallGroups(t *testing.T) {
	rows := ladder(5)
	for i := range rows {
		rows[i]["park_code"] = "P1"
	}
	rows[1]["park_code"] = "P2"
	for rule, want := range map[string]string{"as_it_is": "A B B B B", "merge": "A B B B B", "ungraded": "A - B B B", "score": "A A B B B"} {
		t.Run(rule, func(t *testing.T) {
			bands := "{per: [park], min_group: 2, small_group: " + rule + ", grades: [{grade: A, up_to_percent: 25}, {grade: B, up_to_percent: 100}], bounds: [{grade: A, least_percent: 21}]}"
			if rule == "score" {
				bands = strings.Replace(bands, "{grade: A, up", "{grade: A, from: 400, up", 1)
			}
			p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 1}}", bands, "")
			got := evaluate(t, p, table(rows...))
			if gradesIn(got) != want {
				t.Errorf("got %s, want %s", gradesIn(got), want)
			}
		})
	}
}

// TestDecisions of persons are the last word, on a class that is not ranked too.
func TestDecisions(t *testing.T) {
	const special = "population: {special_classes: [{id: young, title: {zh: 新}, when: status == 'stopped', grade: T}]}"
	p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 1}}", "{grades: [{grade: A, up_to_percent: 50}, {grade: B, up_to_percent: 100}]}", special)
	f := table(row{"status": "stopped", "tax_cny": 1, "land_mu": 1}, row{"status": "stopped", "tax_cny": 1, "land_mu": 1}, of("", 10, 10))
	f.Decided["b"] = decision("B")
	f.Decided["c"] = decision("B")
	got := evaluate(t, p, f)
	if gradesIn(got) != "T B B" || got[1].Gates[0].From != "T" || got[2].Initial != "A" {
		t.Errorf("got %s, %+v", gradesIn(got), got[1].Gates)
	}
}

func decision(grade string) score.Decision {
	return score.Decision{Grade: grade, Reason: "会议纪要", By: "领导小组"}
}

// TestStagesAreExplained names the second key of each part, its value and the place there; who lacks it is the first to
// get the grade of the end.
func TestStagesAreExplained(t *testing.T) {
	p := single(t, "{"+strings.Replace(taxPerMu, "id: tax_per_mu", "id: tax_per_mu, title: {zh: 亩均税收}", 1)+", baseline: {source: const, value: 10}}",
		"{kind: two_stage, two_stage: {top: {grade: A, key: [value.tax_per_mu], percent: 25}, bottom: {grade: C, key: [energy_tce asc], percent: 25}, rest: B}}", "")
	of := func(tax float64, energy any) row { return row{"tax_cny": tax, "land_mu": 10, "energy_tce": energy} }
	got := evaluate(t, p, table(of(400, 1), of(300, 2), of(200, nil), of(100, 7)))
	for i, want := range []string{
		"两段评价:在前段(共 2)中按“亩均税收”(数值 40)排第 1 名;全体的 25% 由此评为 A",
		"两段评价:在前段(共 2)中按“亩均税收”(数值 30)排第 2 名;全体的 25% 由此评为 A",
		"两段评价:在后段(共 2)中按“综合能耗”(缺少该数值,先评为 C)排倒数第 1 名;全体的 25% 由此评为 C",
		"两段评价:在后段(共 2)中按“综合能耗”(数值 7)排倒数第 2 名;全体的 25% 由此评为 C",
	} {
		if said := reasonsOf(got[i], "stage"); said != want {
			t.Errorf("got %s, want %s", said, want)
		}
	}
	if grades := gradesIn(got); grades != "A B C B" {
		t.Errorf("got %s", grades)
	}
}
