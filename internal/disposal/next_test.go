package disposal

import (
	"strings"
	"testing"

	"permu/internal/land"
)

// TestHowAnEntryGoesOn states once more by which moves each procedure goes on from each state.
func TestHowAnEntryGoesOn(t *testing.T) {
	told := map[string]string{Suspected: "notify dismiss", Notified: "rectify dismiss dispose", InDisposal: "finish", Exempt: "expire", Rectified: ""}
	onward := map[string]map[string]string{
		Idle: {
			Suspected: "investigate", Investigating: "propose_idle propose_not_idle", ProposedIdle: "confirm_idle", ProposedNotIdle: "confirm_not_idle",
			IdentifiedIdle: "dispose", InDisposal: "finish", Protected: "expire", Done: "", NotIdle: "",
		},
		LowEfficiency: {Suspected: "propose_low propose_not_low", ProposedLow: "confirm_low", ProposedNotLow: "confirm_not_low", Verified: "dispose", InDisposal: "finish", Disputed: "expire", NotLow: ""},
		Unused:        told, Breach: told, Promise: told,
		Signal: {Suspected: "verify dismiss", Confirmed: "rectify dismiss dispose", InDisposal: "finish", Unfounded: ""},
	}
	for track, states := range onward {
		for state, moves := range states {
			e := at(track, state)
			e.UnsupportedRunID = nil
			if got := strings.Join(Next(e, october(t, today)), " "); got != moves {
				t.Errorf("%s, %s: %q", track, state, got)
			}
		}
	}
	waits := land.LedgerEntry{Track: Idle}
	waits.State, waits.Clock, waits.DueOn = Investigating, new(ClockAnswer), new(today)
	for on, moves := range map[string]string{today: "record_answer propose_not_idle", "2026-07-01": "propose_idle propose_not_idle"} {
		if got := strings.Join(Next(waits, october(t, on)), " "); got != moves {
			t.Errorf("of land whose holder may answer until %s, on %s: %q", today, on, got)
		}
	}
	waits.Clock, waits.DueOn, waits.Recorded = new(ClockOwn), new("2026-06-05"), map[string]string{Inquired: "2026-06-01"}
	for on, moves := range map[string]string{"2026-07-01": "record_answer propose_not_idle", "2026-07-02": "propose_idle propose_not_idle"} {
		got := strings.Join(Next(waits, october(t, on)), " ")
		_, _, err := Move(waits, land.LedgerMove{Move: "propose_idle", DocumentOn: on, Cause: Holder}, person("甲"), october(t, on))
		if got != moves || (err == nil) != strings.Contains(got, "propose_idle") {
			t.Errorf("under an officer's own deadline, with the notice served on 2026-06-01, on %s: %q, %v", on, got, err)
		}
	}
	gone := at(Breach, Suspected)
	if got := strings.Join(Next(gone, october(t, today)), " "); got != "notify dismiss close_unsupported" {
		t.Errorf("of what is found no longer: %q", got)
	}
}
