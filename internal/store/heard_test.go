package store

import (
	"encoding/json"
	"fmt"
	"testing"

	"permu/internal/disposal"
	"permu/internal/land"
	"permu/internal/review"
)

// TestHeardFromBefore upgrades a database of before the clock of opinions stopped with the last of them.
func TestHeardFromBefore(t *testing.T) {
	cases := map[int]struct{ asked, opinions, due string }{
		1: {`["a", "b"]`, `[{"department": "a", "opinion": "agree", "round": 1, "scenario_id": 7, "scenario_revision": 1}]`, "2026-12-11"},
		2: {`["a"]`, `[{"department": "a", "opinion": "agree", "round": 1, "scenario_id": 7, "scenario_revision": 1}]`, ""},            // of the round before, and agreed still
		3: {`["a"]`, `[{"department": "a", "opinion": "agree", "round": 1, "scenario_id": 7, "scenario_revision": 2}]`, "2026-12-11"},  // of another scheme
		4: {`["a"]`, `[{"department": "a", "opinion": "return", "round": 1, "scenario_id": 7, "scenario_revision": 1}]`, "2026-12-11"}, // of the round before
		5: {`["a"]`, `[{"department": "a", "opinion": "return", "round": 2, "scenario_id": 7, "scenario_revision": 1}]`, ""},
		6: {`[]`, `[]`, "2026-12-11"},
	}
	filled := oldSource
	for id, c := range cases {
		standing := fmt.Sprintf(`{"clock": "opinions", "due_on": "2026-12-11", "round": 2, "scenario_id": 7, "scenario_revision": 1, "asked": %s, "opinions": %s}`, c.asked, c.opinions)
		filled += fmt.Sprintf(`
			insert into site (zone_code, site_id, name, made_by, changed_by) values ('z', %[1]d, 'S%[1]d', '王', '王');
			insert into scenario (zone_code, site_id, scenario_id, revision, name, inputs, made_by) values ('z', %[1]d, %[2]d, 1, '甲', '{}', '王');
			insert into review_case (zone_code, case_id, site_id, version, state, scenario_id, scenario_revision, standing, due_on, opened_by, changed_by, last_move)
			values ('z', %[1]d, %[1]d, 1, 'in_review', %[2]d, 1,
			  '%[3]s', '2026-12-11', '王', '王', 'opine');`, id, 70+id, standing)
		if due := submittedAgain(t, standing); id < 5 && due != c.due {
			t.Errorf("case %d is due on %q by its steps", id, due)
		}
	}
	s := upgraded(t, "_heard", filled)
	for id, c := range cases {
		var due, said *string
		if err := s.pool.QueryRow(t.Context(), `select due_on::text, standing ->> 'due_on' from review_case where case_id = $1`, id).Scan(&due, &said); err != nil {
			t.Fatal(err)
		}
		if is := func(s *string) bool { return (s == nil) == (c.due == "") && (s == nil || *s == c.due) }; !is(due) || !is(said) {
			t.Errorf("case %d is due on %v, %v", id, due, said)
		}
	}
}

// submittedAgain is the day until which a case waits that comes to where it stands by being submitted again, or nothing.
func submittedAgain(t *testing.T, standing string) string {
	var s land.CaseStanding
	if err := json.Unmarshal([]byte(standing), &s); err != nil {
		t.Fatal(err)
	}
	due, clock := s.DueOn, s.Clock
	s.State, s.Round, s.DueOn, s.Clock = review.Correcting, 1, nil, nil
	s = review.Apply(s, land.CaseStep{Move: "resubmit", FromState: review.Correcting, ToState: review.InReview, DueOn: due, Clock: clock, Body: land.CaseBody{Asked: s.Asked, DocumentOn: "2026-11-27"}})
	if s.DueOn == nil {
		return ""
	}
	return *s.DueOn
}

// TestInquiredFromBefore has entries whose notice was served before that was on record: what the migration fills in is what their steps
// make of them.
func TestInquiredFromBefore(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, notStarted, "met"}, found{2, notStarted, "met"})
	followed(t, s, 1)
	mustMove(t, s, of(t, s, "P1", notStarted), "甲", land.LedgerMove{Move: "investigate", DocumentNo: "1", DocumentOn: "2026-06-10", Signer: "s"})
	must(t, s, `update ledger_entry set recorded = '{}'`)
	migration, err := migrations.ReadFile("migrations/0063_heard.sql")
	if err != nil {
		t.Fatal(err)
	}
	must(t, s, string(migration))
	if e := of(t, s, "P1", notStarted); e.Recorded[disposal.Inquired] != "2026-06-10" {
		t.Errorf("%v", e.Recorded)
	}
	if e := of(t, s, "P2", notStarted); len(e.Recorded) != 0 {
		t.Errorf("%v", e.Recorded)
	}
	replays(t, s)
}
