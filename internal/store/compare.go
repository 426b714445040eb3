package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Tally counts the subjects of a park by their grades in two runs; a nil grade is not in that run.
type Tally struct {
	ParkCode *string
	ParkName *string
	From     *string
	To       *string
	Count    int
}

// Moved is a subject whose grade or score differs between two runs, with what each says of it; nil is not in that run.
type Moved struct {
	Key      string
	Name     string
	ParkCode *string
	Was      *land.Evaluation
	Is       *land.Evaluation
}

// Compared is how the subjects of a kind differ between two runs: all of them counted, and the ones that moved most.
type Compared struct {
	Tallies    []Tally
	Moved      []Moved
	MovedCount int
}

// TwoRuns are a run and the one that it is held against.
type TwoRuns struct {
	Is, Was land.Run
	Kind    string   // of subject
	Grades  []string // of both, the best first
	Limit   int      // of subjects that are listed
}

// Compare holds a run against another.
func (s *Store) Compare(ctx context.Context, q TwoRuns) (Compared, error) {
	var c Compared
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		args := pgx.StrictNamedArgs{"zone_code": q.Is.ZoneCode, "run_id": q.Is.RunID, "with_run_id": q.Was.RunID, "subject_kind": q.Kind}
		if c.Tallies, err = collect[Tally](ctx, tx, "compare_counts", args); err != nil {
			return err
		}
		args["grades"], args["most"] = q.Grades, q.Limit
		if err = c.list(ctx, tx, args); err != nil || len(c.Moved) == 0 {
			return err
		}
		return c.describe(ctx, tx, q)
	})
	return c, err
}

func (c *Compared) list(ctx context.Context, tx pgx.Tx, args pgx.StrictNamedArgs) error {
	type row struct {
		Key        string
		Name       string
		ParkCode   *string
		MovedCount int
	}
	rows, err := collect[row](ctx, tx, "compare_moved", args)
	for _, r := range rows {
		c.Moved = append(c.Moved, Moved{Key: r.Key, Name: r.Name, ParkCode: r.ParkCode})
		c.MovedCount = r.MovedCount
	}
	return err
}

// describe reads what both runs say of the subjects that are listed.
func (c *Compared) describe(ctx context.Context, tx pgx.Tx, q TwoRuns) error {
	keys, at := make([]string, len(c.Moved)), map[string]*Moved{}
	for i := range c.Moved {
		keys[i] = c.Moved[i].Key
		at[keys[i]] = &c.Moved[i]
	}
	now, err := evaluations(ctx, tx, q.Is, q.Kind, keys...)
	if err != nil {
		return err
	}
	then, err := evaluations(ctx, tx, q.Was, q.Kind, keys...)
	for i := range now {
		at[now[i].SubjectKey].Is = &now[i]
	}
	for i := range then {
		at[then[i].SubjectKey].Was = &then[i]
	}
	return err
}
