package score_test

import (
	"fmt"
	"maps"
	"math"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"permu/internal/score"
)

// TestEngineAgreesWithTheOracle asks both for everything: class, values, points, scores, places, grades before and after
// the gates, what was added and which bounds are broken.
func TestEngineAgreesWithTheOracle(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, f := drawPolicy(t), drawFacts(t)
		r, err := score.Evaluate(p, f)
		if err != nil {
			t.Fatal(err)
		}
		context := r.Context()
		for i, e := range judge(p, f) {
			if diff := cmp.Diff(e.said(), saidBy(r.Row(i), context)); diff != "" {
				t.Fatalf("%s: (-oracle +engine):\n%s\n%s", f.Keys[i], diff, p.Source())
			}
		}
	})
}

// answer is what both say of a subject, in words that compare exactly.
type answer struct {
	Class, Rule, Track, Base, Score string
	Items                           []string // value, points and what it is measured against
	Applied, Passed                 []string
	Pool                            string
	Place, Of                       int
	Initial, Grade                  string
	Broken                          []string
}

// said is the oracle's answer.
func (e *entrant) said() answer {
	a := answer{Class: e.class, Rule: e.rule, Track: e.track, Initial: e.initial, Grade: e.grade, Passed: e.passed}
	if e.track == "" {
		a.Initial = e.classGrade()
		a.Grade = a.Initial
		return a
	}
	a.Base, a.Score = "-", "-"
	t, _ := e.trackOf()
	if t.Combine.MethodOf() != "none" {
		a.Base, a.Score = written(e.base), written(e.score)
	}
	for _, m := range e.marks {
		a.Items = append(a.Items, fmt.Sprint(written(m.value), " ", written(m.points), " ", written(m.base.value)))
	}
	for _, id := range slices.Sorted(maps.Keys(e.applied)) {
		a.Applied = append(a.Applied, id+" "+written(e.applied[id]))
	}
	if e.pool != nil && t.Combine.MethodOf() != "none" {
		a.Pool, a.Place, a.Of, a.Broken = strings.TrimLeft(e.pool.key, "/"), e.place, len(e.pool.ranked), e.pool.broken
	}
	return a
}

// written is a number as a float64 is; nil is a dash.
func written(v *big.Rat) string {
	if v == nil {
		return "-"
	}
	f, _ := v.Float64()
	return fmt.Sprint(f + 0)
}

func writtenFloat(v *float64) string {
	if v == nil || math.IsNaN(*v) {
		return "-"
	}
	return fmt.Sprint(*v + 0)
}

// saidBy is the engine's answer.
func saidBy(row score.Row, c score.Context) answer {
	a := answer{
		Class: row.Class, Rule: row.Rule, Track: row.Track, Place: row.Place, Initial: row.Initial, Grade: row.Grade,
	}
	if row.Track == "" {
		return a
	}
	at := slices.IndexFunc(c.Tracks, func(t score.TrackContext) bool { return t.ID == row.Track })
	a.Base, a.Score = writtenFloat(row.Base), writtenFloat(row.Score)
	for i, item := range row.Items {
		base := c.Tracks[at].Items[i][item.Group]
		a.Items = append(a.Items, fmt.Sprint(writtenFloat(&item.Value), " ", writtenFloat(&item.Points), " ", writtenFloat(base.Value)))
	}
	for _, applied := range row.Applied {
		a.Applied = append(a.Applied, applied.ID+" "+writtenFloat(&applied.Points))
	}
	for _, passed := range row.Passed {
		a.Passed = append(a.Passed, passed.ID+": "+passed.From+" → "+passed.To)
	}
	if row.Place > 0 {
		pool := c.Tracks[at].Pools[row.Pool]
		a.Pool, a.Of, a.Broken = pool.Key, row.Of, pool.Broken
	}
	slices.Sort(a.Applied)
	return a
}
