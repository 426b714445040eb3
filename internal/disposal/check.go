package disposal

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
)

// asked is a move that is being looked at.
type asked struct {
	entry      land.LedgerEntry
	request    land.LedgerMove
	by         land.Person
	transition Transition
	calendar   calendar.Calendar
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
	a.checkHeard()
	a.checkCause()
	a.checkMode()
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
	if a.on, ok = calendar.Day(&a.request.DocumentOn); !ok {
		a.wrong(DocumentOn, "must be a day, YYYY-MM-DD", a.request.DocumentOn)
		return
	}
	if a.on.After(a.calendar.Today) {
		a.wrong(DocumentOn, "must not lie in the future", a.request.DocumentOn)
	}
	if last, ok := calendar.Day(a.entry.LastOn); ok && a.on.Before(last) {
		a.wrong(DocumentOn, "must not be before the last step, "+calendar.Text(last), a.request.DocumentOn)
	}
}

// checkHeard lets land be proposed as idle when its holder has answered, or the time for the answer is over (闲置土地处置办法 Art. 5).
func (a *asked) checkHeard() {
	if a.transition.Waits != ClockAnswer || a.on.IsZero() {
		return
	}
	if until, runs := answerDue(a.entry, a.calendar); runs && !a.on.After(until) {
		rule := fmt.Sprintf("the holder may answer until %s: not before an answer is on record, or that day is over (%s)", calendar.Text(until), clockByName(ClockAnswer).Basis)
		a.wrong(DocumentOn, rule, a.request.DocumentOn)
	}
}

// answerDue is the last day for an answer that is not there; where another clock has taken its place since, it is counted from the
// notice anew.
func answerDue(e land.LedgerEntry, days calendar.Calendar) (time.Time, bool) {
	if e.Clock != nil && *e.Clock == ClockAnswer {
		return calendar.Day(e.DueOn)
	}
	_, answered := e.Recorded[Answered]
	served, ok := e.Recorded[Inquired]
	if answered || !ok {
		return time.Time{}, false
	}
	from, ok := calendar.Day(&served)
	clock := clockByName(ClockAnswer)
	return days.Deadline(*clock.Span, from, clock.Law).On, ok
}

// checkMode finds the mode that is meant; one that is changed is changed to another, so that no limit begins anew.
func (a *asked) checkMode() {
	name := a.request.Mode
	if !a.demands(Mode) || name == "" {
		return
	}
	mode, rule := modeOf(a.entry, name, a.on)
	if rule == "" && a.transition.To == Same && a.entry.Mode != nil && *a.entry.Mode == name {
		rule = "is its mode already"
	}
	if a.mode = mode; rule != "" {
		a.wrong(Mode, rule, name)
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
	if !a.demands(UntilOn) && !a.demands(Mode) {
		a.wrong(UntilOn, "this move sets none", a.request.UntilOn)
		return
	}
	var ok bool
	if a.until, ok = calendar.Day(&a.request.UntilOn); !ok {
		a.wrong(UntilOn, "must be a day, YYYY-MM-DD", a.request.UntilOn)
		return
	}
	if !a.until.After(a.on) {
		a.wrong(UntilOn, "must be after the day of the move", a.request.UntilOn)
	}
	if limit != nil {
		a.checkLimit(*limit)
	}
}

// checkLimit counts the limit of a mode from the first step with it: neither another mode nor a hold in between begins it anew.
func (a *asked) checkLimit(limit land.TimeSpan) {
	since := a.on
	if first, ok := a.entry.LimitedSince[a.mode.Name]; ok {
		since, _ = calendar.Day(&first)
	}
	if most := calendar.After(since, limit); a.until.After(most) {
		rule := fmt.Sprintf("must not be after %s: %s at most, since %s", calendar.Text(most), calendar.SpanEN(limit), calendar.Text(since))
		a.wrong(UntilOn, rule, a.request.UntilOn)
	}
}

// checkArea takes no more land for dealt with than there is.
func (a *asked) checkArea() {
	left := a.entry.AreaM2 - a.entry.DisposedM2
	if m2 := a.request.DisposedM2; a.demands(Area) && (m2 < 0 || m2 > left) {
		a.wrong(Area, fmt.Sprintf("must be above 0 and not above what is left, %.2f m²", left), strconv.FormatFloat(m2, 'f', -1, 64))
	}
}

// checkDeadline lets an officer set a deadline only where no other clock goes on running and the move starts none.
func (a *asked) checkDeadline() {
	d := a.request.Deadline
	if d == nil {
		return
	}
	running := a.entry.Clock != nil && *a.entry.Clock != ClockOwn && a.transition.To == Same && !a.demands(Mode)
	switch rule := calendar.CheckSpan(*d); {
	case rule != "":
		a.wrong("deadline", rule, fmt.Sprintf("%d %s", d.Count, d.Unit))
	case !a.transition.OwnTime:
		a.wrong("deadline", "this move sets none", "")
	case running || !a.until.IsZero():
		a.wrong("deadline", "its time is set already", "")
	}
}
