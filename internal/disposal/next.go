package disposal

import (
	"slices"

	"permu/internal/calendar"
	"permu/internal/land"
)

// Next are the moves by which the procedure goes on from where an entry stands today, whoever may make them: those that lead to a later
// state, and in place of one that waits for a clock that which stops it. Of what is on hold the program goes on when its time is up; what
// the newest run finds no longer may be closed.
func Next(e land.LedgerEntry, days calendar.Calendar) []string {
	if Held(e.State) {
		return []string{"expire"}
	}
	first, then := []string{}, []string{}
	until, awaited := answerDue(e, days)
	awaited = awaited && !days.Today.After(until)
	for _, t := range Table() {
		switch {
		case t.Right == "" || !t.fits(e.Track, e.State) || !t.supported(e):
		case awaited && t.Stops == ClockAnswer:
			first = append(first, t.Name)
		case (!awaited || t.Waits != ClockAnswer) && t.leadsOn(e.State):
			then = append(then, t.Name)
		}
	}
	return append(first, then...)
}

// leadsOn reports whether a move leads from a state to a later one, and not aside.
func (t Transition) leadsOn(state string) bool {
	return t.To != Same && t.To != Former && !Held(t.To) && place(t.To) > place(state)
}

// place is where a state stands in the order of the procedure.
func place(state string) int {
	return slices.IndexFunc(States(), func(s State) bool { return s.Name == state })
}
