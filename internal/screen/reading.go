package screen

import (
	"math"
	"slices"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// test is a test of a rule put together for columns.
type test struct {
	policy.Test
	sign   string
	when   func(i int) policy.Truth  // of a condition
	since  func(i int) int32         // of a clock: the day
	series func(i, back int) float64 // of a number or a ratio, in the unit of the test; NaN is not known
	limit  func(i int) float64       // NaN is not known
	partly func(i int) []string      // users whose part of the amount is missing
	table  policy.LimitTable         // of the limit, if it has one
	asOf   time.Time
	facts  *score.Facts
}

func newTest(document policy.Policy, t policy.Test, facts *score.Facts, s Subjects, asOf time.Time) *test {
	made := &test{Test: t, asOf: asOf, facts: facts, partly: func(int) []string { return nil }}
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
	made.series = seriesOf(t, facts)
	if s.Partly != nil && isReported(t.Value) {
		made.partly = func(i int) []string { return s.Partly(t.Value, i) }
	}
	return made
}

// isReported reports whether a number is what enterprises report of a year.
func isReported(name string) bool {
	n, ok := policy.NumberByName(name)
	return ok && (n.Unit == "yuan" && name != "invested_cny" || slices.Contains([]string{"person", "tce", "kWh", "m³", "t"}, n.Unit))
}

// seriesOf is a number, or a ratio, in the unit of the test, by the place of a subject and years back. Whole steps are divided
// with whole factors, so that a value at a limit is the limit.
func seriesOf(t policy.Test, facts *score.Facts) func(i, back int) float64 {
	value, _ := policy.RuleNumber(t.Value)
	over, divided := policy.RuleNumber(t.Over)
	factor := policy.FactorOf(value, over, divided, t.Unit)
	p, q := float64(factor.P), float64(factor.Q)
	values, under := columnsOf(facts, value, t.YearsOf()), columnsOf(facts, over, t.YearsOf())
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

// holds is whether the test holds for a subject; doubtful when a missing part of the number could change it.
func (t *test) holds(i int) (truth policy.Truth, doubtful bool) {
	switch {
	case t.when != nil:
		return t.when(i), false
	case t.since != nil:
		return t.clock(i), false
	}
	limit := t.limit(i)
	if math.IsNaN(limit) {
		return policy.CannotTell, false
	}
	truth = t.against(i, limit)
	if truth == policy.CannotTell || len(t.partly(i)) == 0 {
		return truth, false
	}
	below := t.sign == "<" || t.sign == "≤"
	if !below && truth == policy.No { // with what is missing it may be more
		return policy.CannotTell, false
	}
	return truth, below && truth == policy.Yes
}

// against compares the years as the window says.
func (t *test) against(i int, limit float64) policy.Truth {
	switch window := t.WindowOf(); window {
	case policy.EveryWindow, policy.AnyWindow:
		return t.years(i, limit, window == policy.AnyWindow)
	default:
		value, _ := t.value(i)
		if math.IsNaN(value) {
			return policy.CannotTell
		}
		return truthOf(compares(t.sign, value, limit))
	}
}

// years asks every year, or any: one that decides outweighs those that are not known.
func (t *test) years(i int, limit float64, any bool) policy.Truth {
	truth := truthOf(!any)
	for back := range t.YearsOf() {
		value := rounded(t.series(i, back))
		switch {
		case math.IsNaN(value):
			truth = policy.CannotTell
		case compares(t.sign, value, limit) == any:
			return truthOf(any)
		}
	}
	return truth
}

// value is the mean of the years that are known, with their number, or the change of the last year in %; NaN is not known.
func (t *test) value(i int) (float64, int) {
	if t.WindowOf() == policy.ChangeWindow {
		last, before := t.series(i, 0), t.series(i, 1)
		if math.IsNaN(last) || !(before > 0) {
			return math.NaN(), 0
		}
		return rounded((last - before) * 100 / before), 2
	}
	sum, n := 0.0, 0
	for back := t.YearsOf() - 1; back >= 0; back-- {
		if value := t.series(i, back); !math.IsNaN(value) {
			sum, n = sum+value, n+1
		}
	}
	if n < max(1, int(t.Known)) {
		return math.NaN(), n
	}
	return rounded(sum / float64(n)), n
}

// rounded is a value to six decimals - a cent a mu of 万元/亩 - so that years of 3.63, 5.52 and 5.85 make 5 and not
// 4.999999999999999: limits stand at such means.
func rounded(v float64) float64 { return math.Round(v*1e6) / 1e6 }

// clock is whether some full years have passed since a day.
func (t *test) clock(i int) policy.Truth {
	day := t.since(i)
	if day == score.NoDay {
		return policy.CannotTell
	}
	reached := !t.asOf.Before(calendar.YearsAfter(score.TimeOf(day), int(t.limit(i))))
	return truthOf(reached == (t.sign == "≥"))
}

func compares(sign string, value, limit float64) bool {
	switch sign {
	case "<":
		return value < limit
	case "≤":
		return value <= limit
	case ">":
		return value > limit
	}
	return value >= limit
}

func truthOf(b bool) policy.Truth {
	if b {
		return policy.Yes
	}
	return policy.No
}

// title is what the test compares, in words.
func (t *test) title() land.Phrase {
	if t.Title.ZH != "" {
		return t.Title
	}
	if t.Since != "" {
		day, _ := policy.RuleDay(t.Since)
		return day.Title
	}
	value, _ := policy.RuleNumber(t.Value)
	if over, ok := policy.RuleNumber(t.Over); ok {
		return land.Phrase{ZH: value.Title.ZH + "/" + over.Title.ZH, EN: value.Title.EN + " / " + over.Title.EN}
	}
	return value.Title
}

// unit is the unit of the compared value for readers, with a blank before it; empty of a plain ratio.
func (t *test) unit() land.Phrase {
	name := t.Unit
	if value, ok := policy.RuleNumber(t.Value); ok && name == "" {
		name = value.Unit
	}
	if t.WindowOf() == policy.ChangeWindow {
		name = "%"
	}
	if words, ok := unitWords[name]; ok {
		return words
	}
	return land.Phrase{ZH: " " + name, EN: " " + name}
}

var unitWords = map[string]land.Phrase{
	"%": {ZH: "%", EN: "%"}, "ratio": {}, "count": {}, "mu": {ZH: " 亩", EN: " mu"}, "yuan": {ZH: " 元", EN: " yuan"}, "person": {ZH: " 人", EN: " persons"},
}
