package policy

import (
	"fmt"
	"math/big"
	"slices"
)

func (c *checker) tracks(p Policy) {
	c.require(len(p.Tracks) > 0 || p.Screens() || len(p.Checks) > 0, "tracks", "at least one, or screening rules, or checks", len(p.Tracks))
	once := c.once()
	for i, t := range p.Tracks {
		path := fmt.Sprintf("tracks[%d]", i)
		once(path+".id", t.ID)
		c.titled(path+".title", t.Title)
		c.combine(path, t)
		for j, indicator := range t.Indicators {
			at := fmt.Sprintf("%s.indicators[%d]", path, j)
			again := slices.ContainsFunc(t.Indicators[:j], func(other Indicator) bool { return other.ID == indicator.ID })
			c.require(!again, at+".id", "stands twice", indicator.ID)
			c.indicator(at, indicator, t, p)
		}
		c.weights(path+".indicators", t, p)
		c.bands(path+".bands", t, p)
	}
	c.alike(p.Tracks)
	c.reach(p.Tracks)
}

// alike checks that indicators of one id in several tracks have one title and one unit: they are one column of a table, and
// one name in conditions.
func (c *checker) alike(tracks []Track) {
	type column struct {
		track string
		Indicator
	}
	first := map[string]column{}
	for i, t := range tracks {
		for j, indicator := range t.Indicators {
			at := fmt.Sprintf("tracks[%d].indicators[%d]", i, j)
			other, again := first[indicator.ID]
			if !again || other.track != t.ID && other.Title.ZH == "" {
				first[indicator.ID] = column{t.ID, indicator}
			}
			if !again || other.track == t.ID { // twice in one track is another mistake
				continue
			}
			sound := indicator.hasUnit() && other.hasUnit() // else that is the mistake
			c.require(!sound || indicator.Unit == other.Unit, at+".unit", fmt.Sprintf("is %s of track %s: one indicator has one unit", other.Unit, other.track), indicator.Unit)
			c.require(indicator.Title.ZH == "" || other.Title.ZH == "" || indicator.Title == other.Title, at+".title", fmt.Sprintf("is %s of track %s: one indicator has one title", other.Title.ZH, other.track), indicator.Title.ZH)
		}
	}
}

// hasUnit reports whether the unit of an indicator suits its numbers.
func (i Indicator) hasUnit() bool {
	numerator, _ := NumberByName(i.Numerator)
	denominator, _ := NumberByName(i.Denominator)
	unit, known := unitByName(i.Unit)
	changes := i.Measure == "growth" || i.Measure == "decline"
	return i.Scorer.Kind() == Flag || known && (changes || unit.fits(numerator, denominator))
}

func (c *checker) combine(path string, t Track) {
	at := path + ".combine"
	c.positive(at+".scale", t.Combine.Scale)
	c.require(t.Combine.Scale == nil || t.Combine.MethodOf() == WeightedSum, at+".scale", "belongs to weighted_sum", t.Combine.Scale)
	items := len(firstAlternatives(t.Indicators))
	c.require(t.Combine.MethodOf() != Single || items == 1, at+".method", "single takes one indicator", items)
}

// firstAlternatives are the indicators that count once: of those with the same word the first.
func firstAlternatives(indicators []Indicator) []Indicator {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(indicators), func(i Indicator) bool {
		again := i.Alternative != "" && seen[i.Alternative]
		seen[i.Alternative] = true
		return again
	})
}

// weights checks that the weights sum to the scale, in general and in each industry that has weights of its own.
func (c *checker) weights(path string, t Track, p Policy) {
	scale := t.Combine.ScaleOf()
	if t.Combine.MethodOf() != WeightedSum || len(t.Indicators) == 0 || scale.Sign() <= 0 { // unknown too
		return
	}
	for _, industry := range weighedIndustries(t) {
		sum, open := new(big.Rat), false
		for _, i := range firstAlternatives(t.Indicators) {
			weight := i.weightIn(industry, p)
			sum, open = sum.Add(sum, weight.Rat()), open || weight.IsUnknown()
		}
		rule := "the weights must sum to " + scale.String()
		if industry != "" {
			rule += " in " + industry + " too"
		}
		said, _ := sum.Float64()
		c.require(open || sum.Cmp(scale.Rat()) == 0, path, rule, said)
	}
}

// weighedIndustries are the empty one, which is any, and those that have weights of their own.
func weighedIndustries(t Track) []string {
	industries := []string{""}
	for _, i := range t.Indicators {
		for _, row := range i.WeightBy {
			if !slices.Contains(industries, row.Industry) {
				industries = append(industries, row.Industry)
			}
		}
	}
	return industries
}

// weightIn is the weight in a division or an industry group.
func (i Indicator) weightIn(industry string, p Policy) Decimal {
	if first, _, isDivision := DivisionsOf(industry); isDivision {
		return i.WeightFor(industry, p.groupOf(first))
	}
	return i.WeightFor("", industry)
}

// groupOf is the industry group of a division: the one that names it, else the one that takes the rest.
func (p Policy) groupOf(division int) string {
	rest := ""
	for _, g := range p.IndustryGroups {
		if len(g.Divisions) == 0 {
			rest = g.ID
		}
		for _, text := range g.Divisions {
			if first, last, ok := DivisionsOf(text); ok && first <= division && division <= last {
				return g.ID
			}
		}
	}
	return rest
}

// within reports whether a division or an industry group is another, or in it.
func (p Policy) within(industry, other string) bool {
	first, last, isDivision := DivisionsOf(industry)
	return industry == other || isDivision && first == last && p.groupOf(first) == other
}

func (c *checker) indicator(path string, i Indicator, t Track, p Policy) {
	c.require(isName(i.ID), path+".id", aboutNames, i.ID)
	c.require(i.Scorer.Kind() == Raw || i.Weight.IsUnknown() || i.Weight.Sign() > 0, path+".weight", "must be positive", i.Weight)
	c.weightRows(path+".weight_by", i.WeightBy, p)
	c.alternative(path+".weight", i, t)
	c.scorer(path, i, t)
	if i.Scorer.Kind() == Flag {
		c.require(i.Numerator == "" && i.Denominator == "", path+".numerator", "a flag has none", i.Numerator)
		c.require(i.Baseline == nil, path+".baseline", "a flag has none", "")
		return
	}
	c.numbers(path, i)
	c.baseline(path+".baseline", i, p)
}

func (c *checker) weightRows(path string, rows []WeightRow, p Policy) {
	for j, row := range rows {
		at := fmt.Sprintf("%s[%d]", path, j)
		c.industry(at+".industry", row.Industry, p)
		c.notNegative(at+".weight", &row.Weight)
		before := slices.IndexFunc(rows[:j], func(other WeightRow) bool { return p.within(row.Industry, other.Industry) })
		c.require(before < 0, at+".industry", fmt.Sprintf("never reached: weight_by[%d] fits first", before), row.Industry)
	}
}

// industry checks a division or an industry group.
func (c *checker) industry(path, industry string, p Policy) {
	first, last, isDivision := DivisionsOf(industry)
	isGroup := slices.ContainsFunc(p.IndustryGroups, func(g IndustryGroup) bool { return g.ID == industry })
	c.require(isDivision && first == last || isGroup, path, "a GB/T 4754 division of two digits, or one of industry_groups", industry)
}

// alternative checks that indicators of which one counts weigh the same.
func (c *checker) alternative(path string, i Indicator, t Track) {
	for _, other := range t.Indicators {
		if i.Alternative != "" && other.Alternative == i.Alternative {
			c.require(i.Weight.Equal(other.Weight), path, "alternatives weigh the same: "+other.ID+" weighs "+other.Weight.String(), i.Weight)
			return
		}
	}
}

func (c *checker) numbers(path string, i Indicator) {
	numerator, known := NumberByName(i.Numerator)
	c.require(known, path+".numerator", "no table has such a number", i.Numerator)
	denominator, divides := NumberByName(i.Denominator)
	c.require(divides || i.Denominator == "", path+".denominator", "no table has such a number", i.Denominator)
	unit, isUnit := unitByName(i.Unit)
	c.require(isUnit, path+".unit", "no such unit", i.Unit)
	if !known || !isUnit || i.Denominator != "" && !divides {
		return
	}
	if i.Measure == "growth" || i.Measure == "decline" {
		c.require(unit.Numerator == "", path+".unit", "growth and decline are given in ratio or %", i.Unit)
		return
	}
	fits := unit.fits(numerator, denominator)
	c.require(fits, path+".unit", fmt.Sprintf("does not fit %s per %s", numerator.Unit, orOne(denominator.Unit)), i.Unit)
}

func orOne(unit string) string {
	if unit == "" {
		return "one"
	}
	return unit
}
