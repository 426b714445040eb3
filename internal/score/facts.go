package score

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"sync"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
)

// Column names a column of numbers, by policy.Number.Column.
type Column = land.Column

// Facts are what is known of n subjects of one kind, column by column. A column that is not there is missing for all.
type Facts struct {
	Year    int
	AsOf    time.Time            // the day on which ages are read
	Keys    []string             // n, unique
	Numbers map[Column][]float64 // n each: whole multiples of the number's step; NaN is missing
	Texts   map[string]Texts
	Flags   map[string][]int8   // n each: 1 yes, 0 no, -1 missing
	Days    map[string][]int32  // n each: days since 1970-01-01; NoDay is missing
	Tags    map[int][]Tag       // recognitions and events of a subject, for the few that have some
	Decided map[string]Decision // by key: what persons have decided
}

// mostMistakes bounds the list of what is wrong with facts.
const mostMistakes = 100

// check finds columns of another length than the subjects, and numbers that are infinite.
func (f Facts) check() error {
	var found land.Problems
	for _, column := range slices.SortedFunc(maps.Keys(f.Numbers), CompareColumns) {
		values, path := f.Numbers[column], fmt.Sprintf("numbers.%s", column.Name)
		if column.YearsBack > 0 {
			path += fmt.Sprintf(" of %d", f.Year-column.YearsBack)
		}
		if len(values) != len(f.Keys) {
			found = append(found, land.Problem{Path: path, Rule: fmt.Sprintf("must hold %d numbers", len(f.Keys)), Value: fmt.Sprint(len(values))})
			continue
		}
		for i, v := range values {
			if math.IsInf(v, 0) && len(found) < mostMistakes {
				found = append(found, land.Problem{Path: fmt.Sprintf("%s[%s]", path, f.Keys[i]), Rule: "must be finite, or missing", Value: fmt.Sprint(v)})
			}
		}
	}
	if len(found) > 0 {
		return found
	}
	return nil
}

// CompareColumns orders columns by name, and the year before those before it.
func CompareColumns(a, b Column) int {
	return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.YearsBack, b.YearsBack))
}

// NoDay is a day that is missing.
const NoDay = policy.NoDay

// Texts are words of n subjects, each as its place in a list; place 0 is missing.
type Texts struct {
	Codes []uint32 // n
	Words []string // Words[0] is ""
}

// Of is the word of a subject; empty is missing.
func (t Texts) Of(i int) string {
	if t.Codes == nil {
		return ""
	}
	return t.Words[t.Codes[i]]
}

// TextsOf makes a column of words.
func TextsOf(words []string) Texts {
	t := Texts{Codes: make([]uint32, len(words)), Words: []string{""}}
	places := map[string]uint32{"": 0}
	for i, word := range words {
		place, ok := places[word]
		if !ok {
			place = uint32(len(t.Words))
			places[word] = place
			t.Words = append(t.Words, word)
		}
		t.Codes[i] = place
	}
	return t
}

// mapped is the column with every word turned into another.
func (t Texts) mapped(turn func(string) string) Texts {
	words := make([]string, len(t.Words))
	for i, word := range t.Words {
		words[i] = turn(word)
	}
	return Texts{t.Codes, words}
}

// Tag is a recognition (high_tech) or an event (safety) of a subject.
type Tag struct {
	Name     string
	Event    bool
	On       time.Time // zero is not known
	Document string    // the evidence; empty is none
	Of       string    // whose: a user of the parcel, a member of the group; empty is the subject itself
}

// Decision is what persons decided of a subject's grade (领导小组调档), with its reason.
type Decision struct {
	Grade  string `json:"grade"`
	Reason string `json:"reason"`
	// What it rests on: names and numbers of documents.
	Evidence string `json:"evidence,omitempty"`
	By       string `json:"by"`
	On       string `json:"on"` // YYYY-MM-DD
}

// Number is a column of the year, or of one before it; nil is missing for all. An area of a year without a column of its own
// is that of the evaluated year.
func (f *Facts) Number(n policy.Number, yearsBack int) []float64 {
	column := f.Numbers[Column{Name: n.Column, YearsBack: yearsBack}]
	if column == nil && n.Unit == "mu" || column == nil && n.Column == "land_mu" {
		return f.Numbers[Column{Name: n.Column}]
	}
	return column
}

var numbersByName = sync.OnceValue(func() map[string]policy.Number {
	byName := map[string]policy.Number{}
	for _, n := range slices.Concat(policy.Numbers(), policy.LandNumbers()) {
		byName[n.Name] = n
	}
	return byName
})

// subject is one row of the facts as conditions see it.
type subject struct {
	facts *Facts
	at    int
	after func(name string) (any, bool) // what is known after the scoring; nil before
}

// Value implements [policy.Case].
func (s subject) Value(name string) (any, bool) {
	if n, ok := numbersByName()[name]; ok {
		return s.number(n)
	}
	switch name {
	case "as_of":
		return s.facts.AsOf, true
	case "year":
		return float64(s.facts.Year), true
	case "age_years":
		return s.yearsSince("registered_on")
	case "years_in_production":
		return s.yearsSince("production_on")
	case "tags", "events":
		return s.tags(name == "events"), true
	case "missing":
		return s.missing(), true
	}
	if texts, ok := s.facts.Texts[name]; ok {
		word := texts.Of(s.at)
		return word, word != ""
	}
	if flags, ok := s.facts.Flags[name]; ok {
		return flags[s.at] == 1, flags[s.at] >= 0
	}
	if days, ok := s.facts.Days[name]; ok {
		return TimeOf(days[s.at]), days[s.at] != NoDay
	}
	if s.after != nil {
		return s.after(name)
	}
	return nil, false
}

// Lacks are those of some variables that are not known of a subject.
func (f *Facts) Lacks(i int, names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		_, known := subject{facts: f, at: i}.Value(name)
		return known
	})
}

func (s subject) number(n policy.Number) (any, bool) {
	column := s.facts.Number(n, 0)
	if column == nil || math.IsNaN(column[s.at]) {
		return nil, false
	}
	return natural(column[s.at], n.Step), true
}

// natural is a held number in its unit, correctly rounded.
func natural(held float64, step policy.Fraction) float64 {
	return held * float64(step.P) / float64(step.Q)
}

// TimeOf is a day of Facts.
func TimeOf(day int32) time.Time { return time.Unix(int64(day)*86400, 0).UTC() }

// DayOf is a day as Facts hold it.
func DayOf(day time.Time) int32 { return int32(day.Unix() / 86400) }

// yearsSince counts from a day to AsOf in years, with the part of the last one.
func (s subject) yearsSince(name string) (any, bool) {
	days, ok := s.facts.Days[name]
	if !ok || days[s.at] == NoDay {
		return nil, false
	}
	return policy.Years(TimeOf(days[s.at]), s.facts.AsOf), true
}

func (s subject) tags(events bool) []string {
	names := []string{}
	for _, tag := range s.facts.Tags[s.at] {
		if tag.Event == events && !slices.Contains(names, tag.Name) {
			names = append(names, tag.Name)
		}
	}
	return names
}

func (s subject) missing() []string {
	names := []string{}
	for _, name := range policy.Lackable() { // in their order
		if _, known := s.Value(name); !known {
			names = append(names, name)
		}
	}
	return names
}
