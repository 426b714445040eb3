package score

import (
	"math"
	"math/big"

	"permu/internal/policy"
)

// lack says why an item has no value.
type lack uint8

const (
	hasValue lack = iota
	noNumerator
	noDenominator
	neither
	zeroDenominator
	notApplied  // its condition does not hold
	undecidable // its condition cannot be told
	noBaseline  // it has a value, and nothing to measure it against
	superseded  // another indicator stands in its place
)

// item is one indicator over the members of a track.
type item struct {
	indicator policy.Indicator
	factor    policy.Fraction
	terms     [][4][]float64 // per year: numerator, denominator, and of growth those of the year before; by subject
	value     []float64      // by member; NaN without one
	lack      []lack
	points    []int64
	scored    []bool    // has points
	group     []uint32  // baseline group of each member
	bases     []base    // by group
	rules     []formula // by weight; the first is the usual one
	weight    []uint8   // which of them a member has; nil is the first for all
}

// rulesOf is the formula of a member.
func (it *item) rulesOf(at int32) *formula {
	if it.weight == nil {
		return &it.rules[0]
	}
	return &it.rules[it.weight[at]]
}

// newItem looks the columns of an indicator up.
func (e *engine) newItem(indicator policy.Indicator, members []int32) *item {
	it := &item{indicator: indicator, factor: indicator.Factor(), rules: []formula{formulaOf(indicator, indicator.Weight)}}
	n := len(members)
	e.weigh(it, members)
	it.value, it.lack, it.points, it.scored = make([]float64, n), make([]lack, n), make([]int64, n), make([]bool, n)
	numerator, denominator := numbersByName()[indicator.Numerator], numbersByName()[indicator.Denominator]
	for back := range summed(e.policy, indicator) {
		it.terms = append(it.terms, [4][]float64{
			e.column(numerator, back), e.column(denominator, back), e.column(numerator, back+1), e.column(denominator, back+1),
		})
	}
	return it
}

// weigh finds the members whose industry gives the indicator another weight.
func (e *engine) weigh(it *item, members []int32) {
	if len(it.indicator.WeightBy) == 0 {
		return
	}
	for _, row := range it.indicator.WeightBy {
		it.rules = append(it.rules, formulaOf(it.indicator, row.Weight))
	}
	it.weight = make([]uint8, len(members))
	division, group := e.facts.Texts["industry"], e.facts.Texts["industry_group"]
	for at, i := range members {
		for r, row := range it.indicator.WeightBy {
			if row.Industry == division.Of(int(i)) || row.Industry == group.Of(int(i)) {
				it.weight[at] = uint8(r + 1)
				break
			}
		}
	}
}

// column is a number of all subjects; nil is missing for all, or a one when there is no such number.
func (e *engine) column(n policy.Number, yearsBack int) []float64 {
	if n.Name == "" {
		return e.ones
	}
	if column := e.facts.number(n, yearsBack); column != nil {
		return column
	}
	return e.missing
}

// changes reports whether the indicator is a change since the year before.
func (it *item) changes() bool {
	return it.indicator.Measure == "growth" || it.indicator.Measure == "decline"
}

// parts are the sums over the years of the numerator and the denominator, held units; NaN where no year knows them.
func (it *item) parts(subject int32) (n, d float64, l lack) {
	n, d = math.NaN(), math.NaN()
	for _, year := range it.terms {
		yn, yd := year[0][subject], year[1][subject]
		if math.IsNaN(yn) || math.IsNaN(yd) {
			if len(it.terms) == 1 {
				return yn, yd, lacking(yn, yd)
			}
			continue
		}
		if math.IsNaN(n) {
			n, d = 0, 0
		}
		n, d = n+yn, d+yd
	}
	if math.IsNaN(n) {
		return n, d, lacking(it.terms[0][0][subject], it.terms[0][1][subject])
	}
	if d == 0 {
		return n, d, zeroDenominator
	}
	return n, d, hasValue
}

func lacking(n, d float64) lack {
	switch {
	case d == 0: // whatever there is to divide
		return zeroDenominator
	case math.IsNaN(n) && math.IsNaN(d):
		return neither
	case math.IsNaN(n):
		return noNumerator
	case math.IsNaN(d):
		return noDenominator
	}
	return hasValue
}

// measure fills the values of the members.
func (it *item) measure(e *engine, members []int32) {
	var applies []policy.Truth
	if !it.indicator.When.IsZero() {
		applies = e.facts.holds(it.indicator.When)
	}
	if it.indicator.Scorer.Kind() == policy.Flag {
		it.measureFlag(e, members, applies)
		return
	}
	least := e.leastLand(it.indicator)
	inParts(len(members), func(from, to int) {
		for at := from; at < to; at++ {
			i := members[at]
			if applies != nil && applies[i] != policy.Yes {
				it.value[at], it.lack[at] = math.NaN(), map[policy.Truth]lack{policy.No: notApplied, policy.CannotTell: undecidable}[applies[i]]
				continue
			}
			it.value[at], it.lack[at] = it.valueOf(i, least)
		}
	})
}

// valueOf is the value of one subject in the indicator's unit, correctly rounded.
func (it *item) valueOf(i int32, leastLand float64) (float64, lack) {
	n, d, l := it.parts(i)
	if l == hasValue && d < leastLand {
		l = zeroDenominator
	}
	if l != hasValue {
		return math.NaN(), l
	}
	if it.changes() {
		if l = lacking(it.terms[0][2][i], it.terms[0][3][i]); l == hasValue && it.terms[0][2][i] == 0 {
			l = zeroDenominator
		}
		if l != hasValue {
			return math.NaN(), l
		}
		v, _ := it.exactly(i).Float64()
		return v, hasValue
	}
	top, under := n*float64(it.factor.P), d*float64(it.factor.Q)
	if math.Abs(top) < 1<<53 && math.Abs(under) < 1<<53 {
		return top / under, hasValue
	}
	v, _ := it.exactly(i).Float64()
	return v, hasValue
}

// exactly is the value of a subject that has one, as a rational number.
func (it *item) exactly(i int32) *big.Rat {
	n, d, _ := it.parts(i)
	v := fraction(n, d)
	if it.changes() {
		v.Quo(v, fraction(it.terms[0][2][i], it.terms[0][3][i]))
		v.Sub(v, big.NewRat(1, 1))
		if it.indicator.Measure == "decline" {
			v.Neg(v)
		}
	}
	return v.Mul(v, big.NewRat(it.factor.P, it.factor.Q))
}

// fraction divides two whole numbers; the denominator is not zero.
func fraction(n, d float64) *big.Rat {
	return new(big.Rat).Quo(new(big.Rat).SetFloat64(n), new(big.Rat).SetFloat64(d))
}

// measureFlag makes 1 of a condition that holds and 0 of one that does not.
func (it *item) measureFlag(e *engine, members []int32, applies []policy.Truth) {
	truths := e.facts.holds(it.indicator.Scorer.When)
	for at, i := range members {
		switch {
		case applies != nil && applies[i] == policy.No:
			it.value[at], it.lack[at] = math.NaN(), notApplied
		case truths[i] == policy.CannotTell || applies != nil && applies[i] == policy.CannotTell:
			it.value[at], it.lack[at] = math.NaN(), undecidable
		case truths[i] == policy.Yes:
			it.value[at] = 1
		}
	}
}

// leastLand is the least denominator of land that counts, held units.
func (e *engine) leastLand(indicator policy.Indicator) float64 {
	n := numbersByName()[indicator.Denominator]
	if least := e.policy.Land.MinDenominatorMu; least != nil && n.Column == "land_mu" {
		return math.Ceil(least.Float() * float64(numbersByName()["land_mu"].Step.Q) / float64(numbersByName()["land_mu"].Step.P))
	}
	return math.Inf(-1)
}
