package score_test

import (
	"math/big"
	"slices"

	"permu/internal/policy"
	"permu/internal/score"
)

// oracle is a second implementation of the policy language, made to be read and not to be fast: one subject after the
// other, in rational numbers and maps. It is written from the documentation of the policy's types.
type oracle struct {
	policy   policy.Policy
	facts    score.Facts
	entrants []*entrant
}

// entrant is a subject and what the oracle finds out about it.
type entrant struct {
	*oracle
	at      int
	numbers map[score.Column]*big.Rat // held units; what is not there is missing

	class, rule, track string
	ranked, counted    bool
	scored             bool // whether it is to have a score
	marks              []*mark
	applied            map[string]*big.Rat // adjustments, in points
	base, score        *big.Rat
	pool               *ranking
	place              int
	initial, grade     string
	passed             []string
}

// mark is one indicator of one entrant.
type mark struct {
	lack     string // empty: it has a value, and something to measure it against
	num, den *big.Rat
	value    *big.Rat
	points   *big.Rat
	weight   *big.Rat
	group    string
	base     *measure
}

// Why an item has no value.
const (
	noNumerator   = "numerator"
	noDenominator = "denominator"
	noneOfBoth    = "both"
	zeroBelow     = "zero"
	notForIt      = "not applied"
	cannotTell    = "cannot tell"
	noMeasure     = "no baseline"
	outdone       = "superseded"
	noGroup       = "no group" // nobody knows with whom it is measured, or what it weighs
)

// judge applies a policy to facts.
func judge(p policy.Policy, f score.Facts) []*entrant {
	o := &oracle{policy: p, facts: f}
	for at := range f.Keys {
		o.entrants = append(o.entrants, o.enter(at))
	}
	for _, t := range p.Tracks {
		o.judge(t, o.of(t.ID))
	}
	return o.entrants
}

func (o *oracle) of(track string) []*entrant {
	return slices.DeleteFunc(slices.Clone(o.entrants), func(e *entrant) bool { return e.track != track })
}

func (o *oracle) judge(t policy.Track, members []*entrant) {
	for i, indicator := range t.Indicators {
		for _, e := range members {
			e.marks = append(e.marks, e.mark(indicator))
		}
		o.measure(t, indicator, i, members)
		o.award(indicator, i, members)
	}
	for _, e := range members {
		e.chooseAlternatives(t)
	}
	for i, indicator := range t.Indicators {
		o.remedy(indicator, i, members)
	}
	for _, e := range members {
		e.total(t)
	}
	o.rank(t, members)
	for _, e := range members {
		e.passGates(t)
	}
}

// known keeps those of whom something is said.
func known[T any](members []*entrant, of func(*entrant) (T, bool)) []T {
	var list []T
	for _, e := range members {
		if v, ok := of(e); ok {
			list = append(list, v)
		}
	}
	return list
}
