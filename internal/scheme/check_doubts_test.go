package scheme

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

// TestMeansSayTheirYears has tax of three years, of two, and of one: every check that asks about it says which they are, whether
// it passes, fails or does not apply, and doubts a mean of fewer than three.
func TestMeansSayTheirYears(t *testing.T) {
	of := func(years int) Ground {
		g := threeParcels()
		for i := range g.File.Parcels[:2] {
			list := g.File.Parcels[i].Years
			for j := range list {
				list[j].TaxCNY = nil
				if j >= len(list)-years {
					list[j].TaxCNY = new(4.5 * 30 * land.YuanPerWan / 2)
				}
			}
		}
		return g
	}
	rebuild := full()
	rebuild.Mode = "rebuild"
	tests := map[string]struct {
		years           int
		formula, doubts string
	}{
		"three": {3, "tax per mu, mean of three years (2018, 2019, 2020) 4.5 万元/亩", ""},
		"two":   {2, "tax per mu, mean of three years (2019, 2020) 4.5 万元/亩", "tax per mu, mean of three years: 1 of 3 years are not known"},
		"one":   {1, "tax per mu, mean of three years (2020) 4.5 万元/亩", "tax per mu, mean of three years: 2 of 3 years are not known"},
	}
	for name, tt := range tests {
		by := asks(t, rebuild, of(tt.years), "quanzhou-2025")
		for check, outcome := range map[string]string{"buy_back_below_5": land.Fail, "far_to_2_5": land.DoesNotApply, "far_above_2_5": land.DoesNotApply} {
			got := by[check]
			if got.Outcome != outcome || strings.Count(got.Formula.EN, tt.formula) != 1 || doubted(got.Doubts) != tt.doubts {
				t.Errorf("%s: %+v", name, got)
			}
		}
		if small := by["small_general_project"]; len(small.Doubts) > 0 {
			t.Errorf("%s: a check that asks about no mean doubts: %+v", name, small)
		}
	}
}

func doubted(doubts []land.Phrase) string {
	var list []string
	for _, d := range doubts {
		list = append(list, d.EN)
	}
	return strings.Join(list, "; ")
}

// TestDocumentsOutOfForce asks Quanzhou's document, which is in force from 2026-02-01 to 2027-12-31, on the days around: its checks
// are asked all the same, and doubt. One that says no day is always in force.
func TestDocumentsOutOfForce(t *testing.T) {
	tests := map[string]struct {
		day   string
		stale bool
	}{
		"before": {"2026-01-31", true}, "first": {"2026-02-01", false}, "last": {"2027-12-31", false}, "after": {"2028-01-01", true},
	}
	for name, tt := range tests {
		g := threeParcels()
		g.Today, _ = time.Parse(time.DateOnly, tt.day)
		by := asks(t, full(), g, "quanzhou-2025", "redevelopment-2016")
		want := ""
		if tt.stale {
			want = "the document is out of force; it is in force from 2026-02-01 to 2027-12-31"
		}
		if diff := cmp.Diff(want, doubted(by["industrial_line"].Doubts)); diff != "" || by["industrial_line"].Outcome != land.CannotTell || len(by["title_clear"].Doubts) > 0 {
			t.Errorf("%s: %s%+v", name, diff, by["title_clear"])
		}
	}
}

// TestACheckSaysWhatItLacks asks about a title of which nobody said anything.
func TestACheckSaysWhatItLacks(t *testing.T) {
	c := asks(t, full(), threeParcels(), "redevelopment-2016")["title_clear"]
	if c.Outcome != land.CannotTell || len(c.Lacks) != 1 || c.Lacks[0].ZH != "权属清晰无争议" {
		t.Errorf("%+v", c)
	}
}
