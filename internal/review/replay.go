package review

import (
	"fmt"
	"maps"
	"slices"

	"permu/internal/land"
)

// Apply is where a case stands after a step.
func Apply(s land.CaseStanding, step land.CaseStep) land.CaseStanding {
	s = cloned(s)
	before := s
	s.Version, s.State = step.Version, step.ToState
	moved := step.FromState != step.ToState
	if moved || step.Clock != nil {
		s.DueOn, s.Clock = step.DueOn, step.Clock
	}
	switch {
	case moved && step.ToState == Suspended:
		s.FormerState, s.FormerDueOn, s.FormerClock, s.HeldOn = &before.State, before.DueOn, before.Clock, &step.Body.DocumentOn
	case moved:
		s.FormerState, s.FormerDueOn, s.FormerClock, s.HeldOn = nil, nil, nil, nil
	}
	bring(&s, step)
	turn(&s, step)
	heard(&s)
	if on := step.Body.DocumentOn; on != "" && step.Body.Milestone == "" {
		s.LastOn = &on
	}
	return s
}

// bring takes over what a step brings to the dossier and the board.
func bring(s *land.CaseStanding, step land.CaseStep) {
	b := step.Body
	for name, value := range b.Fields {
		if value == "" {
			delete(s.Fields, name)
		} else {
			s.Fields[name] = value
		}
	}
	if b.ScenarioRevision != 0 {
		s.ScenarioID, s.ScenarioRevision = b.ScenarioID, b.ScenarioRevision
	}
	if len(b.ParcelCodes) > 0 {
		s.LandRevision++
	}
	if of := (land.CaseDocument{Document: b.Document, FileID: b.FileID, By: step.By}); step.Move == "detach" {
		s.Documents = slices.DeleteFunc(s.Documents, func(d land.CaseDocument) bool { return d.Document == of.Document && d.FileID == of.FileID })
	} else if b.Document != "" {
		s.Documents = append(s.Documents, of)
	}
	if step.Move == "consent" {
		s.Consents = b.Consents
	}
	if step.Move == "promise" {
		s.Promises = b.Promises
	}
	if b.Opinion != nil {
		o := *b.Opinion
		o.Round, o.On, o.By = s.Round, b.DocumentOn, step.By
		o.ScenarioID, o.ScenarioRevision, o.LandRevision = s.ScenarioID, s.ScenarioRevision, s.LandRevision
		opined(s, o)
	}
	if b.Milestone != "" {
		s.Milestones = append(s.Milestones, land.Milestone{Milestone: b.Milestone, On: b.DocumentOn, DocumentNo: b.DocumentNo, FileID: b.FileID, By: step.By})
	}
	if a := b.Answer; a != nil {
		answered(s, *a, step.By)
	}
}

// heard stops the clock of opinions when nobody is awaited any more.
func heard(s *land.CaseStanding) {
	if s.Clock != nil && *s.Clock == ClockOpinions && len(Awaited(*s)) == 0 {
		s.DueOn, s.Clock = nil, nil
	}
}

func answered(s *land.CaseStanding, a land.ItemAnswer, by string) {
	for i := range s.Items {
		if item := &s.Items[i]; item.Item == a.Item {
			item.State, item.Answer, item.FileID, item.AnsweredBy = "answered", a.Text, a.FileID, by
		}
	}
}

// turn takes over what the move itself means: a round, an approval, the decision.
func turn(s *land.CaseStanding, step land.CaseStep) {
	b, by := step.Body, step.By
	switch step.Move {
	case "submit", "resubmit":
		s.Round++
		s.Asked, s.SubmittedBy = b.Asked, &by
		if s.SubmittedOn == nil {
			s.SubmittedOn = &b.DocumentOn
		}
	case "meet":
		s.MetOn = &b.DocumentOn
	case "return_first", "return_second":
		s.FirstBy = nil
		returned(s, "", b.Items)
	case "approve_first":
		s.FirstBy = &by
	case "approve", "refuse":
		s.DecidedOn, s.DecidedBy, s.Decision = &b.DocumentOn, &by, &step.ToState
		s.Conditions = append([]string{}, b.Conditions...)
		s.AgainOn = step.DueOn
	case "evaluate_again":
		if s.AgainOn != nil && b.DocumentOn >= *s.AgainOn {
			s.EvaluatedOn = &b.DocumentOn
		}
	case "publish":
		s.PublishedOn = &b.DocumentOn
	}
	if step.Move == "approve_first" || step.Move == "approve" {
		settle(s)
	}
}

// settle settles what who approves had returned.
func settle(s *land.CaseStanding) {
	for i := range s.Items {
		if s.Items[i].Department == "" {
			s.Items[i].State = "settled"
		}
	}
}

// cloned is a standing whose lists can be changed without changing the one before.
func cloned(s land.CaseStanding) land.CaseStanding {
	if s.Fields == nil {
		s.Fields = map[string]string{}
	}
	s.Fields = maps.Clone(s.Fields)
	s.Documents, s.Consents, s.Promises = copied(s.Documents), copied(s.Consents), copied(s.Promises)
	s.Asked, s.Opinions, s.Items = copied(s.Asked), copied(s.Opinions), copied(s.Items)
	s.Conditions, s.Milestones = copied(s.Conditions), copied(s.Milestones)
	return s
}

func copied[T any](list []T) []T { return append([]T{}, list...) }

// Replay makes of the steps of a case where it stands. A step that does not follow from the one before it, or from the table,
// is a [land.ErrInvalid].
func Replay(steps []land.CaseStep) (land.CaseStanding, error) {
	var s land.CaseStanding
	for i, step := range steps {
		t, ok := TransitionByName(step.Move)
		switch {
		case !ok:
			return s, fmt.Errorf("step %d: there is no move %q: %w", i+1, step.Move, land.ErrInvalid)
		case step.Version != i+1 || step.FromState != s.State:
			return s, fmt.Errorf("step %d: comes from %q at version %d, the case is at %q and %d: %w", i+1, step.FromState, step.Version-1, s.State, s.Version, land.ErrInvalid)
		case i > 0 && !slices.Contains(t.From, s.State) || t.goes(s) != step.ToState:
			return s, fmt.Errorf("step %d: %s does not lead from %q to %q: %w", i+1, step.Move, s.State, step.ToState, land.ErrInvalid)
		}
		s = Apply(s, step)
	}
	return s, nil
}
