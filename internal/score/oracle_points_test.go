package score_test

import (
	"math/big"
	"slices"

	"permu/internal/policy"
)

// award gives the members of a track the points of their values, item by item.
func (o *oracle) award(i policy.Indicator, at int, members []*entrant) {
	for _, e := range members {
		m := e.marks[at]
		if m.lack != "" {
			continue
		}
		points := m.made(i)
		if points == nil {
			m.lack = zeroBelow // less is better, there is nothing at all, and no most to give
			continue
		}
		m.points = roundedTo(points, o.policy.Rounding.Item, 4)
	}
}

// made are the points of a value, before rounding; nil when there are none.
func (m *mark) made(i policy.Indicator) *big.Rat {
	switch i.Scorer.Kind() {
	case policy.Flag:
		return times(m.weight, m.value)
	case policy.Step:
		if i.Baseline != nil {
			return stepped(i.Scorer.Steps, over(m.value, m.base.value))
		}
		return stepped(i.Scorer.Steps, m.value)
	case policy.Raw:
		return m.value
	case policy.ReverseRatio:
		if m.value.Sign() <= 0 {
			return either(i.Scorer.Cap == nil, nil, times(m.weight, or(i.Scorer.Cap, 1)))
		}
	}
	return m.within(i, m.formula(i))
}

// formula is the points of a value by the formula of the scorer.
func (m *mark) formula(i policy.Indicator) *big.Rat {
	s, x := i.Scorer, m.value
	switch s.Kind() {
	case policy.Ratio, policy.RatioMax:
		return times(m.weight, over(x, m.base.value))
	case policy.ReverseRatio:
		return times(m.weight, over(m.base.value, x))
	case policy.ReverseLinear:
		return times(s.Slope.Rat(), minus(s.At.Rat(), over(x, m.base.value)))
	case policy.MinMax:
		from, to := or(s.From, 0), or(s.To, 100)
		return times(m.weight, over(plus(from, times(minus(to, from), m.part(s))), whole(100)))
	case policy.ReverseMinMax:
		return times(m.weight, m.part(s))
	case policy.RankScore:
		return times(m.weight, m.rank(i))
	}
	return times(m.weight, m.percentile(i))
}

// part is how far a value stands on the way from the worst to the best, 0 to 1.
func (m *mark) part(s policy.Scorer) *big.Rat {
	worst, best := m.base.least, m.base.most
	if worst.Cmp(best) == 0 {
		return map[string]*big.Rat{"": whole(1), "full": whole(1), "floor": whole(0), "half": ratio(1, 2)}[s.Degenerate]
	}
	if s.Kind() == policy.ReverseMinMax {
		worst, best = best, worst
	}
	return least(whole(1), most(whole(0), over(minus(m.value, worst), minus(best, worst))))
}

// within keeps points between floor and cap, both multiples of the weight; of the group's own scale nobody gets more
// than the weight.
func (m *mark) within(i policy.Indicator, points *big.Rat) *big.Rat {
	s := i.Scorer
	switch {
	case s.Cap != nil:
		points = least(points, times(m.weight, s.Cap.Rat()))
	case s.Kind() == policy.RatioMax || s.Kind() == policy.ReverseLinear:
		points = least(points, m.weight)
	}
	if s.Floor != nil || i.Negative != "keep" {
		points = most(points, times(m.weight, or(s.Floor, 0)))
	}
	return points
}

func stepped(steps []policy.StepOf, x *big.Rat) *big.Rat {
	points := new(big.Rat)
	for _, s := range steps {
		if !less(x, s.From.Rat()) {
			points = s.Points.Rat()
		}
	}
	return points
}

// rank is (n − rank + 1)/n among the values that count, equals on the best of their places.
func (m *mark) rank(i policy.Indicator) *big.Rat {
	_, better := m.compared(i)
	n := len(m.base.values)
	return over(whole(n-better), whole(n))
}

// percentile is the share of the others that are worse; all of it where they are all equal.
func (m *mark) percentile(i policy.Indicator) *big.Rat {
	worse, better := m.compared(i)
	others := len(m.base.values)
	if slices.ContainsFunc(m.base.values, func(v *big.Rat) bool { return v.Cmp(m.value) == 0 }) {
		others-- // itself
	}
	if worse == 0 && better == 0 {
		return whole(1)
	}
	return over(whole(worse), whole(others))
}

// compared counts the values that are worse than the entrant's, and those that are better.
func (m *mark) compared(i policy.Indicator) (worse, better int) {
	for _, other := range m.base.values {
		switch sign := m.value.Cmp(other) * either(i.Direction == "down", -1, 1); {
		case sign > 0:
			worse++
		case sign < 0:
			better++
		}
	}
	return worse, better
}

// chooseAlternatives lets of the indicators with the same word only the first that applies and has points count; where
// none has, the first that applies lacks, or the first.
func (e *entrant) chooseAlternatives(t policy.Track) {
	chosen := map[string]int{}
	rank := func(m *mark) int {
		switch {
		case m.points != nil:
			return 0
		case m.lack != notForIt && m.lack != cannotTell:
			return 1
		}
		return 2
	}
	for at, i := range t.Indicators {
		if kept, ok := chosen[i.Alternative]; i.Alternative != "" && (!ok || rank(e.marks[at]) < rank(e.marks[kept])) {
			chosen[i.Alternative] = at
		}
	}
	for at, i := range t.Indicators {
		if i.Alternative != "" && chosen[i.Alternative] != at {
			e.marks[at].lack, e.marks[at].points = outdone, nil
		}
	}
}

// remedy gives the items that lack something what the policy says.
func (o *oracle) remedy(i policy.Indicator, at int, members []*entrant) {
	for _, e := range members {
		m := e.marks[at]
		switch ruleOf(i, m.lack) {
		case policy.ZeroPoints:
			m.points = new(big.Rat)
		case policy.FullPoints:
			m.points = roundedTo(m.weight, o.policy.Rounding.Item, 4)
		case policy.MeanPoints:
			m.points = e.meanPoints(at, members)
		case policy.NoScore:
			e.scored = false
		}
	}
}

// ruleOf is what the policy says of a lack; what it says nothing of shares its weight.
func ruleOf(i policy.Indicator, lack string) string {
	switch lack {
	case noNumerator:
		return i.Missing.Numerator
	case noDenominator:
		return i.Missing.Denominator
	case noneOfBoth:
		return either(i.Missing.Both == "", i.Missing.Numerator, i.Missing.Both)
	case zeroBelow:
		return i.Missing.ZeroDenominator
	}
	return ""
}

// meanPoints is the mean of the points of those in the same group that count and have a value; nil when there are none.
func (e *entrant) meanPoints(at int, members []*entrant) *big.Rat {
	points := known(members, func(other *entrant) (*big.Rat, bool) {
		m := other.marks[at]
		return m.points, other.counted && m.lack == "" && m.group == e.marks[at].group
	})
	if len(points) == 0 {
		return nil
	}
	return roundedTo(over(sum(points), whole(len(points))), e.policy.Rounding.Item, 4)
}
