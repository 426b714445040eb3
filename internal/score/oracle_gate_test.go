package score_test

import (
	"slices"

	"permu/internal/policy"
)

// passGates lets the gates that are in force have their word, in order; persons have theirs where the policy says, or last.
func (e *entrant) passGates(t policy.Track) {
	e.grade = e.initial
	asked := false
	for _, g := range e.policy.Gates {
		if g.Action == policy.Manual {
			e.decide(g.ID)
			asked = true
			continue
		}
		day, begins, ends := e.facts.AsOf, g.From, g.Until
		if !begins.IsZero() && day.Before(begins.Time) || !ends.IsZero() && day.After(ends.Time) || !e.mayPass(g) {
			continue
		}
		if g.When.Holds(seen{e, t}) == policy.Yes {
			e.regrade(g.ID, e.moved(g, t.Bands.Labels()), "")
		}
	}
	if !asked {
		e.decide(policy.Manual)
	}
}

// mayPass reports whether a gate concerns the entrant: those of a class of their own are left alone, and without a score
// there is only a grade to be set.
func (e *entrant) mayPass(g policy.Gate) bool {
	return e.ranked && (e.score != nil || g.Action == policy.SetGrade)
}

func (e *entrant) moved(g policy.Gate, labels []string) string {
	at, to := slices.Index(labels, e.grade), slices.Index(labels, g.Grade)
	steps := max(1, int(g.Steps))
	switch {
	case g.Action == policy.SetGrade:
		return g.Grade
	case g.Action == policy.Ungrade:
		return ""
	case at < 0:
		return e.grade
	case g.Action == policy.CapGrade && to > at, g.Action == policy.FloorGrade && to >= 0 && to < at:
		return labels[to]
	case g.Action == policy.RaiseGrade:
		return labels[max(0, at-steps)]
	case g.Action == policy.LowerGrade:
		return labels[min(len(labels)-1, at+steps)]
	}
	return e.grade
}

func (e *entrant) decide(gate string) {
	if d, ok := e.facts.Decided[e.facts.Keys[e.at]]; ok {
		e.regrade(gate, d.Grade, d.Reason)
	}
}

func (e *entrant) regrade(gate, grade, reason string) {
	if grade != e.grade || reason != "" {
		e.passed = append(e.passed, gate+": "+e.grade+" → "+grade)
	}
	e.grade = grade
}
