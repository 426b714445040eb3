package score

import (
	"cmp"
	"math"
	"math/big"
	"slices"

	"permu/internal/policy"
)

// Applied is an adjustment that changed a score.
type Applied struct {
	ID        string  `json:"id"`
	Indicator string  `json:"indicator,omitempty"`
	Points    float64 `json:"points"`
	Counted   float64 `json:"counted,omitempty"`
	Document  string  `json:"document,omitempty"`
}

// addition is an adjustment of one member on its way to be applied.
type addition struct {
	Applied
	rule  policy.Adjustment
	units int64 // of the score
}

// adjust adds what the policy adds to an item or to the score, and clamps.
func (e *engine) adjust(t *trackResult, at int, sum func(int) (int64, bool)) {
	if !t.scored[at] {
		return
	}
	var given []addition
	limits := limits{e.policy.Adjustments, e.score}
	for _, a := range e.policy.Adjustments.Items {
		if it := t.itemOf(a.Indicator); a.Indicator != "" && (it == nil || !it.scored[at]) {
			continue // of another track, or of an item without points
		}
		if one, ok := e.adjustment(a, t, at); ok && one.units != 0 {
			given = append(given, one)
		}
	}
	given = limits.together(limits.within(exclusive(given)))
	byItem := false
	for _, one := range given {
		if it := t.itemOf(one.Indicator); it != nil {
			it.points[at] += e.item.roundRat(e.score.rat(one.units))
			byItem = true
		}
	}
	if byItem {
		t.base[at], t.scored[at] = sum(at)
	}
	t.score[at] = limits.clamped(t.base[at] + toScore(given))
	i := int(t.members[at])
	for _, one := range given {
		one.Points = e.score.value(one.units)
		e.applied[i] = append(e.applied[i], one.Applied)
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
func (e *engine) adjustment(a policy.Adjustment, t *trackResult, at int) (addition, bool) {
	i := int(t.members[at])
	given := addition{Applied: Applied{ID: a.ID, Indicator: a.Indicator}, rule: a}
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
	points, ok := e.adding(a, i, of, &given.Applied)
	if !ok {
		e.note(i, "unchecked:%s", a.ID)
		return given, false
	}
	given.units = e.score.roundRat(points)
	if a.Most != nil {
		given.units = eitherWay(given.units, e.score.limit(a.Most.Rat()))
	}
	return given, true
}

// limit is a limit that is not negative as whole units that do not exceed it.
func (r rounding) limit(v *big.Rat) int64 {
	return rounding{r.digits, policy.Floor, r.unit}.roundRat(v)
}

// eitherWay keeps points within a limit, whether they are added or taken off.
func eitherWay(units, limit int64) int64 { return min(max(units, -limit), limit) }

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

// adding is the points of an adjustment before its maximum.
func (e *engine) adding(a policy.Adjustment, i int, of *big.Rat, given *Applied) (*big.Rat, bool) {
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

// tagged finds the newest tag that an adjustment asks for and that counts: in its own year and the years that follow,
// with its evidence. Where there is none, it notes why the first does not.
func (e *engine) tagged(i int, a policy.Adjustment) (Tag, bool) {
	var newest Tag
	found, why := false, ""
	for _, tag := range e.facts.Tags[i] {
		switch says := e.unfit(tag, a); {
		case tag.Name != a.Tag:
		case says != "":
			why = cmp.Or(why, says)
		case !found || tag.On.After(newest.On):
			newest, found = tag, true
		}
	}
	if !found && why != "" {
		e.note(i, why+":%s", a.ID)
	}
	return newest, found
}

// unfit says why a tag does not count for an adjustment.
func (e *engine) unfit(tag Tag, a policy.Adjustment) string {
	switch {
	case a.ValidYears > 0 && tag.On.IsZero():
		return "unchecked"
	case a.ValidYears > 0 && (tag.On.Year() > e.facts.Year || tag.On.Year() <= e.facts.Year-int(a.ValidYears)):
		return "expired"
	case a.Evidence == "required" && tag.Document == "":
		return "unproven"
	}
	return ""
}

// exclusive keeps of adjustments with the same word the largest, either way, and the first of equals.
func exclusive(given []addition) []addition {
	largest := map[string]int{}
	for at, a := range given {
		kept, ok := largest[a.rule.Exclusive]
		if !ok || max(a.units, -a.units) > max(given[kept].units, -given[kept].units) {
			largest[a.rule.Exclusive] = at
		}
	}
	var kept []addition
	for at, a := range given {
		if a.rule.Exclusive == "" || largest[a.rule.Exclusive] == at {
			kept = append(kept, a)
		}
	}
	return kept
}

// limits are those of a policy's adjustments, in whole units of the score.
type limits struct {
	policy.Adjustments
	score rounding
}

// within keeps the adjustments of a group within its maximum, either way: what is too much is taken off the last ones.
func (l limits) within(given []addition) []addition {
	left := map[string]int64{}
	for _, g := range l.Groups {
		left[g.ID] = l.score.limit(g.Most.Rat())
	}
	var kept []addition
	for _, a := range given {
		if group := a.rule.Group; group != "" {
			a.units = eitherWay(a.units, left[group])
			left[group] -= max(a.units, -a.units)
		}
		if a.units != 0 {
			kept = append(kept, a)
		}
	}
	return kept
}

// together keeps all bonuses within their most, and all deductions within theirs, those of items too: what is too much is
// taken off the last ones.
func (l limits) together(given []addition) []addition {
	bonus, deduction := l.left(l.MostBonus), l.left(l.MostDeduction)
	var kept []addition
	for _, a := range given {
		a.units = min(max(a.units, -deduction), bonus)
		bonus, deduction = bonus-max(a.units, 0), deduction-max(-a.units, 0)
		if a.units != 0 {
			kept = append(kept, a)
		}
	}
	return kept
}

// left is a limit in whole units; without one there is no end to it.
func (l limits) left(most *policy.Decimal) int64 {
	if most == nil {
		return math.MaxInt64
	}
	return l.score.limit(most.Rat())
}

// toScore is the sum of the adjustments of the score itself; those of items are in its base already.
func toScore(given []addition) int64 {
	sum := int64(0)
	for _, a := range given {
		if a.Indicator == "" {
			sum += a.units
		}
	}
	return sum
}

// clamped keeps a score between the least and the most, whichever way scores are rounded.
func (l limits) clamped(score int64) int64 {
	if l.Most != nil {
		score = min(score, l.score.limit(l.Most.Rat()))
	}
	if l.Least != nil {
		score = max(score, -l.score.limit(new(big.Rat).Neg(l.Least.Rat())))
	}
	return score
}
