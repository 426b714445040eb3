package policy

import "slices"

// Mentions lists the variables that any condition of the policy uses, sorted.
func (p *Policy) Mentions() []string {
	return p.mentions(beforeTracks, inTracks, afterScores)
}

// MentionedInScreening lists the variables that the conditions of its screening rules use, sorted.
func (p *Policy) MentionedInScreening() []string { return p.mentions(inScreening) }

func (p *Policy) mentions(stages ...stage) []string {
	var names []string
	for _, at := range stages {
		for _, c := range p.conditions(at) {
			names = append(names, c.Mentions()...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
