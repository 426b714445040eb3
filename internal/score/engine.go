package score

import (
	"fmt"
	"math"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
)

// engine is one application of a policy to facts.
type engine struct {
	policy  policy.Policy
	facts   *Facts
	item    rounding // of an item's points
	score   rounding // of the score
	ones    []float64
	missing []float64
	sorted  sorted
	open    map[int]bool // tracks that cannot be scored
	notes   map[int][]string
	applied map[int][]Applied
	passed  map[int][]Passed

	counting map[string][]policy.Measure // by grade: those that count for a number
}

// Result is what a policy makes of facts, column by column; subjects are in the order of Facts.Keys.
type Result struct {
	*engine
	tracks []*trackResult
	at     []int32 // place among the members of its track; -1 without one
}

// Evaluate scores and grades every subject. Numbers that are open cost what rests on them: a track without its weights or
// baselines has no scores, one without its cuts no grades, and an adjustment without its points is not applied; reasons
// say so. Where nobody can be scored for want of them it is a [land.ErrInvalid] that names them, and so are facts that are not
// as they should be, with their places.
func Evaluate(p policy.Policy, facts Facts) (*Result, error) {
	open := openTracks(p)
	if len(open) == len(p.Tracks) {
		return nil, fmt.Errorf("policy %s: these numbers must be set before it can be used: %s: %w", p.ID, strings.Join(p.OpenForScores(), ", "), land.ErrInvalid)
	}
	if err := facts.check(); err != nil {
		return nil, err
	}
	n := len(facts.Keys)
	told := facts.WithIndustries(p.IndustryGroups).withTax(p.Tax)
	e := &engine{
		policy: p, facts: told.withLand(p.Land),
		item: roundingOf(p.Rounding.Item, policy.ItemDigits), score: roundingOf(p.Rounding.Total, policy.TotalDigits),
		ones: filled(n, 1), missing: filled(n, math.NaN()),
		open:  open,
		notes: map[int][]string{}, applied: map[int][]Applied{}, passed: map[int][]Passed{},
		counting: countingFor(p),
	}
	e.noteLand(told)
	e.sorted = e.sort()
	r := &Result{engine: e, at: make([]int32, n)}
	for i := range r.at {
		r.at[i] = -1
	}
	for t, track := range p.Tracks {
		r.tracks = append(r.tracks, e.track(t, track, r.at))
	}
	return r, nil
}

// openTracks are the tracks that cannot be scored for want of numbers: all of them when land or tax lack one.
func openTracks(p policy.Policy) map[int]bool {
	open := map[int]bool{}
	for _, path := range p.OpenForScores() {
		for t := range p.Tracks {
			if strings.HasPrefix(path, fmt.Sprintf("tracks[%d].", t)) || !strings.HasPrefix(path, "tracks[") {
				open[t] = true
			}
		}
	}
	return open
}

func filled(n int, v float64) []float64 {
	column := make([]float64, n)
	for i := range column {
		column[i] = v
	}
	return column
}

// track measures, scores, ranks and grades the members of one track.
func (e *engine) track(t int, track policy.Track, at []int32) *trackResult {
	result := &trackResult{track: track}
	for i, of := range e.sorted.track {
		if int(of) == t {
			at[i] = int32(len(result.members))
			result.members = append(result.members, int32(i))
		}
	}
	for _, indicator := range track.Indicators {
		it := e.newItem(indicator, result.members)
		it.measure(e, result.members)
		if e.open[t] {
			it.unmeasured(len(result.members))
		} else {
			e.baselines(it, t, result.members)
			it.score(e, result.members)
		}
		result.items = append(result.items, it)
	}
	e.total(result)
	e.rank(result)
	e.pass(result)
	return result
}

// Land is the land of a subject as the policy counts it, in whole multiples of its step; NaN is not known.
func (r *Result) Land(i int) float64 {
	if held := r.facts.Numbers[Column{Name: "land_mu"}]; held != nil {
		return held[i]
	}
	return math.NaN()
}

// Len is the number of subjects.
func (r *Result) Len() int { return len(r.facts.Keys) }

// Key is the key of a subject.
func (r *Result) Key(i int) string { return r.facts.Keys[i] }

// Tags are the recognitions and events of a subject.
func (r *Result) Tags(i int) []Tag { return r.facts.Tags[i] }

// Grades lists the grades of the policy, the best first.
func (r *Result) Grades() []string { return r.policy.Grades() }

// Track is the id of a subject's track; empty without one.
func (r *Result) Track(i int) string {
	if t := r.sorted.track[i]; t >= 0 {
		return r.policy.Tracks[t].ID
	}
	return ""
}

// Score is a subject's score, if it has one.
func (r *Result) Score(i int) (float64, bool) {
	t := r.sorted.track[i]
	if t < 0 || !r.tracks[t].scored[r.at[i]] || r.tracks[t].track.Combine.MethodOf() == policy.NoScores {
		return 0, false
	}
	return r.engine.score.value(r.tracks[t].score[r.at[i]]), true
}

// Grade is a subject's grade after the gates; empty is not graded.
func (r *Result) Grade(i int) string {
	if t := r.sorted.track[i]; t >= 0 {
		return r.tracks[t].final[r.at[i]]
	}
	return r.classGrade(i)
}

// Initial is a subject's grade before the gates, as its ranking or its special class gives it.
func (r *Result) Initial(i int) string {
	if t := r.sorted.track[i]; t >= 0 {
		return r.tracks[t].start[r.at[i]]
	}
	return r.classGrade(i)
}

// classGrade is the grade of a subject of a special class that is not ranked; empty for all others.
func (e *engine) classGrade(i int) string {
	if e.sorted.class[i] != classSpecial {
		return ""
	}
	return e.policy.Population.Special[e.sorted.rule[i]].Grade
}

// Points are a subject's points item by item, NaN without; nil without a track.
func (r *Result) Points(i int) []float64 {
	t := r.sorted.track[i]
	if t < 0 {
		return nil
	}
	points := make([]float64, len(r.tracks[t].items))
	for at, it := range r.tracks[t].items {
		points[at] = math.NaN()
		if it.scored[r.at[i]] {
			points[at] = r.item.value(it.points[r.at[i]])
		}
	}
	return points
}

// ManagedAs is the grade whose measures apply to a subject of a special class; empty without.
func (r *Result) ManagedAs(i int) string {
	if rule := r.sorted.rule[i]; rule >= 0 && r.sorted.class[i] != classOutOfScope {
		return r.policy.Population.Special[rule].ManagedAs
	}
	return ""
}
