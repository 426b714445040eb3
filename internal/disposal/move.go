package disposal

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"permu/internal/land"
)

// Move makes a step that a person asks for, and says where the entry stands after it. A stale version is a
// [land.ErrConflict] that says who was faster; a right that the person lacks is a [land.ErrForbidden]; whatever else is wrong
// is [land.Problems].
func Move(e land.LedgerEntry, r land.LedgerMove, by land.Person, c Calendar) (land.LedgerEntry, land.LedgerStep, error) {
	t, ok := TransitionByName(r.Move)
	switch {
	case !ok || t.Right == "":
		return e, land.LedgerStep{}, land.Problems{{Path: "move", Rule: "there is no such move", Value: r.Move}}
	case r.Version != e.Version:
		return e, land.LedgerStep{}, Stale(e, r.Version)
	case !t.fits(e.Track, e.State):
		rule := fmt.Sprintf("does not lead on from %s; what does: %s", e.State, strings.Join(Allowed(e, by), ", "))
		return e, land.LedgerStep{}, land.Problems{{Path: "move", Rule: rule, Value: r.Move}}
	case !by.May(t.Right, e.ParkCode):
		return e, land.LedgerStep{}, fmt.Errorf("%s lacks the right %s: %w", by.Name, t.Right, land.ErrForbidden)
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
	for _, field := range []*string{&r.DocumentNo, &r.DocumentOn, &r.Signer, &r.Cause, &r.Mode, &r.UntilOn, &r.Note} {
		*field = strings.TrimSpace(*field)
	}
	return r
}

// asked is a move that is being looked at.
type asked struct {
	entry      land.LedgerEntry
	request    land.LedgerMove
	by         land.Person
	transition Transition
	calendar   Calendar
	on, until  time.Time
	mode       DisposalMode
	problems   land.Problems
}

func (a *asked) wrong(path, rule, value string) {
	a.problems = append(a.problems, land.Problem{Path: path, Rule: rule, Value: value})
}

func (a *asked) demands(d Demand) bool { return slices.Contains(a.transition.Demands, d) }

func (a *asked) check() {
	a.checkGiven()
	a.checkDay()
	if a.demands(SecondPerson) && a.entry.ProposedBy != nil && *a.entry.ProposedBy == a.by.Name {
		a.wrong(SecondPerson, "must be another person than the one who proposed it", a.by.Name)
	}
	if a.demands(Cause) && a.request.Cause != "" && !slices.Contains(Causes(), a.request.Cause) {
		a.wrong(Cause, "must be government, force_majeure or holder", a.request.Cause)
	}
	if a.demands(Mode) && a.request.Mode != "" {
		var rule string
		if a.mode, rule = modeOf(a.entry, a.request.Mode, a.on); rule != "" {
			a.wrong(Mode, rule, a.request.Mode)
		}
	}
	a.checkUntil()
	a.checkArea()
	a.checkDeadline()
}

// checkGiven finds what a move demands and does not have.
func (a *asked) checkGiven() {
	r := a.request
	given := map[Demand]bool{
		DocumentNo: r.DocumentNo != "", DocumentOn: r.DocumentOn != "", Signer: r.Signer != "", File: r.FileID != 0, Cause: r.Cause != "",
		Mode: r.Mode != "", UntilOn: r.UntilOn != "", Area: r.DisposedM2 != 0, Note: r.Note != "", SecondPerson: a.entry.ProposedBy != nil,
	}
	for _, d := range a.transition.Demands {
		if !given[d] {
			a.wrong(d, "must be given", "")
		}
	}
	if a.transition.Name == "assign" && r.Assignee == nil && r.Unit == nil && r.NextStep == nil && r.Deadline == nil {
		a.wrong("assignee", "must be given, or a unit, a next step or a deadline", "")
	}
}

// checkDay reads the day of the move: not before the last step, not in the future.
func (a *asked) checkDay() {
	if a.request.DocumentOn == "" {
		return
	}
	var ok bool
	if a.on, ok = dayOf(&a.request.DocumentOn); !ok {
		a.wrong(DocumentOn, "must be a day, YYYY-MM-DD", a.request.DocumentOn)
		return
	}
	if a.on.After(a.calendar.Today) {
		a.wrong(DocumentOn, "must not lie in the future", a.request.DocumentOn)
	}
	if last, ok := dayOf(a.entry.LastOn); ok && a.on.Before(last) {
		a.wrong(DocumentOn, "must not be before the last step, "+text(last), a.request.DocumentOn)
	}
}

// checkUntil reads the end of a hold, or of a mode with a limit.
func (a *asked) checkUntil() {
	limit := a.mode.Limit
	if a.request.UntilOn == "" {
		if limit != nil {
			a.wrong(UntilOn, "must be given", "")
		}
		return
	}
	var ok bool
	if a.until, ok = dayOf(&a.request.UntilOn); !ok {
		a.wrong(UntilOn, "must be a day, YYYY-MM-DD", a.request.UntilOn)
		return
	}
	if !a.until.After(a.on) {
		a.wrong(UntilOn, "must be after the day of the move", a.request.UntilOn)
	}
	if limit != nil && a.until.After(after(a.on, *limit)) {
		a.wrong(UntilOn, fmt.Sprintf("must not be after %s: %s at most", text(after(a.on, *limit)), spanEN(*limit)), a.request.UntilOn)
	}
}

// checkArea takes no more land for dealt with than there is.
func (a *asked) checkArea() {
	left := a.entry.AreaM2 - a.entry.DisposedM2
	if m2 := a.request.DisposedM2; a.demands(Area) && (m2 < 0 || m2 > left) {
		a.wrong(Area, fmt.Sprintf("must be above 0 and not above what is left, %.2f m²", left), strconv.FormatFloat(m2, 'f', -1, 64))
	}
}

// checkDeadline lets an officer set a deadline only where no clock of the law runs and the move starts none.
func (a *asked) checkDeadline() {
	d := a.request.Deadline
	if d == nil {
		return
	}
	standing := a.entry.Clock != nil && clockByName(*a.entry.Clock).Law && a.transition.To == Same && !a.demands(Mode)
	switch rule := checkSpan(*d); {
	case rule != "":
		a.wrong("deadline", rule, fmt.Sprintf("%d %s", d.Count, d.Unit))
	case !a.transition.OwnTime:
		a.wrong("deadline", "this move sets none", "")
	case standing || !a.until.IsZero() || a.transition.To == Same && Held(a.entry.State):
		a.wrong("deadline", "its time is set already", "")
	}
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
		a.calendar.resume(a.entry, step)
	case !a.until.IsZero():
		set(step, Deadline{Clock: ClockUntil, On: a.until, Says: land.Phrase{ZH: "至 " + text(a.until), EN: "until " + text(a.until)}})
	case clock.Span != nil:
		set(step, a.calendar.deadline(clock, *clock.Span, from))
	case a.request.Deadline != nil:
		set(step, a.calendar.deadline(clockByName(ClockOwn), *a.request.Deadline, from))
	}
}

func orNil(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
