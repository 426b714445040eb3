package policy

import (
	"fmt"
	"iter"
)

// stage is when a condition is asked; it fixes what it may name.
type stage int

const (
	beforeTracks stage = iota // facts
	inTracks                  // and the track
	afterScores               // and what was scored
	inScreening               // facts, and what is known of land
	inChecks                  // what is known of a site and a scenario
)

// conditions are all conditions of a policy with their paths, stage by stage.
func (p *Policy) conditions(at stage) iter.Seq2[string, *Condition] {
	return func(yield func(string, *Condition) bool) {
		going := true
		each := func(path string, c *Condition) { going = going && (c.IsZero() || yield(path, c)) }
		switch at {
		case beforeTracks:
			p.conditionsBeforeTracks(each)
		case inTracks:
			p.conditionsInTracks(each)
		case afterScores:
			p.conditionsAfterScores(each)
		case inScreening:
			p.conditionsInScreening(each)
		case inChecks:
			p.conditionsInChecks(each)
		}
	}
}

func (p *Policy) conditionsBeforeTracks(each func(string, *Condition)) {
	each("population.when", &p.Population.When)
	for i := range p.Population.OutOfScope {
		each(fmt.Sprintf("population.out_of_scope[%d].when", i), &p.Population.OutOfScope[i].When)
	}
	for i := range p.Population.Special {
		each(fmt.Sprintf("population.special_classes[%d].when", i), &p.Population.Special[i].When)
	}
	each("land.shared_parcel.separate_if", &p.Land.SharedParcel.SeparateIf)
	for i := range p.Tracks {
		each(fmt.Sprintf("tracks[%d].when", i), &p.Tracks[i].When)
	}
}

func (p *Policy) conditionsInTracks(each func(string, *Condition)) {
	for i := range p.Tracks {
		for j := range p.Tracks[i].Indicators {
			indicator := &p.Tracks[i].Indicators[j]
			each(fmt.Sprintf("tracks[%d].indicators[%d].when", i, j), &indicator.When)
			each(fmt.Sprintf("tracks[%d].indicators[%d].scorer.when", i, j), &indicator.Scorer.When)
		}
	}
}

func (p *Policy) conditionsAfterScores(each func(string, *Condition)) {
	for i := range p.Tracks {
		for j := range p.Tracks[i].Bands.Grades {
			each(fmt.Sprintf("tracks[%d].bands.grades[%d].when", i, j), &p.Tracks[i].Bands.Grades[j].When)
		}
	}
	for i := range p.Adjustments.Items {
		each(fmt.Sprintf("adjustments.items[%d].when", i), &p.Adjustments.Items[i].When)
	}
	for i := range p.Gates {
		each(fmt.Sprintf("gates[%d].when", i), &p.Gates[i].When)
	}
}

func (p *Policy) conditionsInScreening(each func(string, *Condition)) {
	if p.Screening == nil {
		return
	}
	for i := range p.Screening.Rules {
		path, r := fmt.Sprintf("screening.rules[%d]", i), &p.Screening.Rules[i]
		each(path+".applies", &r.Applies)
		each(path+".report_unknown", &r.Unknown)
		for j := range r.All {
			r.All[j].conditions(fmt.Sprintf("%s.all[%d]", path, j), each)
		}
		for j := range r.Any {
			r.Any[j].conditions(fmt.Sprintf("%s.any[%d]", path, j), each)
		}
		for j := range r.Modes {
			each(fmt.Sprintf("%s.modes[%d].when", path, j), &r.Modes[j].When)
		}
	}
}

func (p *Policy) conditionsInChecks(each func(string, *Condition)) {
	for i := range p.Checks {
		path, c := fmt.Sprintf("checks[%d]", i), &p.Checks[i]
		each(path+".applies", &c.Applies)
		for j := range c.All {
			c.All[j].conditions(fmt.Sprintf("%s.all[%d]", path, j), each)
		}
		for j := range c.Any {
			c.Any[j].conditions(fmt.Sprintf("%s.any[%d]", path, j), each)
		}
	}
}

func (t *Test) conditions(path string, each func(string, *Condition)) {
	each(path+".when", &t.When)
	if sign, limit := t.Against(); limit != nil {
		for i := range limit.Cases {
			each(fmt.Sprintf("%s.%s.cases[%d].when", path, limitName(sign), i), &limit.Cases[i].When)
		}
	}
}
