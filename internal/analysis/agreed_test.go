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

// TestInvestmentPerMuPromised holds what was invested on 15 mu in 万元/亩 against the promise; by no record nobody can say.
func TestInvestmentPerMuPromised(t *testing.T) {
	for want, invested := range map[string]*land.Money{"met": new(land.Money(3000 * 1e6)), "": new(land.Money(5250 * 1e6)), "cannot_tell": nil} {
		facts := used(1, 9)
		p := &facts.Parcels[0]
		p.TitleAreaM2, p.ActualCompletionOn, p.InvestedCNY = new(10_000.0), on("2010-01-01"), invested
		facts.Agreed = []land.AgreedFigure{{ParcelID: p.ParcelID, Indicator: "investment_per_mu", Target: 350, DueOn: on("2020-06-30")}}
		_, found := screenedBy(t, facts, "2020-12-31", "land-signals")
		got := ""
		for _, f := range found {
			if outcome, ok := strings.CutPrefix(f, "investment_per_mu_below_agreed="); ok {
				got, _, _ = strings.Cut(outcome, " ")
			}
		}
		if got != want {
			t.Errorf("%v: %q, want %q", invested, got, want)
		}
	}
}

// TestWaysOfSpareFloorAndSealedLand has land that broke its promise of tax: sealed, with much floor that nobody has, with little of it, and
// with a user whose floor is not on record.
func TestWaysOfSpareFloorAndSealedLand(t *testing.T) {
	for name, tt := range map[string]struct {
		floor  float64
		user   *float64
		sealed bool
		want   string
	}{
		"sealed":              {9000, new(1000.0), true, "recover_reset"},
		"much unused":         {9000, new(6000.0), false, "joint_investment"},
		"little unused":       {9000, new(6000.01), false, "self_upgrade"},
		"more than there is":  {9000, new(20_000.0), false, "self_upgrade"},
		"a user's is unknown": {9000, nil, false, "self_upgrade"},
	} {
		facts := used(1, 4, 4, 4)
		p := &facts.Parcels[0]
		p.FloorAreaM2, p.Sealed, p.ActualCompletionOn = &tt.floor, &tt.sealed, on("2010-01-01")
		facts.Occupancies[0].FloorAreaM2 = tt.user
		facts.Agreed = []land.AgreedFigure{{ParcelID: p.ParcelID, Indicator: "tax_per_mu", Target: 10}}
		_, found := screenedBy(t, facts, "2020-12-31", "land-signals")
		if !slices.Contains(found, "tax_below_agreed=met "+tt.want) {
			t.Errorf("%s: %v, want %s", name, found, tt.want)
		}
	}
}
