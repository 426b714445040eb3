package disposal

import (
	"fmt"
	"maps"
	"slices"

	"permu/internal/land"
)

// Apply is where an entry stands after a step.
func Apply(s land.LedgerStanding, step land.LedgerStep) land.LedgerStanding {
	before := s
	s.Version, s.State = step.Version, step.ToState
	moved := step.FromState != step.ToState
	if moved || step.Mode != nil || step.Clock != nil {
		s.DueOn, s.Clock, s.ClockOn = step.DueOn, step.Clock, step.ClockOn
	}
	t, _ := TransitionByName(step.Move)
	if moved && slices.Contains(Lapsed(), step.FromState) {
		s = anew(s)
	}
	if s.Clock != nil && *s.Clock == t.Stops {
		s.DueOn, s.Clock, s.ClockOn = nil, nil, nil
	}
	s.Recorded = recordedBy(s.Recorded, t.Records, step)
	if moved {
		s.ProposedBy = nil
	}
	if isProposal(step.ToState) && moved {
		s.ProposedBy = &step.By
	}
	switch {
	case moved && Held(step.ToState):
		s.FormerState, s.FormerDueOn, s.FormerClock, s.HeldOn = &before.State, before.DueOn, before.Clock, later(step.DocumentOn, before.ClockOn)
	case moved:
		s.FormerState, s.FormerDueOn, s.FormerClock, s.HeldOn = nil, nil, nil, nil
	}
	if step.DisposedM2 != nil {
		s.DisposedM2 += *step.DisposedM2
	}
	s.LimitedSince = limitedBy(s.LimitedSince, step)
	if step.Cause != nil {
		s.Cause, s.Ground = step.Cause, step.Ground
	}
	keep(&s.Mode, step.Mode)
	keep(&s.LastOn, step.DocumentOn)
	keep(&s.Note, step.Note)
	change(&s.Assignee, step.Assignee)
	change(&s.Unit, step.Unit)
	change(&s.NextStep, step.NextStep)
	return s
}

// anew takes from an entry that is opened again what its former course decided and recorded, which its steps still show: a notice, a
// cause or a mode of that course is none of this one.
func anew(s land.LedgerStanding) land.LedgerStanding {
	s.Recorded, s.LimitedSince, s.Cause, s.Ground, s.Mode, s.DisposedM2 = nil, nil, nil, nil, nil, 0
	return s
}

// later is the later of two days, YYYY-MM-DD; one that is not given is none.
func later(a, b *string) *string {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}

// limitedBy adds to the modes with a limit that of a step, where it is the first with this mode.
func limitedBy(since map[string]string, step land.LedgerStep) map[string]string {
	all := map[string]string{}
	maps.Copy(all, since)
	if step.Mode != nil && step.DocumentOn != nil && limitOf(*step.Mode) != nil {
		if _, ok := all[*step.Mode]; !ok {
			all[*step.Mode] = *step.DocumentOn
		}
	}
	return all
}

// recordedBy adds to what is on record of the procedure what a step records, with its day.
func recordedBy(on map[string]string, what string, step land.LedgerStep) map[string]string {
	all := map[string]string{}
	maps.Copy(all, on)
	if what != "" && step.DocumentOn != nil {
		all[what] = *step.DocumentOn
	}
	return all
}

func isProposal(state string) bool {
	described, _ := StateByName(state)
	return described.Phase == PhaseProposed
}

// keep takes a value over where there is one.
func keep(into **string, value *string) {
	if value != nil {
		*into = value
	}
}

// change takes a value over where there is one; an empty one clears.
func change(into **string, value *string) {
	keep(into, value)
	if value != nil && *value == "" {
		*into = nil
	}
}

// Replay makes of the steps of an entry where it stands. A step that does not follow from the one before it, or from the
// table, is a [land.ErrInvalid].
func Replay(track string, steps []land.LedgerStep) (land.LedgerStanding, error) {
	var s land.LedgerStanding
	for i, step := range steps {
		t, ok := TransitionByName(step.Move)
		switch {
		case !ok:
			return s, fmt.Errorf("step %d: there is no move %q: %w", i+1, step.Move, land.ErrInvalid)
		case step.Version != i+1 || step.FromState != s.State:
			return s, fmt.Errorf("step %d: comes from %q at version %d, the entry is at %q and %d: %w", i+1, step.FromState, step.Version-1, s.State, s.Version, land.ErrInvalid)
		case i > 0 && !t.fits(track, s.State) || t.goes(s) != step.ToState:
			return s, fmt.Errorf("step %d: %s does not lead from %q to %q: %w", i+1, step.Move, s.State, step.ToState, land.ErrInvalid)
		}
		s = Apply(s, step)
	}
	return s, nil
}

// goes is the state to which a move leads from where an entry stands.
func (t Transition) goes(s land.LedgerStanding) string {
	switch {
	case t.To == Same:
		return s.State
	case t.To != Former:
		return t.To
	case s.FormerState != nil:
		return *s.FormerState
	}
	return ""
}
