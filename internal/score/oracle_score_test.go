package score_test

import (
	"math/big"
	"strings"

	"permu/internal/policy"
)

// total makes the score of the items, adjusts and clamps it.
func (e *entrant) total(t policy.Track) {
	if e.base = e.combined(t, false); e.base == nil {
		return
	}
	e.score = e.base // as conditions see it
	e.adjust(t)
	rule := e.policy.Adjustments
	e.score = e.base
	for _, a := range rule.Items {
		if points := e.applied[a.ID]; points != nil && a.Indicator == "" {
			e.score = plus(e.score, points)
		}
	}
	if rule.Most != nil {
		e.score = least(e.score, e.limit(rule.Most.Rat()))
	}
	if rule.Least != nil {
		e.score = most(e.score, new(big.Rat).Neg(e.limit(new(big.Rat).Neg(rule.Least.Rat()))))
	}
}

// limit is a limit as a score that does not exceed it.
func (e *entrant) limit(v *big.Rat) *big.Rat {
	return roundedTo(v, policy.RoundTo{Digits: e.policy.Rounding.Total.Digits, Mode: policy.Floor}, 2)
}

// scoreOf is a number rounded as scores are.
func (e *entrant) scoreOf(v *big.Rat) *big.Rat { return roundedTo(v, e.policy.Rounding.Total, 2) }

// combined is the score of the items as they stand; nil without one. Who needs no score has a score of nothing, and a
// raw value is the score as it is, until something is added to it.
func (e *entrant) combined(t policy.Track, adjusted bool) *big.Rat {
	points, weight, complete, only := new(big.Rat), new(big.Rat), true, (*mark)(nil)
	for _, m := range e.marks {
		switch {
		case m.points != nil:
			points, weight, only = plus(points, m.points), plus(weight, m.weight), m
		case m.lack != outdone:
			complete = false
		}
	}
	switch method := t.Combine.MethodOf(); {
	case only == nil || !e.scored:
		return nil
	case method == policy.NoScores:
		return new(big.Rat)
	case method == policy.Single && only.lack == "" && !adjusted && t.Indicators[0].Scorer.Kind() == policy.Raw:
		return e.scoreOf(only.value)
	case complete || method == policy.Single:
		return e.scoreOf(points)
	case weight.Sign() == 0:
		return nil
	}
	return e.scoreOf(over(times(points, t.Combine.ScaleOf().Rat()), weight))
}

// adjust finds what is added to the items and to the score: within the limit of each, of those with the same word the
// largest, and of a group as much as it allows.
func (e *entrant) adjust(t policy.Track) {
	given := map[string]*big.Rat{}
	for _, a := range e.policy.Adjustments.Items {
		if points := e.adjustment(t, a); points != nil && points.Sign() != 0 {
			given[a.ID] = points
		}
	}
	left := map[string]*big.Rat{}
	for _, g := range e.policy.Adjustments.Groups {
		left[g.ID] = e.limit(g.Most.Rat())
	}
	for _, a := range e.policy.Adjustments.Items {
		points := given[a.ID]
		if points == nil || e.outweighed(a, given) {
			continue
		}
		if a.Group != "" {
			points = clamp(points, left[a.Group])
			left[a.Group] = minus(left[a.Group], new(big.Rat).Abs(points))
		}
		if points = e.bounded(points); points.Sign() != 0 {
			e.applied[a.ID] = points
		}
	}
	e.adjustItems(t)
}

// bounded is as much of a bonus as all before it leave of the most that there may be, or of a deduction.
func (e *entrant) bounded(points *big.Rat) *big.Rat {
	limit, sign := e.policy.Adjustments.MostBonus, points.Sign()
	if sign < 0 {
		limit = e.policy.Adjustments.MostDeduction
	}
	if limit == nil {
		return points
	}
	left := e.limit(limit.Rat())
	for _, other := range e.applied {
		if other.Sign() == sign {
			left = minus(left, new(big.Rat).Abs(other))
		}
	}
	return clamp(points, left)
}

func clamp(v, limit *big.Rat) *big.Rat { return most(new(big.Rat).Neg(limit), least(limit, v)) }

// outweighed reports whether another adjustment with the same word is larger, or as large and named before.
func (e *entrant) outweighed(a policy.Adjustment, given map[string]*big.Rat) bool {
	before := true
	for _, other := range e.policy.Adjustments.Items {
		if other.ID == a.ID {
			before = false
			continue
		}
		if points := given[other.ID]; a.Exclusive != "" && other.Exclusive == a.Exclusive && points != nil {
			if sign := new(big.Rat).Abs(points).Cmp(new(big.Rat).Abs(given[a.ID])); sign > 0 || sign == 0 && before {
				return true
			}
		}
	}
	return false
}

// adjustItems adds to items, and makes the score anew.
func (e *entrant) adjustItems(t policy.Track) {
	for _, a := range e.policy.Adjustments.Items {
		if m := e.markOf(t, a.Indicator); m != nil && e.applied[a.ID] != nil {
			m.points = plus(m.points, roundedTo(e.applied[a.ID], e.policy.Rounding.Item, 4))
			e.base = e.combined(t, true)
		}
	}
}

func (e *entrant) markOf(t policy.Track, id string) *mark {
	for at, i := range t.Indicators {
		if i.ID == id {
			return e.marks[at]
		}
	}
	return nil
}

// adjustment is what one adjustment gives, within its own limit; nil when it does not apply.
func (e *entrant) adjustment(t policy.Track, a policy.Adjustment) *big.Rat {
	of := e.base
	if a.Indicator != "" {
		m := e.markOf(t, a.Indicator)
		if m == nil || m.points == nil {
			return nil
		}
		of = m.points
	}
	if a.When.Holds(seen{e, t}) != policy.Yes || a.Tag != "" && !e.tagged(a) {
		return nil
	}
	points := new(big.Rat)
	switch {
	case a.Points != nil:
		points = a.Points.Rat()
	case a.Percent != nil:
		points = percentOf(of, a.Percent.Rat())
	default:
		count := e.number(a.Count, 0)
		if count == nil {
			return nil
		}
		points = inTable(a, int(floored(count).Num().Int64()))
	}
	points = e.scoreOf(points)
	if a.Most != nil {
		points = clamp(points, e.limit(a.Most.Rat()))
	}
	return points
}

// inTable is the points in all for so many counted.
func inTable(a policy.Adjustment, n int) *big.Rat {
	points := new(big.Rat)
	for i := range n {
		switch {
		case i < len(a.Table):
			points = a.Table[i].Rat()
		case a.EachFurther != nil:
			points = plus(points, a.EachFurther.Rat())
		}
	}
	return points
}

// tagged reports whether a tag of the adjustment counts: in its year and those that follow, and with its document.
func (e *entrant) tagged(a policy.Adjustment) bool {
	for _, tag := range e.facts.Tags[e.at] {
		age := e.facts.Year - tag.On.Year()
		inTime := a.ValidYears == 0 || !tag.On.IsZero() && age >= 0 && age < int(a.ValidYears)
		if tag.Name == a.Tag && inTime && (a.Evidence != "required" || tag.Document != "") {
			return true
		}
	}
	return false
}

// seen is an entrant as conditions after the scoring see it.
type seen struct {
	*entrant
	track policy.Track
}

// Value implements [policy.Case].
func (s seen) Value(name string) (any, bool) {
	switch name {
	case "score":
		return float(s.score)
	case "grade":
		return s.grade, true
	}
	of, id, _ := strings.Cut(name, ".")
	m := s.markOf(s.track, id)
	switch {
	case m == nil:
		return s.entrant.Value(name)
	case of == "value":
		return float(m.value)
	case of == "points":
		return float(m.points)
	}
	return float(m.base.value)
}
