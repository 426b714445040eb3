package score_test

import (
	"math/big"
	"slices"

	"permu/internal/policy"
)

// quantity says what a unit of an indicator is of: so many of the numerator's unit for one of the denominator's.
type quantity struct {
	of           *big.Rat
	above, under string
}

func quantities() map[string]quantity {
	wan := ratio(1, 10_000)
	return map[string]quantity{
		"万元/亩": {wan, "yuan", "mu"}, "万元/公顷": {times(wan, whole(15)), "yuan", "mu"}, "元/平方米": {whole(1), "yuan", "m²"},
		"万元/人": {wan, "yuan", "person"}, "万元/吨标煤": {wan, "yuan", "tce"}, "万元/吨": {wan, "yuan", "t"},
		"元/千瓦时": {whole(1), "yuan", "kWh"}, "吨标煤/万元": {whole(10_000), "tce", "yuan"}, "千克/万元": {whole(10_000_000), "t", "yuan"},
		"万元": {wan, "yuan", ""}, "元": {whole(1), "yuan", ""}, "亩": {whole(1), "mu", ""}, "ratio": {of: whole(1)}, "%": {of: whole(100)},
	}
}

// in is a number of one unit in another: a mu is 2000/3 m².
func in(v *big.Rat, from, to string) *big.Rat {
	switch {
	case v != nil && from == "m²" && to == "mu":
		return times(v, ratio(3, 2000))
	case v != nil && from == "mu" && to == "m²":
		return times(v, ratio(2000, 3))
	}
	return v
}

// mark measures one indicator of the entrant.
func (e *entrant) mark(i policy.Indicator) *mark {
	m := &mark{weight: i.WeightFor(e.division(), e.industryGroup()).Rat()}
	e.fill(i, m)
	if len(i.WeightBy) > 0 && e.division() == "" && m.lack != notForIt && m.lack != cannotTell {
		m.lack = noGroup
	}
	return m
}

// fill finds the value, or what it lacks.
func (e *entrant) fill(i policy.Indicator, m *mark) {
	applies := i.When.Holds(e)
	if i.Scorer.Kind() == policy.Flag {
		e.flag(i, m, applies)
		return
	}
	switch applies {
	case policy.No:
		m.lack = notForIt
	case policy.CannotTell:
		m.lack = cannotTell
	default:
		e.divide(i, m)
	}
}

// flag is one where the scorer's condition holds, and zero where it does not.
func (e *entrant) flag(i policy.Indicator, m *mark, applies policy.Truth) {
	holds := i.Scorer.When.Holds(e)
	switch {
	case applies == policy.No:
		m.lack = notForIt
	case applies == policy.CannotTell || holds == policy.CannotTell:
		m.lack = cannotTell
	default:
		m.value = whole(int(either(holds == policy.Yes, 1, 0)))
	}
}

// divide makes the value, in the indicator's unit: sums over sums of the years that are known.
func (e *entrant) divide(i policy.Indicator, m *mark) {
	if i.Measure == "growth" || i.Measure == "decline" {
		e.grow(i, m)
		return
	}
	m.num, m.den, m.lack = e.parts(i, 0, e.years(i))
	if m.lack == "" {
		m.value = times(over(m.num, m.den), quantities()[i.Unit].of)
	}
}

// years is how many years count; the tax of a policy may be that of three.
func (e *entrant) years(i policy.Indicator) int {
	if i.Years == 0 && i.Numerator == "tax_cny" && e.policy.Tax.Years == "three" {
		return 3
	}
	return max(1, int(i.Years))
}

// grow compares the year with the one before; what was nothing, or less, has no growth.
func (e *entrant) grow(i policy.Indicator, m *mark) {
	var before *big.Rat
	m.num, m.den, m.lack = e.parts(i, 0, 1)
	if m.lack != "" {
		return
	}
	num, den, lack := e.parts(i, 1, 1)
	if m.lack = lack; lack != "" {
		return
	}
	if before = over(num, den); before.Sign() <= 0 {
		m.lack = zeroBelow
		return
	}
	change := minus(over(over(m.num, m.den), before), whole(1))
	if i.Measure == "decline" {
		change.Neg(change)
	}
	m.value = times(change, quantities()[i.Unit].of)
}

// parts sums numerator and denominator over years of which both are known, in the units that the indicator's unit is of.
// Without such a year it says what the first of them lacks.
func (e *entrant) parts(i policy.Indicator, from, years int) (num, den *big.Rat, lack string) {
	counted := 0
	for back := from; back < from+years; back++ {
		n, d := e.pair(i, back)
		if n == nil || d == nil {
			continue
		}
		if counted++; counted == 1 {
			num, den = new(big.Rat), new(big.Rat)
		}
		num, den = plus(num, n), plus(den, d)
	}
	if counted == 0 {
		n, d := e.pair(i, from)
		return nil, nil, e.lacking(i, n, d, 1)
	}
	return num, den, e.lacking(i, num, den, counted)
}

// pair is numerator and denominator of a year; without a denominator, the numerator by itself.
func (e *entrant) pair(i policy.Indicator, back int) (n, d *big.Rat) {
	n = in(e.number(i.Numerator, back), unitOf(i.Numerator), quantities()[i.Unit].above)
	if i.Denominator == "" {
		return n, whole(1)
	}
	return n, in(e.number(i.Denominator, back), unitOf(i.Denominator), under(i))
}

// under is the unit of what is divided by: as the indicator's unit says; of a plain ratio of areas that of the numerator.
func under(i policy.Indicator) string {
	if q := quantities()[i.Unit]; q.under != "" {
		return q.under
	}
	areas := []string{"mu", "m²"}
	own, above := unitOf(i.Denominator), unitOf(i.Numerator)
	return either(slices.Contains(areas, own) && slices.Contains(areas, above), above, own)
}

func unitOf(name string) string {
	n, _ := policy.NumberByName(name)
	return n.Unit
}

// lacking says what keeps two sums over some years from being divided. Nothing below the line, or less than the least
// land, is a zero.
func (e *entrant) lacking(i policy.Indicator, num, den *big.Rat, years int) string {
	switch {
	case den != nil && (den.Sign() <= 0 || e.tooLittle(i, den, years)):
		return zeroBelow
	case num == nil && den == nil:
		return noneOfBoth
	case num == nil:
		return noNumerator
	case den == nil:
		return noDenominator
	}
	return ""
}

func (e *entrant) tooLittle(i policy.Indicator, den *big.Rat, years int) bool {
	if e.policy.Land.MinDenominatorMu == nil || !slices.Contains([]string{"land_mu", "land_m2"}, i.Denominator) {
		return false
	}
	return less(den, times(in(e.policy.Land.MinDenominatorMu.Rat(), "mu", under(i)), whole(years)))
}
