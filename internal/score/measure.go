package score

import (
	"math"
	"math/big"
	"slices"

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
	noGroup     // in which group it is measured, or what it weighs, cannot be told
)

// item is one indicator over the members of a track.
type item struct {
	indicator policy.Indicator
	factor    policy.Fraction
	terms     [][2][]float64 // per year: numerator and denominator; by subject
	earlier   [2][]float64   // those of the year before
	leastLand float64        // the least denominator, held units
	value     []float64      // by member; NaN without one
	lack      []lack
	points    []int64
	scored    []bool    // has points
	group     []uint32  // baseline group of each member
	bases     []base    // by group
	rules     []formula // by weight; the first is the usual one
	weight    []uint8   // which of them a member has; nil is the first for all, 255 cannot be told
}

const unweighed = 255

// unweighed reports whether it cannot be told what the item weighs for a member.
func (it *item) unweighed(at int) bool { return it.weight != nil && it.weight[at] == unweighed }

// rulesOf is the formula of a member.
func (it *item) rulesOf(at int32) *formula {
	if it.weight == nil || it.weight[at] == unweighed {
		return &it.rules[0]
	}
	return &it.rules[it.weight[at]]
}

// weightOf is what the item weighs for a member; NaN where that cannot be told.
func (it *item) weightOf(at int32) float64 {
	if it.unweighed(int(at)) {
		return math.NaN()
	}
	return it.rulesOf(at).weight.float()
}

// newItem looks the columns of an indicator up.
func (e *engine) newItem(indicator policy.Indicator, members []int32) *item {
	n := len(members)
	it := &item{
		indicator: indicator, rules: []formula{formulaOf(indicator, indicator.Weight)},
		value: make([]float64, n), lack: make([]lack, n), points: make([]int64, n), scored: make([]bool, n),
	}
	e.weigh(it, members)
	if indicator.Scorer.Kind() == policy.Flag { // it divides nothing
		it.terms = [][2][]float64{{e.missing, e.missing}}
		return it
	}
	it.factor = indicator.Factor()
	numerator, denominator := numbersByName()[indicator.Numerator], numbersByName()[indicator.Denominator]
	for back := range summed(e.policy, indicator) {
		it.terms = append(it.terms, [2][]float64{e.column(numerator, back), e.column(denominator, back)})
	}
	it.earlier = [2][]float64{e.column(numerator, 1), e.column(denominator, 1)}
	it.leastLand = e.leastLand(indicator)
	return it
}

// weigh finds the members whose industry gives the indicator another weight, and those whose industry is not known.
func (e *engine) weigh(it *item, members []int32) {
	if len(it.indicator.WeightBy) == 0 {
		return
	}
	for _, row := range it.indicator.WeightBy {
		it.rules = append(it.rules, formulaOf(it.indicator, row.Weight))
	}
	it.weight = make([]uint8, len(members))
	for at, i := range members {
		division, known := e.word("industry", int(i))
		group, _ := e.word("industry_group", int(i))
		row := slices.IndexFunc(it.indicator.WeightBy, func(row policy.WeightRow) bool { return row.Industry == division || row.Industry == group })
		it.weight[at] = uint8(row + 1)
		if !known {
			it.weight[at] = unweighed
		}
	}
}

// column is a number of all subjects; nil is missing for all, or a one when there is no such number.
func (e *engine) column(n policy.Number, yearsBack int) []float64 {
	if n.Name == "" {
		return e.ones
	}
	if column := e.facts.Number(n, yearsBack); column != nil {
		return column
	}
	return e.missing
}

// changes reports whether the indicator is a change since the year before.
func (it *item) changes() bool { return changes(it.indicator) }

func changes(i policy.Indicator) bool { return i.Measure == "growth" || i.Measure == "decline" }

// parts are the sums over the years of the numerator and the denominator, held units; NaN where no year knows them both.
func (it *item) parts(subject int32) (n, d float64, l lack) {
	years := 0
	for _, year := range it.terms {
		yn, yd := year[0][subject], year[1][subject]
		if math.IsNaN(yn) || math.IsNaN(yd) {
			continue
		}
		n, d, years = n+yn, d+yd, years+1
	}
	if years == 0 {
		n, d = it.terms[0][0][subject], it.terms[0][1][subject]
		l = it.lacking(n, d, 1)
		if len(it.terms) > 1 {
			n, d = math.NaN(), math.NaN()
		}
		return n, d, l
	}
	return n, d, it.lacking(n, d, years)
}

// knownYears is how many of the years know the numerator and the denominator of a subject.
func (it *item) knownYears(subject int32) int {
	years := 0
	for _, year := range it.terms {
		if !math.IsNaN(year[0][subject]) && !math.IsNaN(year[1][subject]) {
			years++
		}
	}
	return years
}

// before is the numerator and the denominator of the year before.
func (it *item) before(subject int32) (n, d float64, l lack) {
	n, d = it.earlier[0][subject], it.earlier[1][subject]
	return n, d, it.lacking(n, d, 1)
}

// lacking says what keeps two sums over some years from being divided. A denominator that is not positive, or less land
// than the least, leaves nothing to divide by, whatever there is to divide.
func (it *item) lacking(n, d float64, years int) lack {
	switch {
	case d <= 0 || d < it.leastLand*float64(years):
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
	InParts(len(members), func(from, to int) {
		for at := from; at < to; at++ {
			i := members[at]
			if applies != nil && applies[i] != policy.Yes {
				it.value[at], it.lack[at] = math.NaN(), map[policy.Truth]lack{policy.No: notApplied, policy.CannotTell: undecidable}[applies[i]]
				continue
			}
			it.value[at], it.lack[at] = it.valueOf(i)
		}
	})
}

// valueOf is the value of one subject in the indicator's unit, correctly rounded.
func (it *item) valueOf(i int32) (float64, lack) {
	n, d, l := it.parts(i)
	if l != hasValue {
		return math.NaN(), l
	}
	if it.changes() {
		return it.changeOf(i)
	}
	top, under := n*float64(it.factor.P), d*float64(it.factor.Q)
	if math.Abs(top) < 1<<53 && math.Abs(under) < 1<<53 {
		return top / under, hasValue
	}
	v, _ := it.exactly(i).Float64()
	return v, hasValue
}

// changeOf is the growth or the decline of a subject; from nothing, or from losses, nothing grows.
func (it *item) changeOf(i int32) (float64, lack) {
	n, _, l := it.before(i)
	if l == hasValue && n <= 0 {
		l = zeroDenominator
	}
	if l != hasValue {
		return math.NaN(), l
	}
	v, _ := it.exactly(i).Float64()
	return v, hasValue
}

// exactly is the value of a subject that has one, as a rational number.
func (it *item) exactly(i int32) *big.Rat {
	n, d, _ := it.parts(i)
	v := fraction(n, d)
	if it.changes() {
		n, d, _ = it.before(i)
		return it.change(v, fraction(n, d))
	}
	return it.inUnit(v)
}

// change is how much has changed from one ratio of held numbers to another, in the indicator's unit.
func (it *item) change(now, before *big.Rat) *big.Rat {
	v := new(big.Rat).Quo(now, before)
	v.Sub(v, big.NewRat(1, 1))
	if it.indicator.Measure == "decline" {
		v.Neg(v)
	}
	return it.inUnit(v)
}

// inUnit is a ratio of held numbers in the indicator's unit.
func (it *item) inUnit(v *big.Rat) *big.Rat { return v.Mul(v, big.NewRat(it.factor.P, it.factor.Q)) }

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
		step := numbersByName()["land_mu"].Step
		held := new(big.Rat).Mul(least.Rat(), big.NewRat(step.Q, step.P))
		return float64(-floor(held.Neg(held))) // whole: land is held so
	}
	return math.Inf(-1)
}
