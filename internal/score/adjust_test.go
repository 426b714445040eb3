package score_test

import (
	"fmt"
	"testing"
	"time"

	"permu/internal/score"
)

// TestAdjustments adds to a score of 50 and takes off, in whole units of two digits where nothing else is said.
func TestAdjustments(t *testing.T) {
	tag := func(name string, year int, document string) score.Tag {
		day := time.Time{}
		if year > 0 {
			day = time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)
		}
		return score.Tag{Name: name, On: day, Document: document}
	}
	always := func(id, amount string) string {
		return "{id: " + id + ", title: {zh: 调整}, when: land_mu > 0, " + amount + "}"
	}
	const tagged = "{id: t, title: {zh: 认定}, tag: high_tech, points: 3"
	tests := map[string]struct {
		items, more string
		row         row
		want        string
		notes       string
	}{
		"points":                            {always("a", "points: 2.5"), "", nil, "52.5", "[]"},
		"percent of the score":              {always("a", "percent: 7"), "", nil, "53.5", "[]"},
		"a table and each further":          {"{id: a, title: {zh: 转租}, count: tenants_below, table: [0, -5], each_further: -5}", "", row{"tenants_below": 4}, "35", "[]"},
		"nothing counted":                   {"{id: a, title: {zh: 转租}, count: tenants_below, table: [-10], each_further: -5}", "", row{"tenants_below": 0}, "50", "[]"},
		"a count that is missing":           {"{id: a, title: {zh: 转租}, count: tenants_below, table: [-10], each_further: -5}", "", nil, "50", "[unchecked:a]"},
		"within its own most":               {always("a", "points: -12, most: 10"), "", nil, "40", "[]"},
		"only the largest of a word":        {always("a", "points: 2, exclusive: x") + ", " + always("b", "points: -3, exclusive: x"), "", nil, "47", "[]"},
		"together within the group's most":  {always("a", "points: 2, group: g") + ", " + always("b", "points: 2, group: g"), "groups: [{id: g, title: {zh: 组}, most: 3}]", nil, "53", "[]"},
		"bonus and deduction apart":         {always("a", "points: 20") + ", " + always("b", "points: -20"), "most_bonus: 4, most_deduction: 6", nil, "48", "[]"},
		"a bonus of an item within it":      {always("a", "points: 10, indicator: tax_per_mu"), "most_bonus: 3", nil, "53", "[]"},
		"the first of bonuses first":        {always("a", "points: 2, indicator: tax_per_mu") + ", " + always("b", "points: 9") + ", " + always("c", "points: 9, indicator: tax_per_mu"), "most_bonus: 3", nil, "53", "[]"},
		"a deduction of an item within it":  {always("a", "points: -10, indicator: tax_per_mu") + ", " + always("b", "points: 1"), "most_deduction: 3", nil, "48", "[]"},
		"no less than":                      {always("a", "points: -80"), "least: 0", nil, "0", "[]"},
		"no more than":                      {always("a", "points: 80"), "most: 100", nil, "100", "[]"},
		"a limit is not rounded over":       {always("a", "points: 20"), "most_bonus: 0.125", nil, "50.12", "[]"},
		"a most is not rounded over":        {always("a", "points: 20"), "most: 60.125", nil, "60.12", "[]"},
		"a least is not rounded over":       {always("a", "points: -80"), "least: 10.121", nil, "10.13", "[]"},
		"to an item":                        {always("a", "percent: 10, indicator: tax_per_mu"), "", nil, "55", "[]"},
		"a recognition in its years":        {tagged + ", valid_years: 3}", "", row{"tag": []score.Tag{tag("high_tech", 2020, "")}}, "53", "[]"},
		"one that has run out":              {tagged + ", valid_years: 3}", "", row{"tag": []score.Tag{tag("high_tech", 2019, "")}}, "50", "[expired:t]"},
		"one of next year":                  {tagged + ", valid_years: 3}", "", row{"tag": []score.Tag{tag("high_tech", 2023, "")}}, "50", "[expired:t]"},
		"one of a day that is not known":    {tagged + ", valid_years: 3}", "", row{"tag": []score.Tag{tag("high_tech", 0, "")}}, "50", "[unchecked:t]"},
		"an old one and one that counts":    {tagged + ", valid_years: 3}", "", row{"tag": []score.Tag{tag("high_tech", 2018, ""), tag("high_tech", 2022, "")}}, "53", "[]"},
		"without the evidence":              {tagged + ", evidence: required}", "", row{"tag": []score.Tag{tag("high_tech", 2022, "")}}, "50", "[unproven:t]"},
		"with the evidence":                 {tagged + ", evidence: required}", "", row{"tag": []score.Tag{tag("high_tech", 2022, "证书")}}, "53", "[]"},
		"another recognition":               {tagged + "}", "", row{"tag": []score.Tag{tag("specialised", 2022, "")}}, "50", "[]"},
		"a condition that cannot be told":   {"{id: a, title: {zh: 研发}, when: rd_cny > 0, points: 2}", "", nil, "50", "[unchecked:a]"},
		"a condition on what was scored":    {"{id: a, title: {zh: 税收}, when: value.tax_per_mu >= base.tax_per_mu / 2, points: 2}", "", nil, "52", "[]"},
		"a recognition that counts 2 times": {tagged + "}", "", row{"tag": []score.Tag{tag("high_tech", 2022, ""), tag("high_tech", 2021, "")}}, "53", "[]"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			more := "adjustments: {items: [" + tt.items + "]"
			if tt.more != "" {
				more += ", " + tt.more
			}
			p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 10}}", everyoneA, more+"}")
			r := row{"tax_cny": 50, "land_mu": 10}
			for name, v := range tt.row {
				r[name] = v
			}
			got := evaluate(t, p, table(r))
			if column(got, scoreIn) != tt.want || fmt.Sprint(got[0].Notes) != tt.notes {
				t.Errorf("got %s %v, want %s %s", column(got, scoreIn), got[0].Notes, tt.want, tt.notes)
			}
		})
	}
}

// TestAddingIsExact adds 2.3 points, which no float64 is, to an item whose points are rounded down.
func TestAddingIsExact(t *testing.T) {
	const more = "rounding: {item: {mode: floor}}\nadjustments: {items: [{id: a, title: {zh: 调整}, when: land_mu > 0, points: 2.3, indicator: tax_per_mu}]}"
	p := single(t, "{"+taxPerMu+", baseline: {source: const, value: 10}}", everyoneA, more)
	if got := column(evaluate(t, p, table(of("", 50, 10))), pointsIn); got != "52.3" {
		t.Errorf("got %s", got)
	}
}
