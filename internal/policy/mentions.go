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
