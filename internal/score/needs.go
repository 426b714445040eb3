package score

import (
	"maps"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

// Needs lists the columns of numbers that a policy asks about, in order.
func Needs(p policy.Policy) []Column {
	asked := map[Column]bool{}
	ask := func(name string, years int) {
		if n, ok := numbersByName()[name]; ok {
			for back := range years {
				asked[Column{Name: n.Column, YearsBack: back}] = true
			}
		}
	}
	for _, t := range p.Tracks {
		for _, i := range t.Indicators {
			years := yearsOf(p, i)
			ask(i.Numerator, years)
			ask(i.Denominator, years)
		}
		for _, terms := range [][]string{t.Bands.Key, t.Bands.Ties.Order, stageKeys(t)} {
			for _, text := range terms {
				term, _ := policy.ParseTerm(text)
				ask(term.Name, 1)
			}
		}
	}
	for _, a := range p.Adjustments.Items {
		ask(a.Count, 1)
	}
	for _, m := range p.Measures {
		ask(m.Per, 1)
	}
	for _, name := range p.Mentions() {
		ask(name, 1)
	}
	if asked[Column{Name: "tax_cny"}] {
		for name := range p.Tax.Include {
			ask(name, 3)
		}
		for _, kind := range land.TaxKinds() {
			if len(p.Tax.Include) > 0 {
				ask(kind, 3)
			}
		}
		ask(p.Tax.Whole(), map[bool]int{true: 3}[p.Tax.Kind == policy.Payable])
		if p.Tax.NetOfRefunds() {
			ask("tax_refund_cny", 3)
		}
		if p.Tax.CrossRegion == "add_back" {
			ask("cross_region_tax_cny", 3)
		}
	}
	return slices.SortedFunc(maps.Keys(asked), CompareColumns)
}

// yearsOf is how many years an indicator looks at: those that it adds up, and one more for what changes since the year
// before or is measured against it.
func yearsOf(p policy.Policy, i policy.Indicator) int {
	years := summed(p, i)
	if changes(i) || i.Baseline != nil && i.Baseline.Source == policy.PriorGroupMean {
		return max(years, 2)
	}
	return years
}

// summed is how many years an indicator adds up; a change is of this year since the one before.
func summed(p policy.Policy, i policy.Indicator) int {
	if changes(i) {
		return 1
	}
	if i.Years == 0 && p.Tax.Years == "three" && i.Numerator == "tax_cny" {
		return 3
	}
	return max(1, int(i.Years))
}

func stageKeys(t policy.Track) []string {
	if t.Bands.TwoStage == nil {
		return nil
	}
	return slices.Concat(t.Bands.TwoStage.Top.Key, t.Bands.TwoStage.Bottom.Key)
}
