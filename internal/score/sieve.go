package score

import (
	"fmt"
	"maps"
	"math"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"permu/internal/land"
	"permu/internal/policy"
)

// InParts works on 0 … n-1 in as many stretches as there are processors.
func InParts(n int, work func(from, to int)) {
	parts := min(runtime.GOMAXPROCS(0), n/4096+1)
	var wait sync.WaitGroup
	for part := range parts {
		wait.Go(func() { work(n*part/parts, n*(part+1)/parts) })
	}
	wait.Wait()
}

// Holds answers a condition of a policy for every subject, with the tax and the land that the policy counts.
func Holds(p policy.Policy, facts Facts, c policy.Condition) []policy.Truth {
	return facts.WithIndustries(p.IndustryGroups).withTax(p.Tax).withLand(p.Land).holds(c)
}

// holds answers a condition for every subject. A condition that mentions only words and flags is worked out once for
// each combination that occurs.
func (f *Facts) holds(c policy.Condition) []policy.Truth {
	answers := make([]policy.Truth, len(f.Keys))
	if c.IsZero() {
		for i := range answers {
			answers[i] = policy.Yes
		}
		return answers
	}
	if holds, ok := c.Over(columnsOf{f}); ok {
		InParts(len(answers), func(from, to int) {
			for i := from; i < to; i++ {
				answers[i] = holds(i)
			}
		})
		return answers
	}
	combination, few := f.combinations(c.Mentions())
	InParts(len(answers), func(from, to int) {
		known := map[uint64]policy.Truth{}
		for i := from; i < to; i++ {
			if few {
				at := combination(i)
				truth, ok := known[at]
				if !ok {
					truth = c.Holds(subject{facts: f, at: i})
					known[at] = truth
				}
				answers[i] = truth
				continue
			}
			answers[i] = c.Holds(subject{facts: f, at: i})
		}
	})
	return answers
}

// Asks is a condition as a question to one subject after the other.
func (f *Facts) Asks(c policy.Condition) func(i int) policy.Truth {
	if holds, ok := c.Over(columnsOf{f}); ok {
		return holds
	}
	return func(i int) policy.Truth { return c.Holds(subject{facts: f, at: i}) }
}

// Day is a column of days; where there is none, all are missing.
func (f *Facts) Day(name string) func(i int) int32 {
	if day := (columnsOf{f}).Day(name); day != nil {
		return day
	}
	return func(int) int32 { return NoDay }
}

// columnsOf are facts as [policy.Columns].
type columnsOf struct{ *Facts }

// Number is a number in its unit, or one that follows from days.
func (c columnsOf) Number(name string) func(i int) float64 {
	switch name {
	case "year":
		return func(int) float64 { return float64(c.Year) }
	case "age_years":
		return c.yearsSince("registered_on")
	case "years_in_production":
		return c.yearsSince("production_on")
	}
	n, ok := numbersByName()[name]
	if !ok {
		return nil
	}
	column := c.Facts.Number(n, 0)
	if column == nil {
		return func(int) float64 { return math.NaN() }
	}
	return func(i int) float64 { return natural(column[i], n.Step) }
}

func (c columnsOf) yearsSince(name string) func(i int) float64 {
	days := c.Days[name]
	return func(i int) float64 {
		if days == nil || days[i] == NoDay {
			return math.NaN()
		}
		return policy.Years(TimeOf(days[i]), c.AsOf)
	}
}

func (c columnsOf) Text(name string) func(i int) string {
	if texts, ok := c.Texts[name]; ok {
		return texts.Of
	}
	return nil
}

func (c columnsOf) Flag(name string) func(i int) policy.Truth {
	flags, ok := c.Flags[name]
	if !ok {
		return nil
	}
	return func(i int) policy.Truth {
		return [...]policy.Truth{policy.CannotTell, policy.No, policy.Yes}[flags[i]+1]
	}
}

func (c columnsOf) Day(name string) func(i int) int32 {
	if name == "as_of" {
		day := DayOf(c.AsOf)
		return func(int) int32 { return day }
	}
	days, ok := c.Days[name]
	if !ok {
		return nil
	}
	return func(i int) int32 { return days[i] }
}

// Among looks for a word in the recognitions or the events, which few subjects have, or for a name in what is missing.
func (c columnsOf) Among(name, word string) func(i int) bool {
	if name == "missing" {
		return func(i int) bool {
			_, known := subject{facts: c.Facts, at: i}.Value(word)
			return !known
		}
	}
	if name != "tags" && name != "events" {
		return nil
	}
	has := map[int]bool{}
	for i, tags := range c.Tags {
		if slices.ContainsFunc(tags, func(t Tag) bool { return t.Name == word && t.Event == (name == "events") }) {
			has[i] = true
		}
	}
	return func(i int) bool { return has[i] }
}

// combinations numbers what the subjects hold under some names, when these are all words or flags.
func (f *Facts) combinations(names []string) (func(i int) uint64, bool) {
	var texts []Texts
	var flags [][]int8
	product := uint64(1)
	for _, name := range names {
		if column, ok := f.Texts[name]; ok {
			texts = append(texts, column)
			product *= uint64(len(column.Words))
		} else if column, ok := f.Flags[name]; ok {
			flags = append(flags, column)
			product *= 3
		} else {
			return nil, false
		}
		if product > 1<<20 {
			return nil, false
		}
	}
	return func(i int) uint64 {
		at := uint64(0)
		for _, column := range texts {
			at = at*uint64(len(column.Words)) + uint64(column.Codes[i])
		}
		for _, column := range flags {
			at = at*3 + uint64(column[i]+1)
		}
		return at
	}, true
}

// WithIndustries is the facts with the columns that a policy derives from industry_code: industry, where that is not told
// (as of groups, whose members have it in common without their codes), and industry_group.
func (f Facts) WithIndustries(groups []policy.IndustryGroup) *Facts {
	divisions, told := f.Texts["industry"]
	if !told {
		codes, ok := f.Texts["industry_code"]
		if !ok {
			return &f
		}
		divisions = codes.mapped(land.Division)
	}
	texts := maps.Clone(f.Texts)
	texts["industry"] = divisions
	texts["industry_group"] = divisions.mapped(func(division string) string { return groupOf(groups, division) })
	f.Texts = texts
	return &f
}

// groupOf is the industry group of a division: the one that names it, else the one that names none.
func groupOf(groups []policy.IndustryGroup, division string) string {
	rest := ""
	for _, g := range groups {
		if len(g.Divisions) == 0 {
			rest = g.ID
		}
		if inDivisions(g.Divisions, division) {
			return g.ID
		}
	}
	if division == "" {
		return ""
	}
	return rest
}

func inDivisions(list []string, division string) bool {
	n, err := strconv.Atoi(division)
	if err != nil {
		return false
	}
	for _, text := range list {
		if first, last, ok := policy.DivisionsOf(text); ok && n >= first && n <= last {
			return true
		}
	}
	return false
}

// Classes of a subject beside the tracks.
const (
	Evaluated    = "evaluated"
	NotInScope   = "out_of_scope" // a rule leaves it out
	NoTrack      = "no_track"     // no track takes it
	Undetermined = "undetermined" // what decides is missing
	Special      = "special"      // of a special class that is not ranked
)

// sorted says where every subject belongs.
type sorted struct {
	class   []uint8 // place in classNames
	rule    []int16 // of NotInScope and Special: which rule; -1 none. Special subjects that are ranked have one too
	track   []int16 // -1 is none
	ranked  []bool
	counted []bool // in baselines
}

var classNames = [...]string{Evaluated, NotInScope, NoTrack, Undetermined, Special}

const (
	classEvaluated uint8 = iota
	classOutOfScope
	classNoTrack
	classUndetermined
	classSpecial
)

// sort gives every subject its track and class: population, what is out of scope, special classes, and then the first
// track whose condition holds. A condition that decides and cannot tell leaves the subject undetermined.
func (e *engine) sort() sorted {
	n := len(e.facts.Keys)
	s := sorted{make([]uint8, n), make([]int16, n), make([]int16, n), make([]bool, n), make([]bool, n)}
	for i := range n {
		s.rule[i], s.track[i], s.ranked[i], s.counted[i] = -1, -1, true, true
	}
	e.leaveOut(&s)
	e.classify(&s)
	open := make([]bool, n)
	for i := range open {
		open[i] = s.class[i] == classEvaluated || s.class[i] == classSpecial
	}
	for t, track := range e.policy.Tracks {
		truths := e.facts.holds(track.When)
		for i := range open {
			if !open[i] || truths[i] == policy.No {
				continue
			}
			open[i] = false
			if truths[i] == policy.Yes {
				s.track[i] = int16(t)
			} else if s.class[i] == classEvaluated {
				s.class[i] = classUndetermined
			}
		}
	}
	for i := range n {
		if s.class[i] == classEvaluated && s.track[i] < 0 {
			s.class[i] = classNoTrack
		}
	}
	return s
}

// leaveOut marks who does not take part. What surely leaves a subject out outweighs what cannot be told of it.
func (e *engine) leaveOut(s *sorted) {
	e.ofIndustries(s)
	p := e.policy.Population
	for i, truth := range e.facts.holds(p.When) {
		switch {
		case truth == policy.No:
			s.class[i] = classOutOfScope
		case truth == policy.CannotTell && s.class[i] == classEvaluated:
			s.class[i] = classUndetermined
		}
	}
	for at, rule := range p.OutOfScope {
		for i, truth := range e.facts.holds(rule.When) {
			switch {
			case s.class[i] == classOutOfScope:
			case truth == policy.Yes:
				s.class[i], s.rule[i] = classOutOfScope, int16(at)
			case truth == policy.CannotTell && s.class[i] == classEvaluated:
				e.note(i, "unchecked:%s", rule.ID)
			}
		}
	}
	e.noteIndustries(s)
}

// ofIndustries leaves out who is of another industry than the policy evaluates; of whom it is not known is undetermined.
func (e *engine) ofIndustries(s *sorted) {
	if len(e.policy.Population.Industries) == 0 {
		return
	}
	industries := e.facts.Texts["industry"]
	for i := range s.class {
		switch division := industries.Of(i); {
		case division == "":
			s.class[i] = classUndetermined
		case !inDivisions(e.policy.Population.Industries, division):
			s.class[i] = classOutOfScope
		}
	}
}

// noteIndustries says of whom only the industry could tell whether it takes part.
func (e *engine) noteIndustries(s *sorted) {
	industries := e.facts.Texts["industry"]
	for i := range s.class {
		if s.class[i] == classUndetermined && len(e.policy.Population.Industries) > 0 && industries.Of(i) == "" {
			e.note(i, "untold:%s", "industry_code")
		}
	}
}

// classify marks the special classes that are in force, the first that holds.
func (e *engine) classify(s *sorted) {
	for at, rule := range e.policy.Population.Special {
		if !rule.Holds(e.facts.AsOf) {
			continue
		}
		for i, truth := range e.facts.holds(rule.When) {
			if s.class[i] != classEvaluated || s.rule[i] >= 0 {
				continue
			}
			switch truth {
			case policy.Yes:
				s.rule[i], s.ranked[i], s.counted[i] = int16(at), rule.InRanking, rule.InBaseline
				if !rule.InRanking {
					s.class[i] = classSpecial
				}
			case policy.CannotTell:
				e.note(i, "unchecked:%s", rule.ID)
			}
		}
	}
}

// note remembers something to say of a subject, once.
func (e *engine) note(i int, format string, values ...any) {
	if note := fmt.Sprintf(format, values...); !slices.Contains(e.notes[i], note) {
		e.notes[i] = append(e.notes[i], note)
	}
}
