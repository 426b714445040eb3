package disposal

import (
	"fmt"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
)

// Program is who makes the moves of the program.
const Program = "permu"

// Open is the first step of an entry that a run opens.
func Open(track string, c calendar.Calendar) land.LedgerStep { return found(c, track, "open", "") }

// Reopen is the step of an entry that has lapsed, as nothing was found any more, and is found again.
func Reopen(s land.LedgerStanding, track string, c calendar.Calendar) land.LedgerStep {
	step := found(c, track, "reopen", s.State)
	step.Version = s.Version + 1
	return step
}

// Lapses reports whether the program closes an entry in a state when its promise is kept by now, or was changed. One that has ended
// stays, and where the breach is being dealt with, persons say what comes of it.
func Lapses(state string) bool {
	t, _ := TransitionByName("promise_kept")
	return t.fits(Promise, state)
}

// Lapse is the step of an entry whose promise is kept by now; else it was changed, so that it is not broken any more.
func Lapse(s land.LedgerStanding, kept bool) land.LedgerStep {
	name := "promise_changed"
	if kept {
		name = "promise_kept"
	}
	t, _ := TransitionByName(name)
	return land.LedgerStep{Version: s.Version + 1, Move: name, FromState: s.State, ToState: t.To, By: Program, Arithmetic: []land.Phrase{}}
}

func found(c calendar.Calendar, track, move, from string) land.LedgerStep {
	if track != Idle {
		move += "_low"
	}
	t, _ := TransitionByName(move)
	step := land.LedgerStep{Version: 1, Move: move, FromState: from, ToState: Suspected, By: Program, Arithmetic: []land.Phrase{}}
	if clock := clockByName(t.Clock); clock.Span != nil {
		set(&step, clock.Name, c.Deadline(*clock.Span, c.Today, clock.Law), c.Today)
	}
	return step
}

// Close is the step of a suspicion that a run no longer finds.
func Close(version int) land.LedgerStep {
	return land.LedgerStep{Version: version + 1, Move: "close", FromState: Suspected, ToState: ClosedUnsupported, By: Program, Arithmetic: []land.Phrase{}}
}

// Expire returns an entry on hold whose time is up to its former state; false is not yet, or not on hold.
func Expire(e land.LedgerEntry, c calendar.Calendar) (land.LedgerEntry, land.LedgerStep, bool) {
	until, ok := calendar.Day(e.DueOn)
	if !Held(e.State) || !ok || !until.Before(c.Today) || e.FormerState == nil {
		return e, land.LedgerStep{}, false
	}
	day := calendar.Text(until)
	step := land.LedgerStep{Version: e.Version + 1, Move: "expire", FromState: e.State, ToState: *e.FormerState, DocumentOn: &day, By: Program, Arithmetic: []land.Phrase{}}
	resume(c, e, &step)
	e.LedgerStanding = Apply(e.LedgerStanding, step)
	return e, step, true
}

// resume lets the clock of the former state run on for as long as it stood still; a day that was set stays.
func resume(c calendar.Calendar, e land.LedgerEntry, step *land.LedgerStep) {
	due, runs := calendar.Day(e.FormerDueOn)
	held, _ := calendar.Day(e.HeldOn)
	back, ok := calendar.Day(step.DocumentOn)
	if !runs || !ok || e.FormerClock == nil {
		return
	}
	days := max(0, int(back.Sub(held).Hours()/24))
	clock := clockByName(*e.FormerClock)
	if clock.Name == ClockUntil {
		says := land.Phrase{ZH: "至 " + calendar.Text(due) + "(所定期限不因中止顺延)", EN: "until " + calendar.Text(due) + " (a day that was set is not put off)"}
		set(step, clock.Name, calendar.Deadline{On: due, Says: says}, back)
		return
	}
	d := calendar.Deadline{On: due.AddDate(0, 0, days)}
	d.Says = land.Phrase{
		ZH: fmt.Sprintf("%s + 中止 %d 日 = %s", calendar.Text(due), days, calendar.Text(d.On)), EN: fmt.Sprintf("%s + %d days on hold = %s", calendar.Text(due), days, calendar.Text(d.On)),
	}
	if clock.Law {
		d = c.Rolled(d)
	}
	set(step, clock.Name, d, back)
}

// set gives a step the deadline that it sets, and the day from which that is counted.
func set(step *land.LedgerStep, clock string, d calendar.Deadline, from time.Time) {
	step.DueOn, step.Clock, step.ClockOn, step.Arithmetic = new(calendar.Text(d.On)), &clock, new(calendar.Text(from)), append(step.Arithmetic, d.Says)
}
