package serve

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

// TestSwingsOfABook has an account that something moves and one without a net present value, and comparisons of the same and of
// different years.
func TestSwingsOfABook(t *testing.T) {
	npv := land.Money(100)
	s := land.Scheme{Sides: []land.Side{
		{Side: land.ZoneSide, NPV: &npv, Swings: []land.Swing{{Name: "tax_per_mu", Unit: "万元/亩", Value: 30, Steps: []land.SwingStep{{Pct: -10, NPV: 12345}, {Pct: 20, NPV: -5}}, BreakEven: new(12.5)}}},
		{Side: land.DeveloperSide},
	}}
	var cells [][]any
	for _, r := range swingRows(s) {
		var row []any
		for _, c := range swingColumns() {
			row = append(row, cellOf(c.cell(r), sayIn(false)))
		}
		cells = append(cells, row)
	}
	if diff := cmp.Diff([][]any{{"园区财政", "", "万元/亩", 30.0, nil, 123.45, nil, -0.05, 12.5}}, cells); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"开发方:净现值未知,无法测算敏感性"}, noSwings(s, sayIn(false))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for want, years := range map[string][][]int{
		"现状": {nil, {}}, "现状(2019–2020年均值)": {{}, {2019, 2020}, {2019, 2020}}, "现状(年均值,年份见各行)": {{2019, 2020}, {2020}},
	} {
		lines := make([]land.Compared, len(years))
		for i := range years {
			lines[i].Years = years[i]
		}
		if got := beforeTitle(lines).ZH; got != want {
			t.Errorf("%v: %s, want %s", years, got, want)
		}
	}
}

// TestABookInEnglish says its units as an English reader knows them, and leaves the names that planners gave.
func TestABookInEnglish(t *testing.T) {
	english := sayIn(true)
	for _, c := range swingColumns() {
		if got := cellOf(c.cell(swingRow{Swing: land.Swing{Unit: "元/㎡"}}), english); c.title.EN == "Unit" && got != "yuan/m²" {
			t.Error(got)
		}
	}
	columns := comparisonColumns(land.Scenarios{Scenarios: []land.ScenarioRecord{{Scenario: land.Scenario{Name: "Plan 30 亩"}}}})
	if got := english(columns[len(columns)-1].title); got != "Plan 30 亩" {
		t.Error(got)
	}
}
