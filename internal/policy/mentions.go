package policy

import "slices"

// Mentions lists the variables that any condition of the policy uses, sorted.
func (p *Policy) Mentions() []string {
	var names []string
	for _, c := range p.conditionsBefore() {
		names = append(names, c.Mentions()...)
	}
	for _, c := range p.conditionsAfter() {
		names = append(names, c.Mentions()...)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
