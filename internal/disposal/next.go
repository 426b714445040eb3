package disposal

import (
	"slices"

	"permu/internal/land"
)

// Next are the moves by which the procedure goes on from where an entry stands on a day, YYYY-MM-DD, whoever may make them: those that
// lead to a later state, and in place of one that waits for a clock that which stops it. Of what is on hold the program goes on when its
// time is up; what the newest run finds no longer may be closed.
func Next(e land.LedgerEntry, today string) []string {
	if Held(e.State) {
		return []string{"expire"}
	}
	first, then := []string{}, []string{}
	runs := running(e, today)
	for _, t := range Table() {
		switch {
		case t.Right == "" || !t.fits(e.Track, e.State) || !t.supported(e):
		case runs != "" && t.Stops == runs:
			first = append(first, t.Name)
		case (runs == "" || t.Waits != runs) && t.leadsOn(e.State):
			then = append(then, t.Name)
		}
	}
	return append(first, then...)
}

// running is the clock that runs on a day, or nothing.
func running(e land.LedgerEntry, today string) string {
	if e.Clock == nil || e.DueOn == nil || *e.DueOn < today {
		return ""
	}
	return *e.Clock
}

// leadsOn reports whether a move leads from a state to a later one, and not aside.
func (t Transition) leadsOn(state string) bool {
	return t.To != Same && t.To != Former && !Held(t.To) && place(t.To) > place(state)
}

// place is where a state stands in the order of the procedure.
func place(state string) int {
	return slices.IndexFunc(States(), func(s State) bool { return s.Name == state })
}
