package policy

import (
	"fmt"
	"slices"
)

func (c *checker) scorer(path string, i Indicator, t Track) {
	s, at := i.Scorer, path+".scorer"
	c.strayScorer(at, s)
	c.require(s.Kind() != Flag || !s.When.IsZero(), at+".when", "must be given", "")
	c.require(s.Kind() != ReverseLinear || s.Slope != nil && s.At != nil, at+".slope", "slope and at must be given", "")
	c.positive(at+".slope", s.Slope)
	c.positive(at+".at", s.At)
	c.steps(at+".steps", i)
	c.capped(at, s)
	if s.Kind() == MinMax {
		from, to := or(s.From, 0), or(s.To, 100)
		c.require(from.IsUnknown() || to.IsUnknown() || from.below(to), at+".from", "below to", s.From)
	}
	raw := t.Combine.MethodOf() == Single || t.Combine.MethodOf() == NoScores
	c.require(s.Kind() != Raw || raw, at+".type", "raw values have no points: combine must be single or none", s.Kind())
	c.require(s.Kind() == Raw || t.Combine.MethodOf() != NoScores, at+".type", "combine none takes raw values only", s.Kind())
	c.direction(path+".direction", i)
}

// strayScorer finds fields that the scorer's type does not use.
func (c *checker) strayScorer(at string, s Scorer) {
	only := func(given bool, name string, kinds ...string) {
		c.require(!given || slices.Contains(kinds, s.Kind()), at+"."+name, "does not belong to a scorer "+s.Kind(), "")
	}
	only(s.From != nil, "from", MinMax)
	only(s.To != nil, "to", MinMax)
	only(s.Degenerate != "", "degenerate", MinMax, ReverseMinMax)
	only(s.Slope != nil, "slope", ReverseLinear)
	only(s.At != nil, "at", ReverseLinear)
	only(len(s.Steps) > 0, "steps", Step)
	only(!s.When.IsZero(), "when", Flag)
	limited := []string{Ratio, RatioMax, MinMax, ReverseRatio, ReverseLinear, ReverseMinMax, RankScore, Percentile}
	only(s.Cap != nil, "cap", limited...)
	only(s.Floor != nil, "floor", limited...)
}

func (c *checker) steps(path string, i Indicator) {
	steps := i.Scorer.Steps
	c.require(i.Scorer.Kind() != Step || len(steps) > 0, path, "at least one", len(steps))
	for j, step := range steps {
		at := fmt.Sprintf("%s[%d]", path, j)
		known := !step.Points.IsUnknown() && !i.Weight.IsUnknown()
		c.require(!known || !i.Weight.below(step.Points), at+".points", "not above the weight", step.Points)
		if j > 0 && !step.From.IsUnknown() && !steps[j-1].From.IsUnknown() {
			c.require(steps[j-1].From.below(step.From), at+".from", "never reached: must rise", step.From)
		}
	}
}

func (c *checker) capped(at string, s Scorer) {
	one := DecimalOf(1)
	c.require(s.Cap == nil || s.Cap.IsUnknown() || !s.Cap.below(one), at+".cap", "at least 1, or left out", s.Cap)
	if s.Floor != nil && !s.Floor.IsUnknown() {
		most := or(s.Cap, 1)
		c.require(most.IsUnknown() || s.Floor.below(most), at+".floor", "below the cap, or below 1", s.Floor)
	}
}

func or(d *Decimal, otherwise float64) Decimal {
	if d == nil {
		return DecimalOf(otherwise)
	}
	return *d
}

func (c *checker) direction(path string, i Indicator) {
	switch i.Scorer.Kind() {
	case ReverseRatio, ReverseLinear, ReverseMinMax:
		c.require(i.Direction != "up", path, "a reverse scorer is for less is better", i.Direction)
	case Ratio, RatioMax, MinMax:
		c.require(i.Direction != "down", path, "less is better takes a reverse scorer", i.Direction)
	}
}
