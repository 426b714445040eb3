package disposal

import (
	"slices"

	"permu/internal/land"
)

// Next are the moves by which the procedure goes on from where an entry stands, whoever may make them: those that lead to a later
// state, and before one that waits for a clock, that which stops it. Of what is on hold the program goes on when its time is up; what
// the newest run finds no longer may be closed.
func Next(e land.LedgerEntry) []string {
	if Held(e.State) {
		return []string{"expire"}
	}
	next := []string{}
	for _, t := range Table() {
		if t.Right != "" && t.fits(e.Track, e.State) && t.supported(e) && t.goesOn(e) {
			next = append(next, t.Name)
		}
	}
	return next
}

// goesOn reports whether a move that leads on from where an entry stands takes its procedure further, instead of aside or back.
func (t Transition) goesOn(e land.LedgerEntry) bool {
	clock := ""
	if e.Clock != nil {
		clock = *e.Clock
	}
	switch {
	case clock != "" && t.Stops == clock:
		return true
	case clock != "" && t.Waits == clock, t.To == Same, t.To == Former, Held(t.To):
		return false
	}
	return place(t.To) > place(e.State)
}

// place is where a state stands in the order of the procedure.
func place(state string) int {
	return slices.IndexFunc(States(), func(s State) bool { return s.Name == state })
}
