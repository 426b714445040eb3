package analysis

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
)

// side is one of two runs that are compared.
type side struct {
	run land.Run
	*explainer
}

// Compare says who moved between two runs, and what moved them. It is a [land.ErrNotFound] when there is no such run.
func (z *Zones) Compare(ctx context.Context, zoneCode string, q land.ComparisonQuery) (land.Comparison, error) {
	if q.With == q.RunID {
		return land.Comparison{}, land.Problems{{Path: "with", Rule: "must be another run", Value: fmt.Sprint(q.With)}}
	}
	is, err := z.side(ctx, zoneCode, q.RunID)
	if err != nil {
		return land.Comparison{}, err
	}
	was, err := z.side(ctx, zoneCode, q.With)
	if err != nil {
		return land.Comparison{}, err
	}
	grades := gradesOf(is.policy, was.policy)
	compared, err := z.Store.Compare(ctx, store.TwoRuns{Is: is.run, Was: was.run, Kind: q.Kind, Grades: grades, Limit: q.Limit})
	if err != nil {
		return land.Comparison{}, err
	}
	return comparison(q.Kind, was, is, grades, compared), nil
}

// side reads a run with what explains it.
func (z *Zones) side(ctx context.Context, zoneCode string, runID int64) (side, error) {
	run, err := z.Run(ctx, zoneCode, land.RunChoice{RunID: runID})
	if err != nil {
		return side{}, notFoundRun(err, zoneCode, runID)
	}
	with, err := z.of(ctx, run)
	if err == nil && with == nil {
		err = fmt.Errorf("run %d is from before runs kept their numbers: evaluate anew to compare it: %w", runID, land.ErrInvalid)
	}
	return side{run, with}, err
}

func comparison(kind string, was, is side, grades []string, compared store.Compared) land.Comparison {
	c := land.Comparison{
		Kind: kind, Run: is.run, With: was.run, Grades: grades, MovedCount: compared.MovedCount,
		Matrix: matrix(compared.Tallies, grades), Parks: parkMoves(compared.Tallies, is.policy.Grades(), was.policy.Grades()),
		Baselines: baselineMoves(kind, was, is), Moved: make([]land.Movement, len(compared.Moved)),
	}
	for i, m := range compared.Moved {
		c.Moved[i] = move(m, was.sees(kind, m.Was), is.sees(kind, m.Is), grades)
	}
	return c
}

// gradesOf are the grades of some policies in their order, each once.
func gradesOf(policies ...policy.Policy) []string {
	grades := []string{}
	for _, p := range policies {
		for _, grade := range p.Grades() {
			if !slices.Contains(grades, grade) {
				grades = append(grades, grade)
			}
		}
	}
	return grades
}

// matrix sums the counts over the parks, in the order of the grades; no grade and not in the run come last.
func matrix(tallies []store.Tally, grades []string) []land.GradeCount {
	cells := []land.GradeCount{}
	for _, t := range tallies {
		at := slices.IndexFunc(cells, func(c land.GradeCount) bool { return same(c.From, t.From) && same(c.To, t.To) })
		if at < 0 {
			at = len(cells)
			cells = append(cells, land.GradeCount{From: t.From, To: t.To})
		}
		cells[at].Count += t.Count
	}
	slices.SortFunc(cells, func(a, b land.GradeCount) int {
		return cmp.Or(placeOf(grades, a.From)-placeOf(grades, b.From), placeOf(grades, a.To)-placeOf(grades, b.To))
	})
	return cells
}

func placeOf(grades []string, grade *string) int {
	switch {
	case grade == nil:
		return len(grades) + 1
	case !slices.Contains(grades, *grade):
		return len(grades)
	}
	return slices.Index(grades, *grade)
}

func same[T comparable](a, b *T) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

// parkMoves sums the counts up by park, in the order of the tallies.
func parkMoves(tallies []store.Tally, orders ...[]string) []land.ParkMoves {
	parks := []land.ParkMoves{}
	for _, t := range tallies {
		if n := len(parks); n == 0 || !same(parks[n-1].ParkCode, t.ParkCode) {
			parks = append(parks, land.ParkMoves{ParkCode: t.ParkCode, Name: t.ParkName})
		}
		*direction(&parks[len(parks)-1], orEmpty(t.From), orEmpty(t.To), orders...) += t.Count
	}
	return parks
}

// direction is the count that a move between two grades belongs to, by the first order, the best first, that has both; an
// empty grade is none.
func direction(p *land.ParkMoves, from, to string, orders ...[]string) *int {
	was, is := -1, -1
	for _, grades := range orders {
		if was < 0 || is < 0 {
			was, is = slices.Index(grades, from), slices.Index(grades, to)
		}
	}
	switch {
	case from == "" && to == "":
		return &p.NotGraded
	case from == "":
		return &p.Came
	case to == "":
		return &p.Left
	case from == to:
		return &p.Same
	case was < 0 || is < 0:
		return &p.Other
	case is < was:
		return &p.Up
	}
	return &p.Down
}

// notFoundRun says in people's words that there is no such run.
func notFoundRun(err error, zoneCode string, runID int64) error {
	if errors.Is(err, land.ErrNotFound) {
		return fmt.Errorf("zone %q has no run %d: %w", zoneCode, runID, land.ErrNotFound)
	}
	return err
}
