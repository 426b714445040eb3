package score_test

import (
	"strconv"
	"testing"

	"permu/internal/policy"
)

// half is tax per mu with half of the weight.
const half = "id: tax_per_mu, numerator: tax_cny, denominator: land_mu, unit: 万元/亩, weight: 50"

// TestLishui has the totals of 942 enterprises of 2019, printed as 18.9 and 73.71 万元/亩: sums over sums, the second of 73.7156 cut off. They
// are no mean of the ratios, and do not change with how the totals lie on enterprises, here on two.
func TestLishui(t *testing.T) {
	const taxWan, valueAddedWan, landMu = 573_564, 2_236_605, 30_341
	for _, first := range []float64{0.1, 0.5} {
		rows := []row{
			{"tax_cny": taxWan * 0.25, "value_added_cny": valueAddedWan * 0.4, "land_mu": landMu * first},
			{"tax_cny": taxWan * 0.75, "value_added_cny": valueAddedWan * 0.6, "land_mu": landMu * (1 - first)},
		}
		p := single(t, "{"+half+", baseline: {source: group_mean}}, {id: va, numerator: value_added_cny, denominator: land_mu, unit: 万元/亩, weight: 50, baseline: {source: group_mean}}", everyoneA, "")
		e := evaluate(t, p, table(rows...))[0]
		cut := &policy.Shown{Digits: 2, Mode: policy.Truncate}
		plain := func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }
		if got := cut.Text(*e.Parts[0].Baseline, plain) + " " + cut.Text(*e.Parts[1].Baseline, plain); got != "18.90 73.71" {
			t.Errorf("got %s of %v and %v", got, *e.Parts[0].Baseline, *e.Parts[1].Baseline)
		}
		rounded := &policy.Shown{Digits: 2}
		if got := rounded.Text(*e.Parts[1].Baseline, plain); got != "73.72" {
			t.Errorf("rounded: %s", got)
		}
	}
}

// TestPublishedGrowth has tax per mu of two years and its growth as printed: Lishui 12.01, 17.5 and 18.9, Ma'anshan 12.59 and 17.39 of 2018 and 2021.
func TestPublishedGrowth(t *testing.T) {
	for _, tt := range []struct {
		before, now float64
		digits      int
		printed     string
	}{{12.01, 17.5, 1, "45.7"}, {17.5, 18.9, 1, "8.0"}, {12.59, 17.39, 2, "38.13"}, {12.94, 16.73, 2, "29.29"}} {
		p := single(t, "{id: growth, numerator: tax_cny, denominator: land_mu, unit: '%', weight: 100, measure: growth, scorer: {type: rank}}", everyoneA, "")
		e := evaluate(t, p, table(row{"tax_cny": tt.now * 100, "land_mu": 100, "tax_cny -1": tt.before * 100, "land_mu -1": 100}))[0]
		if got := strconv.FormatFloat(*e.Parts[0].Value, 'f', tt.digits, 64); got != tt.printed {
			t.Errorf("%v to %v: got %s, printed %s", tt.before, tt.now, got, tt.printed)
		}
	}
}

// TestPublishedHectares has tax per hectare of Fujian's 93 zones and of the country's 541, and what it is per mu: 345.35 and 678.99 are
// 23.02 and 45.27; 345.35 is 50.86 % of 679.02.
func TestPublishedHectares(t *testing.T) {
	p := single(t, "{"+half+", baseline: {source: const, value: 10}}, {id: per_ha, numerator: tax_cny, denominator: land_mu, unit: 万元/公顷, weight: 50, baseline: {source: const, value: 679.02}, scorer: {type: ratio}}", everyoneA, "")
	for perHectare, perMu := range map[float64]string{345.35: "23.02", 678.99: "45.27"} {
		e := evaluate(t, p, table(row{"tax_cny": perHectare * 100, "land_mu": 1500}))[0] // 100 ha
		if got := strconv.FormatFloat(*e.Parts[0].Value, 'f', 2, 64); got != perMu || *e.Parts[1].Value != perHectare {
			t.Errorf("%v: got %s and %v, want %s", perHectare, got, *e.Parts[1].Value, perMu)
		}
		if share := strconv.FormatFloat(*e.Parts[1].Value / *e.Parts[1].Baseline * 100, 'f', 2, 64); perHectare == 345.35 && share != "50.86" {
			t.Errorf("of the country: %s %%", share)
		}
	}
}
