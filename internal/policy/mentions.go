package policy

import "slices"

// Mentions lists the variables that any condition of the policy uses, sorted.
func (p *Policy) Mentions() []string {
	var names []string
	for _, at := range []stage{beforeTracks, inTracks, afterScores} {
		for _, c := range p.conditions(at) {
			names = append(names, c.Mentions()...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Numerators lists the numbers that indicators divide by another, sorted.
func (p *Policy) Numerators() []string {
	var names []string
	for _, t := range p.Tracks {
		for _, i := range t.Indicators {
			if i.Denominator != "" {
				names = append(names, i.Numerator)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
