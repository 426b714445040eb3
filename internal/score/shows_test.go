package score_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/land"
)

const shownShort = "\n  display: {value: {digits: 1, mode: truncate}, item: {digits: 3, mode: truncate}, total: {digits: 2, mode: truncate}}"

// TestShownAlone grades a score of 79.996 by 79.996, however it is shown, and keeps the same rows with and without a word on that.
func TestShownAlone(t *testing.T) {
	const indicators, bands = "{" + taxPerMu + ", baseline: {source: const, value: 10}}", "{kind: score, grades: [{grade: A, from: 79.995}, {grade: B, from: 79.99}, {grade: C}]}"
	const more = `adjustments: {items: [{id: q, title: {zh: 质量奖}, when: output_cny > 0, points: 0.006, indicator: tax_per_mu}]}
rounding:
  total: {digits: 3}`
	rows := table(row{"tax_cny": 79.996, "land_mu": 10}, row{"tax_cny": 79.99, "land_mu": 10}, row{"tax_cny": 79.989, "land_mu": 10, "output_cny": 1})
	plain, short := single(t, indicators, bands, more), single(t, indicators, bands, more+shownShort)
	was, is := evaluate(t, plain, rows), evaluate(t, short, rows)
	for i := range was {
		if diff := cmp.Diff(was[i].Row, is[i].Row, cmpopts.EquateNaNs()); diff != "" {
			t.Errorf("%s is kept otherwise (-without +with):\n%s", was[i].Key, diff)
		}
	}
	if got := column(is, scoreIn) + ": " + gradesIn(is); got != "79.996 79.99 79.995: A B A" {
		t.Errorf("got %s", got)
	}
	if got := short.Rounding.Display.Total.Text(*is[0].Score, nil); got != "79.99" {
		t.Errorf("shown as %s", got)
	}
	said := []string{was[0].Parts[0].Formula.ZH, is[0].Parts[0].Formula.ZH, was[2].Parts[0].Formula.ZH, is[2].Parts[0].Formula.ZH}
	want := []string{"7.9996 ÷ 10 × 100", "7.9 ÷ 10 × 100", "7.9989 ÷ 10 × 100 = 79.989,+0.006(质量奖)", "7.9 ÷ 10 × 100 = 79.989,+0.006(质量奖)"}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Error(diff)
	}
}

// TestShownInStages shows the second key of a ranking in two stages as the values that it is made of.
func TestShownInStages(t *testing.T) {
	const two = "{kind: two_stage, two_stage: {top: {grade: A, key: [value.tax_per_mu], percent: 50}, bottom: {grade: C, key: [points.tax_per_mu], percent: 50}, rest: B}}"
	p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 10}}", two, "rounding:"+shownShort)
	got := evaluate(t, p, table(row{"tax_cny": 57.79, "land_mu": 10}, row{"tax_cny": 12.3456, "land_mu": 10}))
	for i, want := range []string{"(数值 5.7)", "(数值 12.345)"} {
		if !slices.ContainsFunc(got[i].Reasons, func(r land.Reason) bool { return strings.Contains(r.ZH, want) }) {
			t.Errorf("%s does not say %s: %+v", got[i].Key, want, got[i].Reasons)
		}
	}
}
