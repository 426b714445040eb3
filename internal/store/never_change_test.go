package store

import (
	"errors"
	"strings"
	"testing"

	"permu/internal/land"
)

func TestRunsNeverChange(t *testing.T) {
	s := withRuns(t, 1)
	for _, statement := range []string{
		`insert into evaluation (zone_code, run_id, subject_kind, subject_key, output_state, tax_state) values ('z', 1, 'zone', 'z', 'missing', 'missing')`,
		`insert into attribution (zone_code, run_id, uscc, parcel_id, land_m2, basis) values ('z', 1, 'u', 1, 1, 'whole')`,
		`insert into finding (zone_code, finding_id, run_id, parcel_id, rule, outcome, disposal_mode, detail) values ('z', 1, 1, 1, 'idle', 'met', 'none', '{}')`,
		`insert into finding_rule (zone_code, run_id, rule, kind, document_id, title, clause, basis) values ('z', 1, 'idle', 'idle', 'd', '{}', 'c', '{}')`,
		`insert into run_document (zone_code, run_id, document_id, digest, source) values ('z', 1, 'd', repeat('a', 64), 'x')`,
		`insert into policy_version (zone_code, policy_id, version, title, digest, source, saved_by) values ('z', 'p', 1, 'P', repeat('0', 64), '', 'test')`,
	} {
		if _, err := s.pool.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	for _, table := range []string{"run", "evaluation", "attribution", "finding", "finding_rule", "run_document", "policy_version", `"evaluation$z$1"`, `"attribution$z$1"`, `"finding$z$1"`} {
		for _, statement := range []string{"update " + table + " set zone_code = zone_code", "delete from " + table, "truncate " + table + " cascade"} {
			t.Run(statement, func(t *testing.T) {
				if _, err := s.pool.Exec(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "never changed") {
					t.Errorf("got %v", err)
				}
			})
		}
	}
}

func TestADecisionStands(t *testing.T) {
	s := withRuns(t, 1)
	o := objected(t, s, 1, "key", upheld("A", "2021-07-01"))
	again := upheld("B", "2021-07-02")
	again.Revision, again.DecidedBy = o.Revision, "somebody else"
	_, err := s.DecideObjection(t.Context(), "z", o.ObjectionID, "local", *again)
	if !errors.Is(err, land.ErrConflict) || !strings.Contains(err.Error(), "group decided it on 2021-07-01: a decision stands") {
		t.Errorf("got %v", err)
	}
	if o, err = s.Objection(t.Context(), "z", o.ObjectionID); err != nil || *o.Grade != "A" || *o.DecidedBy != "group" {
		t.Errorf("%+v %v", o, err)
	}
	if _, err := s.pool.Exec(t.Context(), `update objection set grade = 'B'`); err == nil || !strings.Contains(err.Error(), "never changed") {
		t.Errorf("by hand: %v", err)
	}
}
