package policy

import (
	"fmt"
	"iter"
)

// conditionsBefore are the conditions that decide before anything is scored, by path.
func (p *Policy) conditionsBefore() iter.Seq2[string, *Condition] {
	return func(yield func(string, *Condition) bool) {
		each := func(path string, c *Condition) { _ = c.IsZero() || yield(path, c) }
		each("population.when", &p.Population.When)
		for i := range p.Population.OutOfScope {
			each(fmt.Sprintf("population.out_of_scope[%d].when", i), &p.Population.OutOfScope[i].When)
		}
		for i := range p.Population.Special {
			each(fmt.Sprintf("population.special_classes[%d].when", i), &p.Population.Special[i].When)
		}
		each("land.shared_parcel.separate_if", &p.Land.SharedParcel.SeparateIf)
		for i := range p.Tracks {
			t := &p.Tracks[i]
			each(fmt.Sprintf("tracks[%d].when", i), &t.When)
			for j := range t.Indicators {
				each(fmt.Sprintf("tracks[%d].indicators[%d].when", i, j), &t.Indicators[j].When)
				each(fmt.Sprintf("tracks[%d].indicators[%d].scorer.when", i, j), &t.Indicators[j].Scorer.When)
			}
		}
	}
}

// conditionsAfter are the conditions that may look at values, points, score and grade, by path.
func (p *Policy) conditionsAfter() iter.Seq2[string, *Condition] {
	return func(yield func(string, *Condition) bool) {
		each := func(path string, c *Condition) { _ = c.IsZero() || yield(path, c) }
		for i := range p.Adjustments.Items {
			each(fmt.Sprintf("adjustments.items[%d].when", i), &p.Adjustments.Items[i].When)
		}
		for i := range p.Gates {
			each(fmt.Sprintf("gates[%d].when", i), &p.Gates[i].When)
		}
	}
}
