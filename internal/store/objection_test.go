package store

import (
	"errors"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

// withRuns is a zone with so many runs, each but the first following the one before it.
func withRuns(t *testing.T, count int) *Store {
	t.Helper()
	s := newStore(t)
	_, err := s.pool.Exec(t.Context(), `insert into zone (zone_code, name) values ('z', 'Z')`)
	for id := range count {
		if err != nil {
			break
		}
		_, err = s.pool.Exec(t.Context(), `
			insert into run (zone_code, run_id, year, as_of, policy_id, policy_title, policy_digest, policy_source, data_version,
			  program_version, created_by, conservation, counts, follows)
			values ('z', $1::int, 2020, '2020-12-31', 'p', 'P', repeat('0', 64), '', 1, 'test', 'test', '{}', '{}', nullif($1::int - 1, 0))`, id+1)
		if err == nil {
			err = opened(t, s, id+1)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// opened makes the parts of a run, for rows that a test writes itself.
func opened(t *testing.T, s *Store, runID int) error {
	_, err := s.pool.Exec(t.Context(), `
		do $$
		declare
		  kept text;
		  part text;
		begin
		  foreach kept in array array['attribution', 'evaluation', 'finding'] loop
		    part := open_part(kept, 'z', `+strconv.Itoa(runID)+`);
		    perform close_part(kept, part, 'z', array[`+strconv.Itoa(runID)+`]);
		  end loop;
		end
		$$`)
	return err
}

// objected adds an objection of an enterprise and decides it, where there is a decision.
func objected(t *testing.T, s *Store, runID int64, key string, d *land.ObjectionDecision) land.Objection {
	t.Helper()
	o, err := s.AddObjection(t.Context(), "z", runID, "local", land.NewObjection{SubjectKind: "enterprise", SubjectKey: key, RaisedOn: "2021-06-01", RaisedBy: "a", Statement: "b"})
	if err == nil && d != nil {
		o, err = s.DecideObjection(t.Context(), "z", o.ObjectionID, "local", *d)
	}
	if err != nil {
		t.Fatal(err)
	}
	return o
}

func upheld(grade, on string) *land.ObjectionDecision {
	return &land.ObjectionDecision{State: land.Upheld, Grade: grade, Outcome: "because", DecidedOn: on, DecidedBy: "group", Revision: 1}
}

func TestDecisionsOfARunAndOfThoseItFollows(t *testing.T) {
	s := withRuns(t, 3)
	objected(t, s, 1, "first", upheld("B", "2021-07-01"))
	objected(t, s, 1, "again", upheld("B", "2021-07-01"))
	standing := map[string]int64{"again": objected(t, s, 2, "again", upheld("A", "2021-08-01")).ObjectionID}
	objected(t, s, 2, "older last", upheld("A", "2021-08-02"))
	objected(t, s, 2, "older last", upheld("B", "2021-08-01"))
	objected(t, s, 2, "one day", upheld("A", "2021-08-01"))
	objected(t, s, 2, "one day", upheld("C", "2021-08-01"))
	objected(t, s, 3, "later run", upheld("A", "2021-09-01"))
	objected(t, s, 2, "open", nil)
	objected(t, s, 2, "no grade", upheld("", "2021-08-01"))
	objected(t, s, 2, "rejected", &land.ObjectionDecision{State: land.Rejected, Outcome: "no", DecidedOn: "2021-08-01", DecidedBy: "group", Revision: 1})
	objected(t, s, 2, "withdrawn", &land.ObjectionDecision{State: land.Withdrawn, Revision: 1})
	for key, on := range map[string]string{"alone": "2021-08-01", "again": "2021-07-15", "first": "2021-09-01"} {
		d := decidedAlone(key)
		d.DecidedOn, d.Over = on, standing[key]
		if o, err := s.AddDecision(t.Context(), "z", 2, "local", d); err != nil || o.State != land.DecidedAlone || o.RaisedOn != "" || *o.DecisionRecordedBy != "local" {
			t.Fatalf("%+v %v", o, err)
		}
	}
	list, err := s.Decisions(t.Context(), "z", 2)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, d := range list {
		got[d.SubjectKey] = d.Grade
	}
	if diff := cmp.Diff(map[string]string{"first": "D", "again": "A", "older last": "A", "one day": "C", "alone": "D"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestDecidedLastOfADay has an objection that was raised before a grade was decided alone, and decided on the same day after it.
func TestDecidedLastOfADay(t *testing.T) {
	s := withRuns(t, 1)
	raised := objected(t, s, 1, "k", nil)
	d := decidedAlone("k")
	if _, err := s.AddDecision(t.Context(), "z", 1, "local", d); !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "of a, raised on 2021-06-01, is open") {
		t.Fatalf("beside an open objection that is not named: %v", err)
	}
	d.Over = raised.ObjectionID
	alone, err := s.AddDecision(t.Context(), "z", 1, "local", d)
	if err != nil {
		t.Fatal(err)
	}
	if _, err = s.AddDecision(t.Context(), "z", 1, "local", d); !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "group decided grade D on 2021-08-01") {
		t.Errorf("over the objection, where a decision came after it: %v", err)
	}
	if _, err = s.DecideObjection(t.Context(), "z", raised.ObjectionID, "local", *upheld("A", d.DecidedOn)); err != nil {
		t.Fatal(err)
	}
	if list, err := s.Decisions(t.Context(), "z", 1); err != nil || len(list) != 1 || list[0].ObjectionID != raised.ObjectionID || raised.ObjectionID > alone.ObjectionID {
		t.Errorf("%+v %v", list, err)
	}
}

func decidedAlone(key string) land.NewDecision {
	return land.NewDecision{SubjectKind: "enterprise", SubjectKey: key, Grade: "D", Outcome: "because", Evidence: "paper 1", DecidedOn: "2021-08-01", DecidedBy: "group"}
}

// TestDecidedAloneIsFinal has a grade that was decided without an objection: nobody decides on it again, and no row is half of it.
func TestDecidedAloneIsFinal(t *testing.T) {
	s := withRuns(t, 1)
	o, err := s.AddDecision(t.Context(), "z", 1, "local", decidedAlone("k"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err = s.DecideObjection(t.Context(), "z", o.ObjectionID, "local", *upheld("A", "2021-09-01")); !errors.Is(err, land.ErrConflict) {
		t.Errorf("decided again: %v", err)
	}
	for what, change := range map[string]func(*land.NewDecision){
		"no evidence": func(d *land.NewDecision) { d.Evidence = "" }, "no grade": func(d *land.NewDecision) { d.Grade = "" },
		"no reason": func(d *land.NewDecision) { d.Outcome = "" }, "a kind that is none": func(d *land.NewDecision) { d.SubjectKind = "plot" },
	} {
		d := decidedAlone("k")
		change(&d)
		if _, err := s.AddDecision(t.Context(), "z", 1, "local", d); err == nil {
			t.Errorf("%s was taken", what)
		}
	}
	if _, err := s.pool.Exec(t.Context(), `insert into objection (zone_code, objection_id, run_id, subject_kind, subject_key, recorded_by) values ('z', 99, 1, 'enterprise', 'k', 'x')`); err == nil {
		t.Error("an open objection that nobody raised was taken")
	}
}

func TestTwoDecideAtOnce(t *testing.T) {
	s := withRuns(t, 1)
	o := objected(t, s, 1, "key", nil)
	results := make([]error, 8)
	var all sync.WaitGroup
	for i := range results {
		all.Go(func() {
			_, results[i] = s.DecideObjection(t.Context(), "z", o.ObjectionID, "local", *upheld("A", "2021-07-01"))
		})
	}
	all.Wait()
	won := 0
	for _, err := range results {
		switch {
		case err == nil:
			won++
		case !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "it is at 2"):
			t.Errorf("%v", err)
		}
	}
	if won != 1 {
		t.Errorf("%d decisions were taken", won)
	}
}

func TestObjectionsThatTheTablesRefuse(t *testing.T) {
	s := withRuns(t, 1)
	if _, err := s.AddObjection(t.Context(), "z", 9, "local", land.NewObjection{SubjectKind: "enterprise", SubjectKey: "k", RaisedOn: "2021-06-01", RaisedBy: "a", Statement: "b"}); err == nil {
		t.Error("an objection to no run was taken")
	}
	if _, err := s.Objection(t.Context(), "z", 9); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("%v", err)
	}
	if _, err := s.pool.Exec(t.Context(), `
		insert into run (zone_code, run_id, year, as_of, policy_id, policy_title, policy_digest, policy_source, data_version,
		  program_version, created_by, conservation, counts, follows)
		values ('z', 2, 2020, '2020-12-31', 'p', 'P', repeat('0', 64), '', 1, 'test', 'test', '{}', '{}', 2)`); err == nil {
		t.Error("a run follows itself")
	}
}
