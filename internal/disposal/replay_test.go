package disposal

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"permu/internal/calendar"
	"permu/internal/land"
)

// walk is an entry that people and the program move at random.
type walk struct {
	entry land.LedgerEntry
	steps []land.LedgerStep
}

func (w *walk) take(step land.LedgerStep) {
	w.entry.LedgerStanding = Apply(w.entry.LedgerStanding, step)
	w.steps = append(w.steps, step)
}

// step makes one random move, which may be refused.
func (w *walk) step(t *rapid.T, c calendar.Calendar) {
	names := append(Allowed(w.entry, person("甲")), "expire", "close", "reopen", "lapse", "mark")
	if rapid.IntRange(0, 3).Draw(t, "any move") == 0 {
		for _, move := range Table() {
			names = append(names, move.Name)
		}
	}
	day := calendar.Text(c.Today.AddDate(0, 0, -rapid.IntRange(0, 3).Draw(t, "days ago")))
	r := land.LedgerMove{
		Move: rapid.SampledFrom(names).Draw(t, "move"), Version: w.entry.Version, DocumentNo: "1", DocumentOn: day, Signer: "s", FileID: 1, Note: "n",
		DisposedM2: rapid.Float64Range(1, 300).Draw(t, "area"), Assignee: new("a"),
	}
	if r.Move == "propose_idle" {
		if r.Cause = rapid.SampledFrom(Causes()).Draw(t, "cause"); r.Cause != Holder {
			r.Ground = map[string]string{Government: "plan_changed", ForceMajeure: "disaster"}[r.Cause]
		}
	}
	mode := rapid.SampledFrom(append(ModesFor(w.entry), Modes()[0])).Draw(t, "mode")
	r.Mode = mode.Name
	ends := mode.Limit != nil && slices.Contains([]string{"dispose", "change_mode"}, r.Move)
	if ends || slices.Contains([]string{"exempt", "protect", "dispute", "notify", "put_off"}, r.Move) {
		r.UntilOn = calendar.Text(c.Today.AddDate(0, 0, rapid.IntRange(1, 90).Draw(t, "until")))
	}
	switch {
	case r.Move == "close" && w.entry.State == Suspected:
		w.take(Close(w.entry.Version))
	case r.Move == "reopen" && slices.Contains(Lapsed(), w.entry.State):
		w.take(Reopen(w.entry.LedgerStanding, w.entry.Track, c))
	case r.Move == "mark":
		w.entry.UnsupportedRunID = new(int64(1))
	case r.Move == "lapse":
		if w.entry.Track == Promise && Lapses(w.entry.State) {
			w.take(Lapse(w.entry.LedgerStanding, rapid.Bool().Draw(t, "kept")))
		}
	case r.Move == "expire":
		if after, step, done := Expire(w.entry, c); done {
			w.entry, w.steps = after, append(w.steps, step)
		}
	default:
		after, step, err := Move(w.entry, r, person(rapid.SampledFrom([]string{"甲", "乙"}).Draw(t, "person")), c)
		if err == nil {
			w.entry, w.steps = after, append(w.steps, step)
		}
	}
}

// TestAnyWalkStaysInTheTable makes random moves over a year: every state is one of the table's track, two persons identify,
// and the steps replay to the entry.
func TestAnyWalkStaysInTheTable(t *testing.T) {
	reached := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		track := rapid.SampledFrom(everyTrack()).Draw(t, "track")
		c := calendar.New(day("2026-01-05"), nil)
		w := walk{entry: land.LedgerEntry{Track: track, Rule: track, AreaM2: 1000}}
		w.take(Open(track, c))
		for range rapid.IntRange(5, 60).Draw(t, "moves") {
			w.step(t, c)
			c.Today = c.Today.AddDate(0, 0, rapid.IntRange(0, 20).Draw(t, "days"))
			state, ok := StateByName(w.entry.State)
			if !ok || !slices.Contains(state.Tracks, track) {
				t.Fatalf("%s reached %q", track, w.entry.State)
			}
			reached[w.entry.State] = true
		}
		standing, err := Replay(track, w.steps)
		if diff := cmp.Diff(w.entry.LedgerStanding, standing); err != nil || diff != "" {
			t.Fatalf("%v (-entry +replayed):\n%s", err, diff)
		}
		for i, step := range w.steps {
			if slices.Contains([]string{"confirm_idle", "confirm_not_idle", "confirm_low", "confirm_not_low"}, step.Move) && step.By == proposer(w.steps[:i]) {
				t.Fatalf("%s was proposed and confirmed by %s", step.ToState, step.By)
			}
		}
		if standing.DisposedM2 < 0 || standing.DisposedM2 > 1000.000001 {
			t.Fatalf("%g m² of 1000 are dealt with", standing.DisposedM2)
		}
	})
	if len(reached) < len(States())-4 {
		t.Errorf("only %v were reached", reached)
	}
}

func proposer(steps []land.LedgerStep) string {
	for _, step := range slices.Backward(steps) {
		if isProposal(step.ToState) && step.FromState != step.ToState {
			return step.By
		}
	}
	return ""
}

func TestStepsThatDoNotFollow(t *testing.T) {
	open := Open(Idle, calendar.New(day("2026-01-05"), nil))
	tests := map[string][]land.LedgerStep{
		"a move of no table":     {{Version: 1, Move: "burn", ToState: Suspected}},
		"a step is missing":      {open, {Version: 3, Move: "investigate", FromState: Suspected, ToState: Investigating}},
		"from elsewhere":         {open, {Version: 2, Move: "propose_idle", FromState: Investigating, ToState: ProposedIdle}},
		"out of order":           {open, {Version: 2, Move: "finish", FromState: Suspected, ToState: Done}},
		"to elsewhere":           {open, {Version: 2, Move: "investigate", FromState: Suspected, ToState: Done}},
		"of the other procedure": {open, {Version: 2, Move: "propose_low", FromState: Suspected, ToState: ProposedLow}},
	}
	for name, steps := range tests {
		if s, err := Replay(Idle, steps); !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%s: %v %+v", name, err, s)
		}
	}
}
