package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Decided is a grade that was decided, on an objection or without one.
type Decided struct {
	ObjectionID int64
	SubjectKind string
	SubjectKey  string
	Grade       string
	Outcome     string
	Evidence    string
	DecidedBy   string
	DecidedOn   string // YYYY-MM-DD
}

// Objections lists the objections to a run and the grades that were decided without one, the first first.
func (s *Store) Objections(ctx context.Context, zoneCode string, runID int64) ([]land.Objection, error) {
	return collect[land.Objection](ctx, s.pool, "objections", pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": runID, "objection_id": nil})
}

// Objection finds an objection, or [land.ErrNotFound].
func (s *Store) Objection(ctx context.Context, zoneCode string, objectionID int64) (land.Objection, error) {
	return objection(ctx, s.pool, zoneCode, objectionID)
}

func objection(ctx context.Context, q querier, zoneCode string, objectionID int64) (land.Objection, error) {
	of := pgx.StrictNamedArgs{"zone_code": zoneCode, "objection_id": objectionID}
	type raised struct{ RunID int64 }
	to, err := collectOne[raised](ctx, q, "objection_run", of)
	if err != nil {
		return land.Objection{}, notThere(err, "objection", fmt.Sprint(objectionID))
	}
	return collectOne[land.Objection](ctx, q, "objections", with(of, pgx.StrictNamedArgs{"run_id": to.RunID}))
}

// AddObjection records an objection to a run; by is who records it.
func (s *Store) AddObjection(ctx context.Context, zoneCode string, runID int64, by string, o land.NewObjection) (land.Objection, error) {
	return s.addObjection(ctx, "objection_add", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "run_id": runID, "subject_kind": o.SubjectKind, "subject_key": o.SubjectKey,
		"raised_on": o.RaisedOn, "raised_by": o.RaisedBy, "statement": o.Statement, "evidence": o.Evidence, "recorded_by": by,
	}, func(pgx.Tx) error { return nil })
}

// AddDecision records a grade that was decided without an objection; by is who records it. It is a [land.ErrConflict] while an
// objection of the subject to the run is open or a decision on it stands, unless d.Over is the last of these.
func (s *Store) AddDecision(ctx context.Context, zoneCode string, runID int64, by string, d land.NewDecision) (land.Objection, error) {
	of := pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": runID, "subject_kind": d.SubjectKind, "subject_key": d.SubjectKey}
	return s.addObjection(ctx, "objection_decided", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "run_id": runID, "subject_kind": d.SubjectKind, "subject_key": d.SubjectKey, "evidence": d.Evidence, "grade": d.Grade,
		"outcome": d.Outcome, "decided_on": d.DecidedOn, "decided_by": d.DecidedBy, "recorded_by": by,
	}, func(tx pgx.Tx) error { return nothingBefore(ctx, tx, of, d.Over) })
}

// nothingBefore is a [land.ErrConflict] where an objection of a subject is open or a decision on it stands, and it is not known.
func nothingBefore(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs, known int64) error {
	type last struct {
		ObjectionID int64 `db:"objection_id"`
	}
	before, err := collect[last](ctx, tx, "objection_before", of)
	if err != nil || len(before) == 0 || before[0].ObjectionID == known {
		return err
	}
	o, err := objection(ctx, tx, of["zone_code"].(string), before[0].ObjectionID)
	if err != nil {
		return err
	}
	if o.State == land.Open {
		return fmt.Errorf("objection %d of %s, raised on %s, is open: decide on it, or name it in over: %w", o.ObjectionID, o.RaisedBy, o.RaisedOn, land.ErrConflict)
	}
	return fmt.Errorf("%s decided grade %s on %s, number %d: name it in over to decide anew: %w", *o.DecidedBy, *o.Grade, *o.DecidedOn, o.ObjectionID, land.ErrConflict)
}

// addObjection asks a question that adds a row, under the next number of the zone, where nothing speaks against it.
func (s *Store) addObjection(ctx context.Context, question string, args pgx.StrictNamedArgs, against func(pgx.Tx) error) (land.Objection, error) {
	var added land.Objection
	zoneCode := args["zone_code"].(string)
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		id, err := takeIDs(ctx, tx, zoneCode, 1)
		if err != nil {
			return err
		}
		if err = against(tx); err != nil {
			return err
		}
		args["objection_id"] = id
		if _, err = execute(ctx, tx, question, args); err != nil {
			return err
		}
		added, err = objection(ctx, tx, zoneCode, id)
		return err
	})
	return added, kind(err)
}

// DecideObjection records what was decided on an objection. It is a [land.ErrConflict] when the objection was changed
// since the revision that the decision was made on, or is decided already: a decision stands with who made it, and another
// is made on another objection. By is who records it.
func (s *Store) DecideObjection(ctx context.Context, zoneCode string, objectionID int64, by string, d land.ObjectionDecision) (land.Objection, error) {
	var decided land.Objection
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		changed, err := execute(ctx, tx, "objection_decide", pgx.StrictNamedArgs{
			"zone_code": zoneCode, "objection_id": objectionID, "revision": d.Revision, "state": d.State, "grade": orNull(d.Grade),
			"outcome": orNull(d.Outcome), "decided_on": orNull(d.DecidedOn), "decided_by": orNull(d.DecidedBy),
			"recorded_by": by,
		})
		if err != nil {
			return err
		}
		if decided, err = objection(ctx, tx, zoneCode, objectionID); err == nil && changed == 0 {
			err = decidedMeanwhile(decided, d.Revision)
		}
		return err
	})
	return decided, kind(err)
}

// decidedMeanwhile says who was faster.
func decidedMeanwhile(o land.Objection, had int) error {
	by, on := "someone", ""
	if o.DecidedBy != nil && o.DecidedOn != nil {
		by, on = *o.DecidedBy, " on "+*o.DecidedOn
	}
	if had == o.Revision {
		return fmt.Errorf("objection %d is %s since %s decided it%s: a decision stands; record another objection to decide anew: %w",
			o.ObjectionID, o.State, by, on, land.ErrConflict)
	}
	return fmt.Errorf("objection %d is %s since %s decided it%s: you have its revision %d, it is at %d; read it again: %w",
		o.ObjectionID, o.State, by, on, had, o.Revision, land.ErrConflict)
}

// Decisions are the grades that were decided on objections to a run or without one, and of the runs that it follows, the newest of each subject.
func (s *Store) Decisions(ctx context.Context, zoneCode string, runID int64) ([]Decided, error) {
	return collect[Decided](ctx, s.pool, "decisions", pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": runID})
}

// Evaluation is what a run says of a subject, or [land.ErrNotFound] when the subject is not in it.
func (s *Store) Evaluation(ctx context.Context, run land.Run, subjectKind, key string) (land.Evaluation, error) {
	var found *land.Evaluation
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		found, err = evaluation(ctx, tx, run, subjectKind, key)
		return err
	})
	if err == nil && found == nil {
		err = fmt.Errorf("%s %q is not in run %d: %w", subjectKind, key, run.RunID, land.ErrNotFound)
	}
	if err != nil {
		return land.Evaluation{}, err
	}
	return *found, nil
}
