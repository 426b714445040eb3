package score_test

import (
	"strings"
	"testing"

	"permu/internal/score"
)

// TestPointsOfATrack gives the points of rows of tax and land, by a scorer and what goes with it.
func TestPointsOfATrack(t *testing.T) {
	young := row{"status": "stopped", "tax_cny": 900, "land_mu": 10} // of a class that is scored and does not count
	const special = "population: {special_classes: [{id: young, title: {zh: 新}, when: status == 'stopped', scored: true}]}"
	tests := map[string]struct {
		indicator, more string
		rows            []row
		want            string
	}{
		"beyond the most counts as the most":       {"scorer: {type: minmax}", special, []row{of("", 10, 10), of("", 50, 10), young}, "0 100 100"},
		"beyond the most of ratio_max":             {"scorer: {type: ratio_max}", special, []row{of("", 10, 10), of("", 50, 10), young}, "20 100 100"},
		"below the least of reverse_minmax":        {"scorer: {type: reverse_minmax}", special, []row{of("", 10, 10), of("", 50, 10), young}, "100 0 0"},
		"more than all who count":                  {"scorer: {type: percentile}", special, []row{of("", 10, 10), of("", 50, 10), young}, "0 100 100"},
		"a mean leaves out who does not count":     {"scorer: {type: minmax}, missing: {numerator: mean_points}", special, []row{of("", 10, 10), of("", 50, 10), young, {"land_mu": 1}}, "0 100 100 50"},
		"equal values are nobody's fault":          {"scorer: {type: percentile}", "", []row{of("", 10, 10), of("", 10, 10)}, "100 100"},
		"equal values by rank":                     {"scorer: {type: rank}", "", []row{of("", 10, 10), of("", 10, 10)}, "100 100"},
		"half marks for equal values, capped":      {"scorer: {type: minmax, from: 50, to: 200, degenerate: half, cap: 1.1}", "", []row{of("", 10, 10), of("", 10, 10)}, "110 110"},
		"full marks of a reverse line are weight":  {"scorer: {type: reverse_linear, slope: 100, at: 2}, baseline: {source: const, value: 1}", "", []row{of("", 0, 10), of("", 15, 10)}, "100 50"},
		"nothing below a reverse ratio, capped":    {"scorer: {type: reverse_ratio, cap: 1.5}, baseline: {source: const, value: 1}", "", []row{of("", 0, 10), of("", -5, 10)}, "150 150"},
		"nothing below a reverse ratio, unbounded": {"scorer: {type: reverse_ratio}, baseline: {source: const, value: 1}, missing: {zero_denominator: full}", "", []row{of("", 0, 10)}, "100"},
		"steps of a multiple":                      {"scorer: {type: step, steps: [{from: 1.5, points: 2}, {from: 3.5, points: 10}]}, baseline: {source: const, value: 2}", "", []row{of("", 29.9999, 10), of("", 30, 10), of("", 70, 10)}, "0 2 10"},
		"less than the first step":                 {"scorer: {type: step, steps: [{from: 1, points: 2}]}", "", []row{of("", -5, 10), of("", 10, 10)}, "0 2"},
		"losses keep their sign":                   {"negative: keep, baseline: {source: const, value: 10}", "", []row{of("", -50, 10)}, "-50"},
		"losses above the floor":                   {"negative: keep, scorer: {floor: -0.2}, baseline: {source: const, value: 10}", "", []row{of("", -50, 10)}, "-20"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := single(t, "{"+taxPerMu+", "+tt.indicator+"}", everyoneA, tt.more)
			if got := column(evaluate(t, p, table(tt.rows...)), pointsIn); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// TestRaw ranks by the value itself: a loss is less than nothing, less may be better, and the score is rounded once.
func TestRaw(t *testing.T) {
	tests := map[string]struct {
		more         string
		taxes        []float64
		score, grade string
	}{
		"a loss is a loss":  {"", []float64{-50, 0, 50}, "-5 0 5", "B B A"},
		"less is better":    {", direction: down", []float64{-50, 0, 50}, "-5 0 5", "A B B"},
		"rounded once":      {"", []float64{123.449996, 1}, "12.34 0.1", "A B"},
		"rounded in places": {"", []float64{49.9999, 50}, "5 5", "B A"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := read(t, `tracks:
  - id: all
    title: {zh: 全部}
    combine: {method: single}
    indicators: [{id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, scorer: {type: raw}`+tt.more+`}]
    bands: {grades: [{grade: A, up_to_percent: 34}, {grade: B, up_to_percent: 100}]}`)
			var rows []row
			for _, tax := range tt.taxes {
				rows = append(rows, of("", tax, 10))
			}
			got := evaluate(t, p, table(rows...))
			if column(got, scoreIn) != tt.score || gradesIn(got) != tt.grade {
				t.Errorf("got %s, %s", column(got, scoreIn), gradesIn(got))
			}
		})
	}
}

// TestAlternatives lets the first count that applies and has points.
func TestAlternatives(t *testing.T) {
	const energy = "{id: tax_per_tce, numerator: tax_cny, denominator: energy_tce, unit: 万元/吨标煤, weight: 100, alternative: green, baseline: {source: const, value: 1}, when: \"!('energy_tce' in missing)\", missing: {denominator: no_score}}"
	const power = "{id: tax_per_kwh, numerator: tax_cny, denominator: electricity_kwh, unit: 元/千瓦时, weight: 100, alternative: green, baseline: {source: const, value: 1}, missing: {denominator: zero}}"
	p := single(t, energy+", "+power, everyoneA, "")
	got := evaluate(t, p, table(
		row{"tax_cny": 10, "energy_tce": 20, "electricity_kwh": 100},
		row{"tax_cny": 10, "electricity_kwh": 100_000},
		row{"tax_cny": 10},
	))
	if want := "50 100 0"; column(got, scoreIn) != want {
		t.Errorf("got %s, want %s", column(got, scoreIn), want)
	}
	if reasons := say(got[2]).Reasons; strings.Contains(reasons, "required") {
		t.Errorf("what does not apply is required: %s", reasons)
	}
}

// TestNarrowScale has values that differ in their last digits only, where float64 loses what decides: the middle of
// three stands exactly in the middle, at 50.00005 of the points.
func TestNarrowScale(t *testing.T) {
	p := single(t, "{id: tax, numerator: tax_cny, unit: 元, weight: 100, scorer: {type: minmax, from: 0.0001}}", everyoneA, "")
	for _, step := range []float64{1, 30, 700, 90_000} {
		f := table(row{}, row{}, row{})
		f.Numbers[score.Column{Name: "tax_cny"}] = []float64{7e13 + 1, 7e13 + 1 + step, 7e13 + 1 + 2*step}
		if got := *evaluate(t, p, f)[1].Parts[0].Points; got != 50.0001 {
			t.Errorf("by steps of %g fen: got %v", step, got)
		}
	}
}
