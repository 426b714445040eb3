package score

import (
	"slices"

	"permu/internal/policy"
)

// Passed is a gate that changed a grade, or a person's decision.
type Passed struct {
	ID       string `json:"id"`
	From     string `json:"from"`
	To       string `json:"to"`
	Reason   string `json:"reason,omitempty"` // of a decision, as what follows is
	Evidence string `json:"evidence,omitempty"`
	By       string `json:"by,omitempty"`
	On       string `json:"on,omitempty"`
}

// pass lets the gates have their word on the grades of a track, in order; decisions of persons come at the manual gate,
// or last when there is none.
func (e *engine) pass(t *trackResult) {
	t.final = slices.Clone(t.start)
	labels := t.track.Bands.Labels()
	decided := false
	for _, g := range e.policy.Gates {
		if g.Action == policy.Manual {
			e.decide(t, g.ID)
			decided = true
			continue
		}
		if !g.Holds(e.facts.AsOf) {
			continue
		}
		for at := range t.members {
			e.gate(t, g, at, labels)
		}
	}
	if !decided {
		e.decide(t, policy.Manual)
	}
}

func (e *engine) gate(t *trackResult, g policy.Gate, at int, labels []string) {
	i := int(t.members[at])
	if !e.sorted.ranked[i] || !t.scored[at] && g.Action != policy.SetGrade {
		return
	}
	switch g.When.Holds(e.seen(t, at)) {
	case policy.No:
		return
	case policy.CannotTell:
		e.note(i, "unchecked:%s", g.ID)
		return
	}
	to := moved(g, t.final[at], labels)
	if to == t.final[at] && worsens(g) { // it would hold a better grade back
		e.note(i, inForce+":%s", g.ID)
	}
	e.regrade(t, at, Passed{ID: g.ID, To: to})
}

// inForce is the code of a note of a gate whose condition holds, and which had nothing to change.
const inForce = "in_force"

// worsens reports whether a gate can make a grade worse.
func worsens(g policy.Gate) bool {
	switch g.Action {
	case policy.SetGrade, policy.CapGrade, policy.LowerGrade, policy.Ungrade:
		return true
	}
	return false
}

// moved is a grade after a gate.
func moved(g policy.Gate, grade string, labels []string) string {
	at, bound := slices.Index(labels, grade), slices.Index(labels, g.Grade)
	steps := max(1, int(g.Steps))
	switch {
	case g.Action == policy.SetGrade:
		return g.Grade
	case g.Action == policy.Ungrade:
		return ""
	case at < 0: // no grade, or one beside the bands: nothing to move
		return grade
	case g.Action == policy.CapGrade && bound >= 0:
		return labels[max(at, bound)]
	case g.Action == policy.FloorGrade && bound >= 0:
		return labels[min(at, bound)]
	case g.Action == policy.RaiseGrade:
		return labels[max(0, at-steps)]
	case g.Action == policy.LowerGrade:
		return labels[min(len(labels)-1, at+steps)]
	}
	return grade
}

func (e *engine) decide(t *trackResult, id string) {
	if len(e.facts.Decided) == 0 {
		return
	}
	for at, i := range t.members {
		if d, ok := e.facts.Decided[e.facts.Keys[i]]; ok {
			e.regrade(t, at, Passed{ID: id, To: d.Grade, Reason: d.Reason, Evidence: d.Evidence, By: d.By, On: d.On})
		}
	}
}

func (e *engine) regrade(t *trackResult, at int, p Passed) {
	p.From = t.final[at]
	if p.From == p.To && p.Reason == "" {
		return
	}
	t.final[at] = p.To
	i := int(t.members[at])
	e.passed[i] = append(e.passed[i], p)
}
