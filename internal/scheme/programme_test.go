package scheme

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

// TestByYear has a draft, an active site of two phases of which one has passed, one that ended, and one of which little is known.
func TestByYear(t *testing.T) {
	site := func(state, park string, mu float64, phases ...land.ScenarioPhase) land.ProgrammeSite {
		s := land.ProgrammeSite{Site: land.Site{State: state}, Phases: phases, Amounts: land.Amounts{AreaMu: &mu, GainedFloorM2: new(1000.0), InvestmentCNY: new(1e6), TaxCNY: new(1e5)}}
		if park != "" {
			s.ParkCode = &park
		}
		return s
	}
	little := site(land.SiteDraft, "", 7, land.ScenarioPhase{SharePct: 100, Start: "2027-01", End: "2027-06"})
	little.Amounts.TaxCNY = nil
	got := ByYear([]land.ProgrammeSite{
		site(land.SiteDraft, "P", 10, land.ScenarioPhase{SharePct: 100, Start: "2027-01", End: "2028-01"}),
		site(land.SiteActive, "P", 20, land.ScenarioPhase{SharePct: 25, Start: "2025-01", End: "2026-10"}, land.ScenarioPhase{SharePct: 75, Start: "2025-01", End: "2026-11"}),
		site(land.SiteEnded, "P", 30, land.ScenarioPhase{SharePct: 100, Start: "2025-01", End: "2026-10"}),
		little,
		site(land.SiteDraft, "P", 40),
	}, "2026-11-28")
	amounts := func(mu, floor, investment, tax float64) land.Amounts {
		return land.Amounts{AreaMu: &mu, GainedFloorM2: &floor, InvestmentCNY: &investment, TaxCNY: &tax}
	}
	part := amounts(7, 1000, 1e6, 0)
	part.TaxCNY = nil
	want := []land.ProgrammeYear{
		{Year: 2026, ParkCode: new("P"), Sites: 1, Done: amounts(5, 250, 2.5e5, 2.5e4), UnderWay: amounts(15, 750, 7.5e5, 7.5e4)},
		{Year: 2027, Sites: 1, Unknown: 1, Planned: part},
		{Year: 2028, ParkCode: new("P"), Sites: 1, Planned: amounts(10, 1000, 1e6, 1e5)},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
