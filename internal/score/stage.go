package score

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"permu/internal/policy"
)

// twoStages splits a ranking, sorts both parts by keys of their own and grades the best of the one and the worst of the other.
func (e *engine) twoStages(t *trackResult, p *pool, better func(a, b int32) int) {
	rule, mode := t.track.Bands.TwoStage, t.track.Bands.Rounding
	split := policy.DecimalOf(50)
	if rule.SplitPercent != nil {
		split = *rule.SplitPercent
	}
	n := len(p.ranked)
	half := min(countOf(split.Rat(), n, atHead(mode)), n)
	p.cuts = []cut{{rule.Rest, half}} // whoever is in the first part has the middle grade, or the best
	var top, bottom []int32
	for _, at := range p.ranked {
		t.start[at] = rule.Rest
		if t.counted(at) < half {
			top = append(top, at)
		} else {
			bottom = append(bottom, at)
		}
	}
	e.stage(t, top, rule.Top, better, true, countOf(rule.Top.Percent.Rat(), n, atHead(mode)))
	e.stage(t, bottom, rule.Bottom, better, false, countOf(rule.Bottom.Percent.Rat(), n, atTail(mode)))
}

// stage gives so many of a part its grade. At the top the best come first, at the bottom the worst. Who lacks the key is
// the last to get a good grade and the first to get a bad one; of equals it is who ranks better or worse. Equals in both
// that stand on both sides of the cut go where the policy says.
func (e *engine) stage(t *trackResult, part []int32, rule policy.Stage, better func(a, b int32) int, top bool, size int) {
	before := e.stageOrder(t, rule, better, top)
	if !top {
		slices.Reverse(part) // of those alike in everything the last comes first
	}
	slices.SortStableFunc(part, before)
	e.remember(t, part, rule, top)
	size = min(size, len(part))
	if ties := t.track.Bands.Ties.AtCut; ties != "split" && size > 0 && size < len(part) && before(part[size-1], part[size]) == 0 {
		kept := part[size]
		equal := func(at int32) bool { return before(at, kept) == 0 }
		if top == (ties == "worse") { // none of the equals
			size = slices.IndexFunc(part, equal)
		} else {
			for size < len(part) && equal(part[size]) {
				size++
			}
		}
	}
	for _, at := range part[:size] {
		t.start[at] = rule.Grade
	}
}

// remember keeps where the members of a part stand in it.
func (e *engine) remember(t *trackResult, part []int32, rule policy.Stage, top bool) {
	key, in := e.sums(t, rule.Key), map[bool]string{true: "top", false: "bottom"}[top]
	for order, at := range part {
		t.places[at].stage = staged{in, int32(order + 1), int32(len(part)), key[at]}
	}
}

// stageNote is the code of the note that says where a subject stands in its part of two stages.
const stageNote = "stage"

// note is what a run keeps of it: stage:top:2:15:3.5.
func (s staged) note() string {
	return fmt.Sprintf("%s:%s:%d:%d:%v", stageNote, s.in, s.order, s.of, s.key)
}

// stageOrder compares two members of a part, negative where the stage's grade is given to the first before the second.
func (e *engine) stageOrder(t *trackResult, rule policy.Stage, better func(a, b int32) int, top bool) func(a, b int32) int {
	key := e.sums(t, rule.Key)
	descends := rule.Order == "desc" || rule.Order == "" && top
	return func(a, b int32) int {
		x, y := key[a], key[b]
		switch {
		case math.IsNaN(x) != math.IsNaN(y):
			if math.IsNaN(y) == top {
				return -1
			}
			return 1
		case x != y && descends && !math.IsNaN(x):
			return cmp.Compare(y, x)
		case x != y && !math.IsNaN(x):
			return cmp.Compare(x, y)
		case top:
			return better(a, b)
		}
		return better(b, a)
	}
}
