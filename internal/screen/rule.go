package screen

import (
	"maps"
	"slices"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// rule is a screening rule put together for the columns of its subjects.
type rule struct {
	policy.Rule
	subjects   Subjects
	facts      *score.Facts
	asOf       time.Time
	applies    func(i int) policy.Truth
	unknown    func(i int) policy.Truth // of whom it is said that it cannot tell
	all, anyOf []*test
	modes      []func(i int) policy.Truth
}

// compile puts a rule together; its clocks are read on a day.
func compile(document policy.Policy, one policy.Rule, s Subjects, asOf time.Time) *rule {
	s.Facts.AsOf = asOf
	facts := s.Facts.WithIndustries(document.IndustryGroups)
	r := &rule{Rule: one, subjects: s, facts: facts, asOf: asOf, applies: facts.Asks(one.Applies), unknown: facts.Asks(one.Unknown)}
	for _, t := range one.All {
		r.all = append(r.all, newTest(document, t, facts, s, asOf))
	}
	for _, t := range one.Any {
		r.anyOf = append(r.anyOf, newTest(document, t, facts, s, asOf))
	}
	for _, m := range one.Modes {
		r.modes = append(r.modes, facts.Asks(m.When))
	}
	return r
}

// answer asks the rule of a subject. That it applies must be sure, but for those of whom a document says that it cannot tell.
func (r *rule) answer(i int) answer {
	switch r.applies(i) {
	case policy.No:
		return notAsked
	case policy.CannotTell:
		if !r.Unknown.IsZero() && r.untold(i) && r.unknown(i) == policy.Yes {
			return cannotTell
		}
		return notAsked
	}
	truth, doubtful := r.holds(i)
	switch {
	case truth == policy.No:
		return notMet
	case truth == policy.Yes && !doubtful && r.Outcome != Suspected && len(r.contradictions(i)) == 0:
		return met
	case truth == policy.Yes:
		return suspected
	case r.unknown(i) == policy.Yes:
		return cannotTell
	}
	return notMet
}

// contradictions are what speaks against what the rule finds of a subject: days that contradict each other, where it rests on days
// - those of idle land - and a decision of persons.
func (r *rule) contradictions(i int) []land.Phrase {
	var found []land.Phrase
	if r.Kind == policy.IdleKind && r.subjects.Contradicts != nil {
		found = r.subjects.Contradicts(i)
	}
	if says, against := r.decided(i); against {
		found = append(found, says)
	}
	return found
}

// decided is what persons have decided on a subject by the rule.
func (r *rule) decided(i int) (says land.Phrase, against bool) {
	if r.subjects.Decided == nil {
		return land.Phrase{}, false
	}
	return r.subjects.Decided(r.ID, i)
}

// untold reports whether the rule might be met by a subject, and for want of data nobody can say.
func (r *rule) untold(i int) bool {
	applies := r.applies(i)
	if applies == policy.No {
		return false
	}
	truth, _ := r.holds(i)
	return truth == policy.CannotTell || truth == policy.Yes && applies == policy.CannotTell
}

// holds is whether all tests of all, and one of any, hold; doubtful when that rests on a number of which a part is missing.
func (r *rule) holds(i int) (truth policy.Truth, doubtful bool) {
	truth = policy.Yes
	for _, t := range r.all {
		switch one, unsure := t.holds(i); one {
		case policy.No:
			return policy.No, false
		case policy.CannotTell:
			truth = policy.CannotTell
		default:
			doubtful = doubtful || unsure
		}
	}
	if len(r.anyOf) == 0 {
		return truth, doubtful
	}
	one, unsure := r.oneOf(i)
	if one == policy.No || truth == policy.Yes {
		truth = one
	}
	return truth, doubtful || unsure
}

func (r *rule) oneOf(i int) (truth policy.Truth, doubtful bool) {
	truth, doubtful = policy.No, true
	for _, t := range r.anyOf {
		switch one, unsure := t.holds(i); one {
		case policy.Yes:
			truth, doubtful = policy.Yes, doubtful && unsure
		case policy.CannotTell:
			if truth == policy.No {
				truth = policy.CannotTell
			}
		}
	}
	return truth, doubtful && truth == policy.Yes
}

// tests are all tests of the rule.
func (r *rule) tests() []*test { return append(r.all[:len(r.all):len(r.all)], r.anyOf...) }

// disposal suggests how to deal with a subject, and why so.
func (r *rule) disposal(i int, outcome Outcome) (string, land.Phrase) {
	if outcome == CannotTell || outcome == NotMet {
		return NoMode, land.Phrase{}
	}
	for at, m := range r.Modes {
		if r.modes[at](i) == policy.Yes {
			return m.Mode, m.Why
		}
	}
	return NoMode, land.Phrase{}
}

// Needs lists the columns of numbers that the rules of some documents ask about.
func Needs(documents []policy.Policy) []score.Column {
	asked := map[score.Column]bool{}
	ask := func(name string, years int) {
		if n, ok := policy.RuleNumber(name); ok {
			for back := range years {
				asked[score.Column{Name: n.Column, YearsBack: back}] = true
			}
		}
	}
	for _, document := range documents {
		for _, r := range document.Screening.Rules {
			for _, t := range append(r.All[:len(r.All):len(r.All)], r.Any...) {
				ask(t.Value, t.YearsOf())
				ask(t.Over, t.YearsOf())
				if _, limit := t.Against(); limit != nil {
					ask(limit.Of, 1)
				}
			}
		}
		for _, name := range document.MentionedInScreening() {
			ask(name, 1)
		}
	}
	return slices.SortedFunc(maps.Keys(asked), score.CompareColumns)
}
