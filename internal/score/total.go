package score

import (
	"math"
	"math/big"
	"slices"
	"strings"
	"time"

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

// Applied is an adjustment that changed a score.
type Applied struct {
	ID        string  `json:"id"`
	Indicator string  `json:"indicator,omitempty"`
	Points    float64 `json:"points"`
	Counted   float64 `json:"counted,omitempty"`
	Document  string  `json:"document,omitempty"`
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
		it.fill(e, failed)
	}
	sum := e.summation(t)
	inParts(n, func(from, to int) {
		for at := from; at < to; at++ {
			if !failed[at] && e.scores(t.members[at]) {
				t.base[at], t.scored[at] = sum(at)
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

// supersede lets of the indicators with the same word only the first that has points count; where none has, the first lacks.
func (t *trackResult) supersede() {
	first := map[string][]*item{}
	for _, it := range t.items {
		if word := it.indicator.Alternative; word != "" {
			first[word] = append(first[word], it)
		}
	}
	for _, list := range first {
		for at := range t.members {
			kept := list[0]
			for _, it := range list {
				if it.scored[at] {
					kept = it
					break
				}
			}
			for _, it := range list {
				if it != kept {
					it.lack[at], it.scored[at], it.points[at] = superseded, false, 0
				}
			}
		}
	}
}

// scores reports whether a subject is scored: all but those of a special class that is neither ranked nor scored.
func (e *engine) scores(i int32) bool {
	rule := e.sorted.rule[i]
	return rule < 0 || e.sorted.ranked[i] || e.policy.Population.Special[rule].Scored
}

// summation adds the points of a member up; where items have none, their weight is shared by the others. A track whose
// items are not combined has a sum of nothing as soon as one item has a value.
func (e *engine) summation(t *trackResult) func(at int) (int64, bool) {
	scale := amountOf(t.track.Combine.ScaleOf())
	method := t.track.Combine.MethodOf()
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
		switch {
		case !any || method == policy.NoScores:
			return 0, any
		case !lacking || method == policy.Single:
			return e.score.round(quick(e.item.value(points)), func() *big.Rat { return e.item.rat(points) }), true
		case weight <= 0:
			return 0, false
		}
		return e.score.round(quick(e.item.value(points))*scale.quick/weight, func() *big.Rat {
			shared := new(big.Rat).Mul(e.item.rat(points), scale.exact.Rat)
			return shared.Quo(shared, t.weightAt(at))
		}), true
	}
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

// adjust adds what the policy adds to an item or to the score, and clamps.
func (e *engine) adjust(t *trackResult, at int, sum func(int) (int64, bool)) {
	if !t.scored[at] {
		return
	}
	i := int(t.members[at])
	var applied []Applied
	for _, a := range e.policy.Adjustments.Items {
		if it := t.itemOf(a.Indicator); a.Indicator != "" && (it == nil || !it.scored[at]) {
			continue // of another track, or of an item without points
		}
		if given, ok := e.adjustment(a, t, at); ok && given.Points != 0 {
			applied = append(applied, given)
		}
	}
	applied = e.within(e.exclusive(applied))
	byItem := false
	for _, given := range applied {
		if it := t.itemOf(given.Indicator); it != nil {
			it.points[at] += e.item.roundRat(new(big.Rat).SetFloat64(given.Points))
			byItem = true
		}
	}
	if byItem {
		t.base[at], t.scored[at] = sum(at)
	}
	t.score[at] = e.clamped(t.base[at] + e.bounded(applied))
	if len(applied) > 0 {
		e.applied[i] = applied
	}
}

func (t *trackResult) itemOf(id string) *item {
	for _, it := range t.items {
		if id != "" && it.indicator.ID == id {
			return it
		}
	}
	return nil
}

// adjustment is what one adjustment gives a member, if it applies.
func (e *engine) adjustment(a policy.Adjustment, t *trackResult, at int) (Applied, bool) {
	i := int(t.members[at])
	given := Applied{ID: a.ID, Indicator: a.Indicator}
	switch a.When.Holds(e.seen(t, at)) {
	case policy.No:
		return given, false
	case policy.CannotTell:
		e.note(i, "unchecked:%s", a.ID)
		return given, false
	}
	if a.Tag != "" {
		tag, ok := e.tagged(i, a)
		if !ok {
			return given, false
		}
		given.Document = tag.Document
	}
	if unset(a) {
		e.note(i, "unset:%s", a.ID)
		return given, false
	}
	of := e.score.rat(t.base[at])
	if it := t.itemOf(a.Indicator); it != nil {
		of = e.item.rat(it.points[at])
	}
	points, ok := e.pointsOf(a, i, of, &given)
	if !ok {
		e.note(i, "unchecked:%s", a.ID)
		return given, false
	}
	if a.Most != nil {
		most := a.Most.Rat()
		if points.Cmp(most) > 0 {
			points = most
		} else if least := new(big.Rat).Neg(most); points.Cmp(least) < 0 {
			points = least
		}
	}
	given.Points = e.score.value(e.score.roundRat(points))
	return given, true
}

// unset reports whether the points of an adjustment are open.
func unset(a policy.Adjustment) bool {
	for _, d := range append(slices.Clone(a.Table), orZero(a.Points), orZero(a.Percent), orZero(a.EachFurther), orZero(a.Most)) {
		if d.IsUnknown() {
			return true
		}
	}
	return false
}

func orZero(d *policy.Decimal) policy.Decimal {
	if d == nil {
		return policy.Decimal{}
	}
	return *d
}

// pointsOf is the points of an adjustment before its maximum.
func (e *engine) pointsOf(a policy.Adjustment, i int, of *big.Rat, given *Applied) (*big.Rat, bool) {
	switch {
	case a.Points != nil:
		return a.Points.Rat(), true
	case a.Percent != nil:
		part := new(big.Rat).Mul(of, a.Percent.Rat())
		return part.Quo(part, big.NewRat(100, 1)), true
	}
	counted, known := subject{facts: e.facts, at: i}.Value(a.Count)
	n, _ := counted.(float64)
	given.Counted = n
	if !known {
		return nil, false
	}
	return tabled(a, int(n)), true
}

// tabled reads a table at 1, 2, 3 …, and adds for each further.
func tabled(a policy.Adjustment, n int) *big.Rat {
	points := new(big.Rat)
	if n <= 0 {
		return points
	}
	if len(a.Table) > 0 {
		points.Set(a.Table[min(n, len(a.Table))-1].Rat())
	}
	if further := n - len(a.Table); further > 0 && a.EachFurther != nil {
		points.Add(points, new(big.Rat).Mul(a.EachFurther.Rat(), big.NewRat(int64(further), 1)))
	}
	return points
}

// tagged finds the newest tag that an adjustment asks for and that still counts; one without the evidence is noted.
func (e *engine) tagged(i int, a policy.Adjustment) (Tag, bool) {
	for _, tag := range e.facts.Tags[i] {
		if tag.Name != a.Tag {
			continue
		}
		if a.ValidYears > 0 && (tag.On.IsZero() || tag.On.Year() <= e.facts.Year-int(a.ValidYears) || tag.On.Year() > e.facts.Year) {
			e.note(i, "expired:%s", a.ID)
			continue
		}
		if a.Evidence == "required" && tag.Document == "" {
			e.note(i, "unproven:%s", a.ID)
			continue
		}
		return tag, true
	}
	return Tag{}, false
}

// exclusive keeps of adjustments with the same word the one that weighs most, the first of equals.
func (e *engine) exclusive(applied []Applied) []Applied {
	words := map[string]string{}
	for _, a := range e.policy.Adjustments.Items {
		words[a.ID] = a.Exclusive
	}
	largest := map[string]int{}
	for at, a := range applied {
		word := words[a.ID]
		if kept, ok := largest[word]; word != "" && (!ok || math.Abs(a.Points) > math.Abs(applied[kept].Points)) {
			largest[word] = at
		}
	}
	var kept []Applied
	for at, a := range applied {
		if word := words[a.ID]; word == "" || largest[word] == at {
			kept = append(kept, a)
		}
	}
	return kept
}

// within keeps the adjustments of a group within its maximum, either way: what is too much is taken off the last ones.
func (e *engine) within(applied []Applied) []Applied {
	groups, left := map[string]string{}, map[string]float64{}
	for _, a := range e.policy.Adjustments.Items {
		groups[a.ID] = a.Group
	}
	for _, g := range e.policy.Adjustments.Groups {
		left[g.ID] = g.Most.Float()
	}
	var kept []Applied
	for _, a := range applied {
		if group := groups[a.ID]; group != "" {
			given := math.Copysign(min(math.Abs(a.Points), left[group]), a.Points)
			left[group] -= math.Abs(given)
			if a.Points = e.score.value(e.score.roundRat(new(big.Rat).SetFloat64(given))); a.Points == 0 {
				continue
			}
		}
		kept = append(kept, a)
	}
	return kept
}

// bounded is the sum of bonuses and deductions, each within its maximum, in whole units; those of items are in the sum already.
func (e *engine) bounded(applied []Applied) int64 {
	bonus, deduction := int64(0), int64(0)
	for _, a := range applied {
		units := int64(math.Round(a.Points * e.score.unit))
		switch {
		case a.Indicator != "":
		case units > 0:
			bonus += units
		default:
			deduction -= units
		}
	}
	if most := e.policy.Adjustments.MostBonus; most != nil {
		bonus = min(bonus, e.score.roundRat(most.Rat()))
	}
	if most := e.policy.Adjustments.MostDeduction; most != nil {
		deduction = min(deduction, e.score.roundRat(most.Rat()))
	}
	return bonus - deduction
}

func (e *engine) clamped(score int64) int64 {
	if most := e.policy.Adjustments.Most; most != nil {
		score = min(score, e.score.roundRat(most.Rat()))
	}
	if least := e.policy.Adjustments.Least; least != nil {
		score = max(score, e.score.roundRat(least.Rat()))
	}
	return score
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

// inForce reports whether a gate is, on the day of the data.
func inForce(g policy.Gate, on time.Time) bool {
	return (g.From.IsZero() || !on.Before(g.From.Time)) && (g.Until.IsZero() || !on.After(g.Until.Time))
}
