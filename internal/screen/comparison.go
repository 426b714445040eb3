package screen

import (
	"math"
	"slices"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// test is a test of a rule put together for columns.
type test struct {
	policy.Test
	sign   string
	when   func(i int) policy.Truth   // of a condition
	since  func(i int) int32          // of a clock: the day
	series func(i, back int) float64  // of a number or a ratio, in the unit of the test; NaN is not known
	limit  func(i int) float64        // NaN is not known
	users  func(i, back int) []string // whose part of the amount of a year is missing
	table  policy.LimitTable          // of the limit, if it has one
	asOf   time.Time
	facts  *score.Facts
	worded
}

func newTest(document policy.Policy, t policy.Test, facts *score.Facts, s Subjects, asOf time.Time) *test {
	made := &test{Test: t, asOf: asOf, facts: facts, users: func(int, int) []string { return nil }}
	made.worded = wordedOf(t, facts)
	if !t.When.IsZero() {
		made.when = facts.Asks(t.When)
		return made
	}
	sign, limit := t.Against()
	made.sign = sign
	made.limit = made.limitOf(document, limit, facts)
	if t.Since != "" {
		made.since = facts.Day(t.Since)
		return made
	}
	value, _ := policy.RuleNumber(t.Value)
	columns := columnsOf(facts, value, t.YearsOf())
	if s.Partly != nil && isReported(t.Value) && t.WindowOf() != policy.ChangeWindow { // a change of parts says nothing
		for back := range columns {
			columns[back] = s.Part(land.Column{Name: value.Column, YearsBack: back})
		}
		made.users = func(i, back int) []string { return s.Partly(land.Column{Name: value.Column, YearsBack: back}, i) }
	}
	made.series = seriesOf(t, facts, columns)
	return made
}

// partly lists the users whose part of the amount is missing in any of the years, each once.
func (t *test) partly(i int) []string {
	var all []string
	for back := range t.YearsOf() {
		for _, user := range t.users(i, back) {
			if !slices.Contains(all, user) {
				all = append(all, user)
			}
		}
	}
	slices.Sort(all)
	return all
}

// isReported reports whether a number is what enterprises report of a year.
func isReported(name string) bool {
	n, ok := policy.NumberByName(name)
	return ok && (n.Unit == "yuan" && name != "invested_cny" || slices.Contains([]string{"person", "tce", "kWh", "m³", "t"}, n.Unit))
}

// seriesOf is a number, or a ratio, in the unit of the test, by the place of a subject and years back. Whole steps are divided
// with whole factors, so that a value at a limit is the limit. The values are those of the number by years back.
func seriesOf(t policy.Test, facts *score.Facts, values [][]float64) func(i, back int) float64 {
	value, _ := policy.RuleNumber(t.Value)
	over, divided := policy.RuleNumber(t.Over)
	factor := policy.FactorOf(value, over, divided, t.Unit)
	p, q := float64(factor.P), float64(factor.Q)
	under := columnsOf(facts, over, t.YearsOf())
	return func(i, back int) float64 {
		if values[back] == nil {
			return math.NaN()
		}
		if !divided {
			return values[back][i] * p / q
		}
		if under[back] == nil || !(under[back][i] > 0) {
			return math.NaN()
		}
		return values[back][i] * p / (under[back][i] * q)
	}
}

// columnsOf are the columns of a number by years back; land of earlier years is that of the year where it is not known.
func columnsOf(facts *score.Facts, n policy.Number, years int) [][]float64 {
	list := make([][]float64, years)
	for back := range list {
		list[back] = facts.Number(n, back)
	}
	return list
}

// limitOf is what a test compares with.
func (t *test) limitOf(document policy.Policy, l *policy.Limit, facts *score.Facts) func(i int) float64 {
	times := 1.0
	if l.Times != nil {
		times = known(*l.Times)
	}
	switch {
	case l.Value != nil:
		value := known(*l.Value)
		return func(int) float64 { return value }
	case l.Parameter != "":
		value := known(document.Parameter(l.Parameter)) * times
		return func(int) float64 { return value }
	case l.Of != "":
		n, _ := policy.RuleNumber(l.Of)
		column, step := facts.Number(n, 0), policy.FactorOf(n, policy.Number{}, false, t.Unit)
		return func(i int) float64 {
			if column == nil {
				return math.NaN()
			}
			return column[i] * float64(step.P) / float64(step.Q) * times
		}
	case l.Table != "":
		at := slices.IndexFunc(document.Screening.Tables, func(table policy.LimitTable) bool { return table.ID == l.Table })
		t.table = document.Screening.Tables[at]
		return byDivision(t.table, facts.Texts["industry"], times)
	}
	return byCase(l.Cases, facts)
}

func known(d policy.Decimal) float64 {
	if d.IsUnknown() {
		return math.NaN()
	}
	return d.Float()
}

func byDivision(table policy.LimitTable, industries score.Texts, times float64) func(i int) float64 {
	limits := make([]float64, len(industries.Words))
	for at, division := range industries.Words {
		limits[at] = math.NaN()
		if limit, ok := table.Divisions[division]; ok {
			limits[at] = known(limit) * times
		}
	}
	return func(i int) float64 {
		if industries.Codes == nil {
			return math.NaN()
		}
		return limits[industries.Codes[i]]
	}
}

func byCase(cases []policy.LimitCase, facts *score.Facts) func(i int) float64 {
	whens := make([]func(int) policy.Truth, len(cases))
	for at, one := range cases {
		whens[at] = facts.Asks(one.When)
	}
	return func(i int) float64 {
		for at, when := range whens {
			switch when(i) {
			case policy.Yes:
				return known(cases[at].Value)
			case policy.CannotTell:
				return math.NaN()
			}
		}
		return math.NaN()
	}
}
