package policy

import (
	"fmt"
	"math/big"
	"slices"
)

func (c *checker) bounds(path string, b Bands) {
	for i, bound := range b.Bounds {
		at := fmt.Sprintf("%s[%d]", path, i)
		c.require(slices.Contains(b.Labels(), bound.Grade), at+".grade", "is no grade of these bands", bound.Grade)
		c.share(at+".most_percent", bound.MostPercent)
		c.share(at+".least_percent", bound.LeastPercent)
		least, most := or(bound.LeastPercent, 0), or(bound.MostPercent, 100)
		if !least.IsUnknown() && !most.IsUnknown() {
			c.require(!most.below(least), at+".least_percent", "not above most_percent", bound.LeastPercent)
		}
		if share, known := b.shareOf(bound.Grade); known {
			said, _ := share.Float64()
			c.require(most.IsUnknown() || share.Cmp(most.Rat()) <= 0, at+".most_percent", fmt.Sprintf("the bands give %g %%", said), bound.MostPercent)
			c.require(least.IsUnknown() || share.Cmp(least.Rat()) >= 0, at+".least_percent", fmt.Sprintf("the bands give %g %%", said), bound.LeastPercent)
		}
	}
}

// shareOf is the share that a grade gets of cumulative bands, in percent, where both of its cuts are known.
func (b Bands) shareOf(grade string) (*big.Rat, bool) {
	from := DecimalOf(0)
	for _, g := range b.Grades {
		if b.KindOf() != CumulativePercent || g.UpToPercent == nil {
			return nil, false
		}
		if g.Grade == grade {
			return new(big.Rat).Sub(g.UpToPercent.Rat(), from.Rat()), !from.IsUnknown() && !g.UpToPercent.IsUnknown()
		}
		from = *g.UpToPercent
	}
	return nil, false
}

// attainable checks that a threshold of the score is not above all scores there can be.
func (c *checker) attainable(path string, t Track, p Policy) {
	most, known := p.mostScore(t)
	for i, g := range t.Bands.Grades {
		if !known || g.From == nil || g.From.IsUnknown() || len(t.Bands.Key) > 0 {
			continue
		}
		said, _ := most.Float64()
		c.require(g.From.Rat().Cmp(most) <= 0, fmt.Sprintf("%s.grades[%d].from", path, i), fmt.Sprintf("never reached: no score is above %g", said), g.From)
	}
}

// mostScore is the highest score of a track, where there is one.
func (p Policy) mostScore(t Track) (*big.Rat, bool) {
	if most := p.Adjustments.Most; most != nil {
		return most.Rat(), !most.IsUnknown()
	}
	sum := new(big.Rat)
	for _, i := range firstAlternatives(t.Indicators) {
		most, known := i.mostPoints()
		if !known {
			return nil, false
		}
		sum.Add(sum, most)
	}
	bounded := len(p.Adjustments.Items) == 0 && t.Combine.MethodOf() == WeightedSum && len(weighedIndustries(t)) == 1
	return sum, bounded
}

// mostPoints are the most points of an indicator, where it has a limit.
func (i Indicator) mostPoints() (*big.Rat, bool) {
	limit := or(i.Scorer.Cap, 1)
	known := !limit.IsUnknown() && !i.Weight.IsUnknown() && i.Negative != "keep"
	unlimited := slices.Contains([]string{Ratio, ReverseRatio, Raw}, i.Scorer.Kind())
	if i.Scorer.Kind() == MinMax {
		known = known && i.Scorer.To == nil
	}
	return new(big.Rat).Mul(limit.Rat(), i.Weight.Rat()), known && (i.Scorer.Cap != nil || !unlimited)
}
