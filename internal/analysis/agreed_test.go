package analysis

import (
	"slices"
	"strings"
	"testing"

	"permu/internal/land"
)

// TestWhatIsNotDueIsNoBreach has land at a floor area ratio of 1 and 4 万元/亩 of tax that promised more, by some day.
func TestWhatIsNotDueIsNoBreach(t *testing.T) {
	breaches := func(asOf string, agreed ...land.AgreedFigure) (rules []string) {
		facts := used(1, 4, 4, 4)
		p := &facts.Parcels[0]
		p.FloorAreaM2, p.ActualCompletionOn = new(p.LandM2()), on("2010-01-01")
		for i := range agreed {
			agreed[i].ParcelID = p.ParcelID
		}
		facts.Agreed = agreed
		_, found := screenedBy(t, facts, asOf, "land-signals")
		for _, rule := range []string{"far_below_agreed", "tax_below_agreed"} {
			if slices.ContainsFunc(found, func(f string) bool { return strings.HasPrefix(f, rule+"=met ") }) {
				rules = append(rules, rule)
			}
		}
		return rules
	}
	far := func(target float64, due string) land.AgreedFigure {
		return land.AgreedFigure{Indicator: "floor_area_ratio", Target: target, DueOn: on(due)}
	}
	tax := func(target float64, due string) land.AgreedFigure {
		return land.AgreedFigure{Indicator: "tax_per_mu", Target: target, DueOn: on(due)}
	}
	for name, tt := range map[string]struct {
		asOf   string
		agreed []land.AgreedFigure
		want   []string
	}{
		"due":                             {"2020-12-31", []land.AgreedFigure{far(2.5, "2020-12-31"), tax(10, "2020-12-31")}, []string{"far_below_agreed", "tax_below_agreed"}},
		"to come":                         {"2020-12-31", []land.AgreedFigure{far(2.5, "2029-12-31"), tax(10, "2029-12-31")}, nil},
		"the lower one is due":            {"2020-12-31", []land.AgreedFigure{far(0.9, "2015-01-01"), far(2.5, "2029-12-31")}, nil},
		"due after the year of the tax":   {"2021-06-30", []land.AgreedFigure{far(2.5, "2021-03-01"), tax(10, "2021-03-01")}, []string{"far_below_agreed"}},
		"no day named":                    {"2020-12-31", []land.AgreedFigure{{Indicator: "tax_per_mu", Target: 10}}, []string{"tax_below_agreed"}},
		"of several due the highest":      {"2020-12-31", []land.AgreedFigure{tax(10, "2019-01-01"), tax(3, "2020-01-01")}, []string{"tax_below_agreed"}},
		"promised less than was achieved": {"2020-12-31", []land.AgreedFigure{tax(3, "2020-01-01")}, nil},
	} {
		if got := breaches(tt.asOf, tt.agreed...); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", name, got, tt.want)
		}
	}
}
