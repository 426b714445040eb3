package scheme

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

// TestAchieved has two parks with targets of 2026 and none of the zone, a target of the zone for 2027 beside one of a park, a site
// of which the tax is not known, one in several parks, and one that is only planned.
func TestAchieved(t *testing.T) {
	done := func(park, on string, mu float64, tax *float64) land.ProgrammeSite {
		s := land.ProgrammeSite{Stage: land.StageDone, DoneOn: &on, Amounts: land.Amounts{AreaMu: &mu, GainedFloorM2: new(10 * mu), InvestmentCNY: new(mu), TaxCNY: tax}}
		if park != "" {
			s.ParkCode = &park
		}
		return s
	}
	aim := func(year int, park string, mu, tax float64) land.ProgrammeTarget {
		target := land.ProgrammeTarget{Year: year, Amounts: land.Amounts{AreaMu: &mu, TaxCNY: &tax}}
		if park != "" {
			target.ParkCode = &park
		}
		return target
	}
	planned := done("A", "2026-01-01", 1000, new(1.0))
	planned.Stage, planned.DoneOn = land.StagePlanned, nil
	got := Achieved(
		[]land.ProgrammeSite{done("A", "2026-03-01", 30, new(6.0)), done("A", "2026-12-31", 20, nil), done("", "2026-05-01", 5, new(1.0)), planned},
		[]land.ProgrammeTarget{aim(2026, "A", 40, 10), aim(2026, "B", 60, 20), aim(2027, "A", 10, 1), aim(2027, "", 100, 50)},
	)
	type line struct {
		year, sites, unknown int
		park                 string
		whole, summed        bool
		mu                   [4]*float64 // target, done, difference, percent
		tax                  [4]*float64
	}
	of := func(target, done, difference, percent float64) [4]*float64 {
		return [4]*float64{&target, &done, &difference, &percent}
	}
	want := []line{
		{2026, 1, 0, "", false, false, [4]*float64{nil, new(5.0)}, [4]*float64{nil, new(1.0)}},
		{2026, 2, 1, "A", false, false, of(40, 50, 10, 125), [4]*float64{new(10.0), new(6.0)}},
		{2026, 0, 0, "B", false, false, of(60, 0, -60, 0), of(20, 0, -20, 0)},
		{2026, 3, 1, "", true, true, of(100, 50, -50, 50), [4]*float64{new(30.0), new(6.0)}},
		{2027, 0, 0, "A", false, false, of(10, 0, -10, 0), of(1, 0, -1, 0)},
		{2027, 0, 0, "", true, false, of(100, 0, -100, 0), of(50, 0, -50, 0)},
		{0, 3, 1, "", true, true, of(200, 50, -150, 25), [4]*float64{new(80.0), new(6.0)}},
	}
	lines := make([]line, len(got))
	for i, a := range got {
		lines[i] = line{
			a.Year, a.Sites, a.Unknown, orEmpty(a.ParkCode), a.Whole, a.Summed,
			[4]*float64{a.Target.AreaMu, a.Done.AreaMu, a.Difference.AreaMu, a.Percent.Area},
			[4]*float64{a.Target.TaxCNY, a.Done.TaxCNY, a.Difference.TaxCNY, a.Percent.Tax},
		}
	}
	if diff := cmp.Diff(want, lines, cmp.AllowUnexported(line{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestAchievedByAmount has a park without a target, a zone that aims at land alone beside a park that aims at tax, and a year without
// a target of tax.
func TestAchievedByAmount(t *testing.T) {
	done := func(park, on string, mu, tax float64) land.ProgrammeSite {
		return land.ProgrammeSite{Site: land.Site{ParkCode: &park}, Stage: land.StageDone, DoneOn: &on, Amounts: land.Amounts{AreaMu: &mu, TaxCNY: &tax}}
	}
	got := Achieved(
		[]land.ProgrammeSite{done("A", "2026-03-01", 50, 4), done("B", "2026-04-01", 80, 8), done("A", "2027-04-01", 20, 3), done("B", "2027-05-01", 30, 5)},
		[]land.ProgrammeTarget{
			{Year: 2026, ParkCode: new("A"), Amounts: land.Amounts{AreaMu: new(100.0)}},
			{Year: 2027, Amounts: land.Amounts{AreaMu: new(100.0)}},
			{Year: 2027, ParkCode: new("A"), Amounts: land.Amounts{AreaMu: new(10.0), TaxCNY: new(6.0)}},
		},
	)
	whole := map[int]land.Achieved{}
	for _, a := range got {
		if a.Whole {
			whole[a.Year] = a
		}
	}
	for year, want := range map[int][4]float64{2026: {100, 50, 0, 12}, 2027: {100, 50, 6, 3}, 0: {200, 100, 6, 3}} {
		a := whole[year]
		tax := 0.0
		if a.Target.TaxCNY != nil {
			tax = *a.Target.TaxCNY
		}
		if got := [4]float64{*a.Target.AreaMu, *a.Done.AreaMu, tax, *a.Done.TaxCNY}; got != want {
			t.Errorf("%d: target and done of land and tax are %v, not %v", year, got, want)
		}
	}
}
