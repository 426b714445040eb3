package analysis

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
	"permu/internal/store"
)

// decisions are the grades that persons have decided, by kind of subject and key.
type decisions map[string]map[string]score.Decision

// kept are the decisions as a run keeps them: nil for none.
func (d decisions) kept() any {
	if len(d) == 0 {
		return nil
	}
	return d
}

// within are the problems of decisions whose grade is none of the grades.
func (d decisions) within(grades []string) error {
	var r ruled
	for _, kind := range sortedKeys(d) {
		for _, key := range sortedKeys(d[kind]) {
			grade := d[kind][key].Grade
			r.require(slices.Contains(grades, grade), kind+" "+key, "a person decided its grade, which must be one of the policy's: "+strings.Join(grades, ", "), grade)
		}
	}
	return r.found.Err()
}

// follow reads what was decided on the objections to the run that a new one follows, and to those that it followed
// itself; what is left out of the request becomes that run's. Both must be of one year, and the grades be the policy's.
func follow(ctx context.Context, s *store.Store, r *EvaluateRequest) (decisions, error) {
	if r.After == 0 {
		return nil, nil
	}
	run, err := s.Run(ctx, r.ZoneCode, land.RunChoice{RunID: r.After})
	if err != nil {
		return nil, notFoundRun(err, r.ZoneCode, r.After)
	}
	if r.Year != 0 && run.Year != r.Year {
		return nil, land.Problems{{Path: "after", Rule: fmt.Sprintf("must be a run of %d", r.Year), Value: fmt.Sprintf("run %d of %d", r.After, run.Year)}}
	}
	if err := r.complete(ctx, s, run); err != nil {
		return nil, err
	}
	list, err := s.Decisions(ctx, r.ZoneCode, r.After)
	if err != nil {
		return nil, err
	}
	return decisionsOf(list, r.Policy.Grades())
}

// complete takes what is left out from a run.
func (r *EvaluateRequest) complete(ctx context.Context, s *store.Store, run land.Run) (err error) {
	r.Year = run.Year
	if r.AsOf.IsZero() {
		day, err := time.Parse(time.DateOnly, run.AsOf)
		if err != nil {
			return fmt.Errorf("as-of day of run %d: %w", run.RunID, err)
		}
		r.AsOf = notAfter(day, dayInChina())
	}
	if r.Policy.ID != "" {
		return nil
	}
	if r.Screening == nil {
		if r.Screening, err = keptDocuments(ctx, s, run); err != nil {
			return err
		}
	}
	applied, err := s.RunPolicy(ctx, run.ZoneCode, run.RunID)
	if err != nil {
		return err
	}
	if r.Policy, err = policy.Read(applied.PolicySource); err != nil {
		return fmt.Errorf("policy of run %d: %w", run.RunID, err)
	}
	return nil
}

// decisionsOf sorts decisions by their subjects; one whose grade is none of the grades is a problem.
func decisionsOf(list []store.Decided, grades []string) (decisions, error) {
	decided := decisions{}
	var r ruled
	for _, d := range list {
		r.require(slices.Contains(grades, d.Grade), fmt.Sprintf("objection %d", d.ObjectionID), "its grade must be one of the policy's: "+strings.Join(grades, ", "), d.Grade)
		if decided[d.SubjectKind] == nil {
			decided[d.SubjectKind] = map[string]score.Decision{}
		}
		decided[d.SubjectKind][d.SubjectKey] = score.Decision{Grade: d.Grade, Reason: d.Outcome, Evidence: d.Evidence, By: d.DecidedBy, On: d.DecidedOn}
	}
	return decided, r.found.Err()
}

// effect counts the decisions that were taken over, and lists the others as kind/key: their subjects are gone or not graded.
func (a *assessment) effect(decided decisions) (taken int, without []string) {
	took := map[string]bool{}
	take := func(kind, key, grade string) {
		if decision, ok := decided[kind][key]; ok && decision.Grade == grade {
			took[kind+"/"+key] = true
		}
	}
	for _, j := range a.judged() {
		for i, key := range j.facts.Keys {
			take(j.kind, key, j.result.Grade(i))
		}
	}
	for i, place := range a.apart.place {
		take(land.OfEnterprise, a.facts.Enterprises[i].USCC, a.parcels.result.Grade(place))
	}
	for kind, keys := range decided {
		for key := range keys {
			if !took[kind+"/"+key] {
				without = append(without, kind+"/"+key)
			}
		}
	}
	slices.Sort(without)
	return len(took), without
}
