package serve

import (
	"fmt"
	"strings"
	"testing"

	"permu/internal/export"
	"permu/internal/land"
	"permu/internal/review"
)

// TestPapersPrintWhatWasFrozen changes everything that is on record of a case since it was submitted.
func TestPapersPrintWhatWasFrozen(t *testing.T) {
	steps := []land.CaseStep{
		{Version: 1, Move: "open", ToState: review.Draft, Body: land.CaseBody{ScenarioID: 1, ScenarioRevision: 1}},
		{Version: 2, Move: "fill", FromState: review.Draft, ToState: review.Draft, Body: land.CaseBody{Fields: map[string]string{"applicant": "frozen applicant", "plan_far": "2.5"}}},
		{Version: 3, Move: "consent", FromState: review.Draft, ToState: review.Draft, Body: land.CaseBody{Consents: []land.Consent{{Owner: "frozen owner", Says: "agrees"}}}},
		{Version: 4, Move: "promise", FromState: review.Draft, ToState: review.Draft, Body: land.CaseBody{Promises: []land.Promise{{Indicator: "floor_area_ratio", Unit: "frozen unit"}}}},
		{Version: 5, Move: "submit", FromState: review.Draft, ToState: review.InReview, Body: land.CaseBody{DocumentOn: "2026-11-02", Asked: []string{"industry"}}},
	}
	stood, err := review.Replay(steps)
	if err != nil {
		t.Fatal(err)
	}
	frozen := land.FrozenCase{
		Fields: map[string]string{"applicant": "frozen applicant", "plan_far": "2.5", "area_mu": "6.00"}, Consents: land.ConsentShares{Arithmetic: land.Phrase{EN: "frozen shares"}},
	}
	r := land.CaseRecord{Case: land.Case{CaseStanding: stood, AreaMu: 9.75}, Steps: steps, Current: &land.FrozenCase{}}
	r.State, r.Shares.Arithmetic.EN = review.Correcting, "live shares"
	r.Fields = map[string]string{"applicant": "live applicant", "plan_far": "9.9"}
	r.Consents, r.Promises = []land.Consent{{Owner: "live owner"}}, []land.Promise{{Indicator: "floor_area_ratio", Unit: "live unit"}}
	r.Frozen = []land.FrozenRecord{{Version: 5, Digest: strings.Repeat("0", 64), Case: frozen}}
	w := newPaperwork(r, land.Zone{}, sayIn(true))
	for name, paper := range map[string]export.Paper{"dossier": w.dossier(), "summary": w.summary()} {
		text := fmt.Sprint(paper)
		for _, live := range []string{"live", "9.75", "9.9"} {
			if strings.Contains(text, live) {
				t.Errorf("%s: prints %q under what is frozen", name, live)
			}
		}
		if !strings.Contains(text, "frozen applicant") || !strings.Contains(text, "6.00 ") {
			t.Errorf("%s: %s", name, text)
		}
	}
}
