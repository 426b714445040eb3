package disposal

import (
	"fmt"
	"strings"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
)

// Move makes a step that a person asks for, and says where the entry stands after it. A stale version is a
// [land.ErrConflict] that says who was faster; a right that the person lacks is a [land.ErrForbidden]; whatever else is wrong
// is [land.Problems].
func Move(e land.LedgerEntry, r land.LedgerMove, by land.Person, c calendar.Calendar) (land.LedgerEntry, land.LedgerStep, error) {
	t, ok := TransitionByName(r.Move)
	switch {
	case !ok || t.Right == "":
		return e, land.LedgerStep{}, land.Problems{{Path: "move", Rule: "there is no such move", Value: r.Move}}
	case r.Version != e.Version:
		return e, land.LedgerStep{}, Stale(e, r.Version)
	case !t.fits(e.Track, e.State):
		rule := fmt.Sprintf("does not lead on from %s; what does: %s", e.State, strings.Join(Allowed(e, by), ", "))
		return e, land.LedgerStep{}, land.Problems{{Path: "move", Rule: rule, Value: r.Move}}
	case !t.supported(e):
		return e, land.LedgerStep{}, land.Problems{{Path: "move", Rule: "is for what the newest run finds no longer", Value: r.Move}}
	}
	if err := by.Need(t.Right, e.ParkCode); err != nil {
		return e, land.LedgerStep{}, err
	}
	a := asked{entry: e, request: trimmed(r), by: by, transition: t, calendar: c}
	a.check()
	if err := a.problems.Err(); err != nil {
		return e, land.LedgerStep{}, err
	}
	step := a.step()
	e.LedgerStanding = Apply(e.LedgerStanding, step)
	return e, step, nil
}

// Stale says who changed an entry since it was read.
func Stale(e land.LedgerEntry, had int) error {
	return fmt.Errorf("entry %d is at version %d: %s by %s, now %s, at %s; you have version %d: read it again: %w",
		e.EntryID, e.Version, e.LastMove, e.ChangedBy, e.State, e.ChangedAt.UTC().Format(time.RFC3339), had, land.ErrConflict)
}

func trimmed(r land.LedgerMove) land.LedgerMove {
	for _, field := range []*string{&r.DocumentNo, &r.DocumentOn, &r.Signer, &r.Cause, &r.Ground, &r.Mode, &r.UntilOn, &r.Note} {
		*field = strings.TrimSpace(*field)
	}
	for _, field := range []**string{&r.Assignee, &r.Unit, &r.NextStep} {
		if *field != nil {
			*field = new(strings.TrimSpace(**field))
		}
	}
	return r
}

// step is the step that the move makes, once nothing is wrong with it.
func (a *asked) step() land.LedgerStep {
	r, t := a.request, a.transition
	step := land.LedgerStep{
		Version: a.entry.Version + 1, Move: t.Name, FromState: a.entry.State, ToState: t.goes(a.entry.LedgerStanding),
		DocumentNo: orNil(r.DocumentNo), DocumentOn: orNil(r.DocumentOn), Signer: orNil(r.Signer), Note: orNil(r.Note),
		UntilOn: orNil(r.UntilOn), Arithmetic: a.mode.fee(a.entry.PriceCNY), Assignee: r.Assignee, Unit: r.Unit, NextStep: r.NextStep, By: a.by.Name,
	}
	if step.Arithmetic == nil {
		step.Arithmetic = []land.Phrase{}
	}
	if r.FileID != 0 {
		step.FileID = &r.FileID
	}
	if a.demands(Cause) {
		step.Cause = &r.Cause
	}
	step.Ground = orNil(r.Ground)
	if a.demands(Mode) {
		step.Mode = &r.Mode
	}
	if a.demands(Area) {
		step.DisposedM2 = &r.DisposedM2
	}
	if t.To == Done {
		step.DisposedM2 = new(a.entry.AreaM2 - a.entry.DisposedM2)
	}
	a.start(&step)
	return step
}

// start starts the clock of a move: its own, the end that was given, the one that runs on after a hold, or an officer's.
func (a *asked) start(step *land.LedgerStep) {
	clock := clockByName(a.transition.Clock)
	from := a.on
	if from.IsZero() {
		from = a.calendar.Today
	}
	switch {
	case a.transition.To == Former:
		resume(a.calendar, a.entry, step)
	case !a.until.IsZero():
		set(step, ClockUntil, calendar.Deadline{On: a.until, Says: land.Phrase{ZH: "至 " + calendar.Text(a.until), EN: "until " + calendar.Text(a.until)}}, from)
	case clock.Span != nil:
		set(step, clock.Name, a.calendar.Deadline(*clock.Span, from, clock.Law), from)
	case a.request.Deadline != nil:
		set(step, ClockOwn, a.calendar.Deadline(*a.request.Deadline, from, false), from)
	}
}

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
