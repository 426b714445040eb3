package disposal

import (
	"fmt"

	"permu/internal/land"
)

// Program is who makes the moves of the program.
const Program = "permu"

// Open is the first step of an entry that a run opens.
func Open(track string, c Calendar) land.LedgerStep { return c.found(track, "open", "") }

// Reopen is the step of an entry that was closed because nothing was found any more, and is found again.
func Reopen(track string, version int, c Calendar) land.LedgerStep {
	step := c.found(track, "reopen", ClosedUnsupported)
	step.Version = version + 1
	return step
}

func (c Calendar) found(track, move, from string) land.LedgerStep {
	if track != Idle {
		move += "_low"
	}
	t, _ := TransitionByName(move)
	step := land.LedgerStep{Version: 1, Move: move, FromState: from, ToState: Suspected, By: Program, Arithmetic: []land.Phrase{}}
	if clock := clockByName(t.Clock); clock.Span != nil {
		set(&step, c.deadline(clock, *clock.Span, c.Today))
	}
	return step
}

// Close is the step of a suspicion that a run no longer finds.
func Close(version int) land.LedgerStep {
	return land.LedgerStep{Version: version + 1, Move: "close", FromState: Suspected, ToState: ClosedUnsupported, By: Program, Arithmetic: []land.Phrase{}}
}

// Expire returns an entry on hold whose time is up to its former state; false is not yet, or not on hold.
func Expire(e land.LedgerEntry, c Calendar) (land.LedgerEntry, land.LedgerStep, bool) {
	until, ok := dayOf(e.DueOn)
	if !Held(e.State) || !ok || !until.Before(c.Today) || e.FormerState == nil {
		return e, land.LedgerStep{}, false
	}
	day := text(until)
	step := land.LedgerStep{Version: e.Version + 1, Move: "expire", FromState: e.State, ToState: *e.FormerState, DocumentOn: &day, By: Program, Arithmetic: []land.Phrase{}}
	c.resume(e, &step)
	e.LedgerStanding = Apply(e.LedgerStanding, step)
	return e, step, true
}

// resume lets the clock of the former state run on for as long as it stood still.
func (c Calendar) resume(e land.LedgerEntry, step *land.LedgerStep) {
	due, runs := dayOf(e.FormerDueOn)
	held, _ := dayOf(e.HeldOn)
	back, ok := dayOf(step.DocumentOn)
	if !runs || !ok || e.FormerClock == nil {
		return
	}
	days := int(back.Sub(held).Hours() / 24)
	clock := clockByName(*e.FormerClock)
	d := Deadline{Clock: clock.Name, On: due.AddDate(0, 0, days)}
	d.Says = land.Phrase{
		ZH: fmt.Sprintf("%s + 中止 %d 日 = %s", text(due), days, text(d.On)), EN: fmt.Sprintf("%s + %d days on hold = %s", text(due), days, text(d.On)),
	}
	if clock.Law {
		d = c.rolled(d)
	}
	set(step, d)
}

// set gives a step the deadline that it sets.
func set(step *land.LedgerStep, d Deadline) {
	on := text(d.On)
	step.DueOn, step.Clock, step.Arithmetic = &on, &d.Clock, append(step.Arithmetic, d.Says)
}
