package policy

import (
	"slices"
	"strings"
)

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

// AsksTag reports whether the policy asks about a recognition, or a kind of event: an adjustment or a condition names it.
func (p *Policy) AsksTag(name string, event bool) bool {
	if slices.ContainsFunc(p.Adjustments.Items, func(a Adjustment) bool { return a.Tag == name }) {
		return true
	}
	list := "tags"
	if event {
		list = "events"
	}
	for _, at := range []stage{beforeTracks, inTracks, afterScores} {
		for _, c := range p.conditions(at) {
			names := slices.Contains(c.mentions, list) && (strings.Contains(c.text, "'"+name+"'") || strings.Contains(c.text, `"`+name+`"`))
			if names {
				return true
			}
		}
	}
	return false
}
