package policy

import (
	"fmt"
	"math/big"
	"slices"
)

func (c *checker) track(path string, t Track, p Policy) {
	seen, weights, open := map[string]bool{}, new(big.Rat), false
	for i, indicator := range t.Indicators {
		at := fmt.Sprintf("%s.indicators[%d]", path, i)
		c.require(!seen[indicator.ID], at+".id", "stands twice", indicator.ID)
		seen[indicator.ID] = true
		c.indicator(at, indicator)
		weights.Add(weights, indicator.Weight.Rat())
		open = open || indicator.Weight.IsUnknown()
	}
	single := t.Combine.Method == "single"
	c.require(!single || len(t.Indicators) == 1, path+".combine.method", "single takes one indicator", len(t.Indicators))
	scale := t.Combine.ScaleOf()
	if weighted := !single && !open && !scale.IsUnknown() && len(t.Indicators) > 0; weighted {
		sum, _ := weights.Float64()
		c.require(weights.Cmp(scale.Rat()) == 0, path+".indicators", "the weights must sum to "+scale.String(), sum)
	}
	c.bands(path+".bands", t, p)
}

func (c *checker) indicator(path string, i Indicator) {
	c.require(isName(i.ID), path+".id", "must be small letters, digits and _, a letter first", i.ID)
	if i.Scorer.Kind() == Flag {
		c.require(!i.Scorer.When.IsZero(), path+".scorer.when", "must be given", "")
		c.require(i.Numerator == "" && i.Denominator == "", path+".numerator", "a flag has none", i.Numerator)
		return
	}
	c.numbers(path, i)
	if i.Scorer.Kind() != Raw {
		c.require(i.Weight.IsUnknown() || i.Weight.Sign() > 0, path+".weight", "must be positive", i.Weight)
	}
	c.scorer(path, i)
	c.baseline(path+".baseline", i)
}

func (c *checker) numbers(path string, i Indicator) {
	numerator, known := NumberByName(i.Numerator)
	c.require(known, path+".numerator", "no table has such a number", i.Numerator)
	denominator, divides := NumberByName(i.Denominator)
	c.require(divides || i.Denominator == "", path+".denominator", "no table has such a number", i.Denominator)
	unit, isUnit := unitByName(i.Unit)
	c.require(isUnit, path+".unit", "no such unit", i.Unit)
	if !known || !isUnit || i.Measure == "growth" || i.Measure == "decline" {
		return
	}
	if i.Denominator == "" || divides {
		under := denominator.Unit
		c.require(unit.fits(numerator, denominator), path+".unit", fmt.Sprintf("does not fit %s per %s", numerator.Unit, orOne(under)), i.Unit)
	}
}

func orOne(unit string) string {
	if unit == "" {
		return "one"
	}
	return unit
}

func (c *checker) scorer(path string, i Indicator) {
	s := i.Scorer
	at := path + ".scorer"
	only := func(given bool, name string, kinds ...string) {
		c.require(!given || slices.Contains(kinds, s.Kind()), at+"."+name, "does not belong to a scorer "+s.Kind(), name)
	}
	only(s.From != nil, "from", MinMax)
	only(s.To != nil, "to", MinMax)
	only(s.Degenerate != "", "degenerate", MinMax, ReverseMinMax)
	only(s.Slope != nil, "slope", ReverseLinear)
	only(s.At != nil, "at", ReverseLinear)
	only(len(s.Steps) > 0, "steps", Step)
	only(!s.When.IsZero(), "when", Flag)
	c.require(s.Kind() != ReverseLinear || s.Slope != nil && s.At != nil, at+".slope", "slope and at must be given", "")
	c.require(s.Kind() != Step || len(s.Steps) > 0, at+".steps", "at least one", 0)
	for j := 1; j < len(s.Steps); j++ {
		rises := s.Steps[j].From.IsUnknown() || s.Steps[j-1].From.IsUnknown() || s.Steps[j].From.Rat().Cmp(s.Steps[j-1].From.Rat()) > 0
		c.require(rises, fmt.Sprintf("%s.steps[%d].from", at, j), "must rise", s.Steps[j].From)
	}
	c.require(s.Cap == nil || s.Cap.IsUnknown() || s.Cap.Rat().Cmp(big.NewRat(1, 1)) >= 0, at+".cap", "at least 1, or left out", s.Cap)
	reverse := slices.Contains([]string{ReverseRatio, ReverseLinear, ReverseMinMax}, s.Kind())
	c.require(!reverse || i.Direction != "up", path+".direction", "a reverse scorer is for less is better", i.Direction)
}

func (c *checker) baseline(path string, i Indicator) {
	needs := slices.Contains([]string{Ratio, ReverseRatio, ReverseLinear}, i.Scorer.Kind())
	if i.Baseline == nil {
		c.require(!needs, path, "a scorer "+i.Scorer.Kind()+" needs one", "")
		return
	}
	b := *i.Baseline
	positive := func(name string, d *Decimal) {
		c.require(d == nil || d.IsUnknown() || d.Sign() > 0, path+"."+name, "must be positive", d)
	}
	positive("value", b.Value)
	positive("times", b.Times)
	if b.Source == Const || b.Fallback == "value" {
		c.require(b.Value != nil, path+".value", "must be given", "")
	} else {
		c.require(b.Value == nil, path+".value", "only with source const, or with fallback value", b.Value)
	}
	for _, percentile := range []struct {
		name  string
		value *Decimal
	}{{"percentile", b.Percentile}, {"outliers_below", b.OutliersBelow}, {"outliers_above", b.OutliersAbove}} {
		d := percentile.value
		c.require(d == nil || d.IsUnknown() || d.Sign() >= 0 && d.Float() <= 100, path+"."+percentile.name, "0 to 100", d)
	}
	c.require((b.Percentile != nil) == (b.Source == AtPercentile), path+".percentile", "with source percentile, and only there", b.Source)
	c.require((len(b.Table) > 0) == (b.Source == Table), path+".table", "with source table, and only there", b.Source)
	for j, row := range b.Table {
		c.require(row.Value.IsUnknown() || row.Value.Sign() > 0, fmt.Sprintf("%s.table[%d].value", path, j), "must be positive", row.Value)
	}
}
