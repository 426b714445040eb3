package score

import (
	"cmp"
	"math"
	"math/big"
	"slices"
	"strings"

	"permu/internal/policy"
)

// trackResult is what one track's members come to.
type trackResult struct {
	track   policy.Track
	members []int32 // subjects
	items   []*item
	base    []int64 // score before adjustments, whole units
	score   []int64
	scored  []bool
	places  []place  // in their rankings
	pools   []pool   // the rankings
	start   []string // grade of the ranking, and after the gates
	final   []string
}

// total sums the items of every member, adjusts and clamps.
func (e *engine) total(t *trackResult) {
	n := len(t.members)
	t.base, t.score, t.scored = make([]int64, n), make([]int64, n), make([]bool, n)
	if e.isOpen(t) {
		return
	}
	failed := make([]bool, n)
	t.supersede()
	for _, it := range t.items {
		it.fill(e, t.members, failed)
	}
	sum := e.summation(t)
	InParts(n, func(from, to int) {
		for at := from; at < to; at++ {
			if !failed[at] && e.scores(t.members[at]) {
				if t.base[at], t.scored[at] = e.rawScore(t, at); !t.scored[at] {
					t.base[at], t.scored[at] = sum(at)
				}
			}
			t.score[at] = t.base[at]
		}
	})
	if len(e.policy.Adjustments.Items) > 0 || e.policy.Adjustments.Least != nil || e.policy.Adjustments.Most != nil {
		for at := range n {
			e.adjust(t, at, sum)
		}
	}
}

// isOpen reports whether a track cannot be scored for want of numbers.
func (e *engine) isOpen(t *trackResult) bool {
	for i, track := range e.policy.Tracks {
		if track.ID == t.track.ID {
			return e.open[i]
		}
	}
	return false
}

// supersede lets of the indicators with the same word only the first that applies and has points count; where none has,
// the first that applies lacks, or the first of all.
func (t *trackResult) supersede() {
	words := map[string][]*item{}
	for _, it := range t.items {
		if word := it.indicator.Alternative; word != "" {
			words[word] = append(words[word], it)
		}
	}
	for _, list := range words {
		for at := range t.members {
			kept := slices.MinFunc(list, func(a, b *item) int { return cmp.Compare(a.standing(at), b.standing(at)) })
			for _, it := range list {
				if it != kept {
					it.lack[at], it.scored[at], it.points[at] = superseded, false, 0
				}
			}
		}
	}
}

// standing is 0 for an item with points, 1 for one that applies, 2 for one that does not.
func (it *item) standing(at int) int {
	switch {
	case it.scored[at]:
		return 0
	case it.lack[at] == notApplied || it.lack[at] == undecidable:
		return 2
	}
	return 1
}

// scores reports whether a subject is scored: all but those of a special class that is neither ranked nor scored.
func (e *engine) scores(i int32) bool {
	rule := e.sorted.rule[i]
	return rule < 0 || e.sorted.ranked[i] || e.policy.Population.Special[rule].Scored
}

// combining makes a score of the points of items.
type combining struct {
	item, score rounding
	method      string
	scale       amount
}

func (e *engine) combining(t policy.Track) combining {
	return combining{e.item, e.score, t.Combine.MethodOf(), amountOf(t.Combine.ScaleOf())}
}

// of is the score of a sum of points, if there is one: where items have none, their weight is shared by the others, whose
// weights come to weight. A track whose items are not combined has a score of nothing.
func (c combining) of(points int64, weight quick, lacking bool, weighed func() *big.Rat) (int64, bool) {
	switch {
	case c.method == policy.NoScores:
		return 0, true
	case !lacking || c.method == policy.Single:
		return c.score.round(quick(c.item.value(points)), func() *big.Rat { return c.item.rat(points) }), true
	case weight <= 0:
		return 0, false
	}
	return c.score.round(quick(c.item.value(points))*c.scale.quick/weight, func() *big.Rat {
		shared := new(big.Rat).Mul(c.item.rat(points), c.scale.exact.Rat)
		return shared.Quo(shared, weighed())
	}), true
}

// summation adds the points of a member up and combines them; without any points there is no score.
func (e *engine) summation(t *trackResult) func(at int) (int64, bool) {
	combine := e.combining(t.track)
	return func(at int) (int64, bool) {
		points, weight, lacking, any := int64(0), quick(0), false, false
		for _, it := range t.items {
			switch {
			case it.scored[at]:
				points, weight, any = points+it.points[at], weight+it.rulesOf(int32(at)).weight.quick, true
			case it.lack[at] != superseded:
				lacking = true
			}
		}
		if !any {
			return 0, false
		}
		return combine.of(points, weight, lacking, func() *big.Rat { return t.weightAt(at) })
	}
}

// rawScore is the raw value of a member's only item as its score, rounded once; false where the points of the items, or
// what the policy gives in their place, make it.
func (e *engine) rawScore(t *trackResult, at int) (int64, bool) {
	if t.track.Combine.MethodOf() != policy.Single {
		return 0, false
	}
	for _, it := range t.items {
		if it.indicator.Scorer.Kind() == policy.Raw && it.lack[at] == hasValue {
			return e.score.round(quick(it.value[at]), func() *big.Rat { return it.exactly(t.members[at]) }), true
		}
	}
	return 0, false
}

// weightAt is the weight of a member's items that have points.
func (t *trackResult) weightAt(at int) *big.Rat {
	sum := new(big.Rat)
	for _, it := range t.items {
		if it.scored[at] {
			sum.Add(sum, it.rulesOf(int32(at)).weight.exact.Rat)
		}
	}
	return sum
}

// seen is a member as conditions after the scoring see it.
func (e *engine) seen(t *trackResult, at int) subject {
	return subject{facts: e.facts, at: int(t.members[at]), after: func(name string) (any, bool) { return e.after(t, at, name) }}
}

// after is what is known of a member after the scoring.
func (e *engine) after(t *trackResult, at int, name string) (any, bool) {
	switch name {
	case "track":
		return t.track.ID, true
	case "score":
		return e.score.value(t.score[at]), t.scored[at]
	case "grade":
		if t.final == nil {
			return "", true
		}
		return t.final[at], true
	}
	if id, ok := strings.CutPrefix(name, "base."); ok {
		it := t.itemOf(id)
		if it == nil || !it.bases[it.group[at]].there || it.bases[it.group[at]].exact.Rat == nil {
			return nil, false
		}
		return it.bases[it.group[at]].float(), true
	}
	term, ok := policy.ParseTerm(name)
	it := t.itemOf(term.Name)
	if !ok || it == nil {
		return nil, false
	}
	if term.Of == "value" {
		return it.value[at], !math.IsNaN(it.value[at])
	}
	return e.item.value(it.points[at]), it.scored[at]
}
