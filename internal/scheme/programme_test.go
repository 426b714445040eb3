package scheme

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

// TestByYear has a plan, a site of two phases under way of which one should be over, one that was completed in another year than
// it was planned for, one that is done without phases, and one of which little is known.
func TestByYear(t *testing.T) {
	site := func(stage, park string, mu float64, phases ...land.ScenarioPhase) land.ProgrammeSite {
		s := land.ProgrammeSite{Stage: stage, Phases: phases, Amounts: land.Amounts{AreaMu: &mu, GainedFloorM2: new(1000.0), InvestmentCNY: new(1e6), TaxCNY: new(1e5)}}
		if park != "" {
			s.ParkCode = &park
		}
		return s
	}
	done := func(on string, s land.ProgrammeSite) land.ProgrammeSite {
		s.Stage, s.DoneOn = land.StageDone, &on
		return s
	}
	little := site(land.StagePlanned, "", 7, land.ScenarioPhase{SharePct: 100, Start: "2027-01", End: "2027-06"})
	little.Amounts.TaxCNY = nil
	got := ByYear([]land.ProgrammeSite{
		site(land.StagePlanned, "P", 10, land.ScenarioPhase{SharePct: 100, Start: "2027-01", End: "2028-01"}),
		site(land.StageUnderWay, "P", 20, land.ScenarioPhase{SharePct: 25, Start: "2020-01", End: "2021-10"}, land.ScenarioPhase{SharePct: 75, Start: "2025-01", End: "2026-11"}),
		done("2026-03-31", site("", "P", 30, land.ScenarioPhase{SharePct: 50, Start: "2025-01", End: "2025-10"}, land.ScenarioPhase{SharePct: 50, Start: "2025-01", End: "2029-10"})),
		done("2028-12-31", site("", "P", 50)),
		little,
		site(land.StagePlanned, "P", 40),
	})
	amounts := func(mu, floor, investment, tax float64) land.Amounts {
		return land.Amounts{AreaMu: &mu, GainedFloorM2: &floor, InvestmentCNY: &investment, TaxCNY: &tax}
	}
	part := amounts(7, 1000, 1e6, 0)
	part.TaxCNY = nil
	want := []land.ProgrammeYear{
		{Year: 2021, ParkCode: new("P"), Sites: 1, UnderWay: amounts(5, 250, 2.5e5, 2.5e4)},
		{Year: 2026, ParkCode: new("P"), Sites: 2, UnderWay: amounts(15, 750, 7.5e5, 7.5e4), Done: amounts(30, 1000, 1e6, 1e5)},
		{Year: 2027, Sites: 1, Unknown: 1, Planned: part},
		{Year: 2028, ParkCode: new("P"), Sites: 2, Planned: amounts(10, 1000, 1e6, 1e5), Done: amounts(50, 1000, 1e6, 1e5)},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
