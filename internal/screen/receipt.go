package screen

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"permu/internal/calendar"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

const day = "2006-01-02"

// receipt says what a rule found of a subject: each test in words with the subject's numbers, what they are taken from, what
// is missing, and what would clear it.
func (r *rule) receipt(i int, outcome Outcome) land.Receipt {
	made := land.Receipt{Inputs: map[string]land.Input{}, Missing: []string{}}
	if outcome == NotMet { // its numbers, and nothing that follows
		for _, t := range r.tests() {
			t.words(i, made.Inputs, &made.Missing)
		}
		return made
	}
	var formulas, clears phrases
	if r.applies(i) == policy.CannotTell {
		made.Missing = append(made.Missing, r.facts.Lacks(i, r.Applies.Mentions())...)
		formulas = formulas.with(land.Phrase{ZH: "是否适用:无法判断", EN: "whether the rule applies: cannot tell"})
	}
	for _, t := range r.told(i, outcome) {
		formula, clear := t.words(i, made.Inputs, &made.Missing)
		formulas, clears = formulas.with(formula), clears.with(clear)
	}
	made.Formula = formulas.joined(";", "; ")
	if outcome == CannotTell {
		made.Clears = land.Phrase{ZH: "补录所缺数据后再行判断", EN: "bring in what is missing"}
	} else {
		made.Clears = clears.with(r.Clears).joined(";或", "; or ")
	}
	if outcome != CannotTell {
		made.Missing = append(made.Missing, r.facts.Lacks(i, r.RestsOn)...)
	}
	made.Confidence, made.Doubts = r.confidence(i, outcome)
	return made
}

// told are the tests that a receipt speaks of: all of all; of any those that hold, or none of which can be told.
func (r *rule) told(i int, outcome Outcome) []*test {
	tests := slices.Clone(r.all)
	for _, t := range r.anyOf {
		truth, _ := t.holds(i)
		if truth == policy.Yes || outcome == CannotTell && truth == policy.CannotTell {
			tests = append(tests, t)
		}
	}
	return tests
}

// confidence is how far a finding rests on what is known: high, medium or low, and why not more.
func (r *rule) confidence(i int, outcome Outcome) (string, []land.Phrase) {
	if outcome == CannotTell {
		return "", nil
	}
	var doubts []land.Phrase
	if r.Outcome == Suspected {
		doubts = append(doubts, land.Phrase{ZH: "条款为“可以认定”,须由工作人员决定", EN: `the clause says "may": a person decides`})
	}
	for _, t := range r.told(i, outcome) {
		doubts = append(doubts, t.doubts(i)...)
	}
	for _, name := range r.facts.Lacks(i, r.RestsOn) {
		fact, _ := policy.RuleFact(name)
		zh, _, _ := strings.Cut(fact.Title.ZH, ":") // without the words that it may be
		en, _, _ := strings.Cut(fact.Title.EN, ":")
		doubts = append(doubts, land.Phrase{ZH: zh + "未登记", EN: en + " is not on record"})
	}
	if r.subjects.Placed != nil {
		if rule := r.subjects.Placed(i); rule != "" {
			doubts = append(doubts, land.Phrase{ZH: "用地关系由匹配得出(" + rule + "),未经确认", EN: "its user was placed by matching (" + rule + "), not by a record"})
		}
	}
	return [...]string{"high", "medium", "low"}[min(len(doubts), 2)], doubts
}

// doubts are what of the numbers of a test is not known.
func (t *test) doubts(i int) []land.Phrase {
	var doubts []land.Phrase
	if t.series == nil {
		return nil
	}
	if n := len(t.partly(i)); n > 0 {
		doubts = append(doubts, land.Phrase{ZH: fmt.Sprintf("%d 家使用企业的%s未报", n, t.title().ZH), EN: fmt.Sprintf("%d of its users have not reported", n)})
	}
	if unknown := t.YearsOf() - t.knownYears(i); unknown > 0 {
		doubts = append(doubts, land.Phrase{ZH: fmt.Sprintf("%d 年中有 %d 年无数据", t.YearsOf(), unknown), EN: fmt.Sprintf("%d of %d years are not known", unknown, t.YearsOf())})
	}
	return doubts
}

func (t *test) knownYears(i int) int {
	n := 0
	for back := range t.YearsOf() {
		if !math.IsNaN(t.series(i, back)) {
			n++
		}
	}
	return n
}

// words are a test with its numbers, and what would clear it.
func (t *test) words(i int, inputs map[string]land.Input, missing *[]string) (formula, clears land.Phrase) {
	switch {
	case t.when != nil:
		return t.ofCondition(i, missing)
	case t.since != nil:
		return t.ofClock(i, inputs, missing)
	}
	return t.ofNumber(i, inputs, missing)
}

func (t *test) ofCondition(i int, missing *[]string) (formula, clears land.Phrase) {
	if t.when(i) == policy.CannotTell {
		*missing = append(*missing, t.When.Mentions()...)
		return land.Phrase{ZH: t.Title.ZH + ":无法判断", EN: english(t.Title) + ": cannot tell"}, land.Phrase{}
	}
	return land.Phrase{ZH: t.Title.ZH, EN: english(t.Title)}, land.Phrase{}
}

func english(p land.Phrase) string {
	if p.EN != "" {
		return p.EN
	}
	return p.ZH
}

func (t *test) ofClock(i int, inputs map[string]land.Input, missing *[]string) (formula, clears land.Phrase) {
	title, years := t.title(), int(t.limit(i))
	if t.since(i) == score.NoDay {
		*missing = append(*missing, recordsOf(t.Since)...)
		return land.Phrase{ZH: title.ZH + "缺失,无法判断", EN: english(title) + " is not on record"}, land.Phrase{}
	}
	from := score.TimeOf(t.since(i))
	record, on := t.record(i)
	inputs[record.Name] = land.Input{Value: on.Format(day), Source: land.FromParcel}
	said := land.Phrase{ZH: record.Title.ZH + " " + on.Format(day), EN: record.Title.EN + " " + on.Format(day)}
	if on != from {
		said.ZH += fmt.Sprintf(",%s %s", title.ZH, from.Format(day))
		said.EN += fmt.Sprintf(", %s %s", english(title), from.Format(day))
	}
	due := calendar.YearsAfter(from, years).Format(day)
	return land.Phrase{
		ZH: fmt.Sprintf("%s,满 %d 年为 %s,截至 %s 已满", said.ZH, years, due, t.asOf.Format(day)),
		EN: fmt.Sprintf("%s, plus %d year is %s; it is %s", said.EN, years, due, t.asOf.Format(day)),
	}, land.Phrase{}
}

// record is the day on record from which the clock of a subject follows.
func (t *test) record(i int) (policy.Variable, time.Time) {
	for _, name := range recordsOf(t.Since) {
		if on := t.facts.Day(name)(i); on != score.NoDay {
			v, _ := policy.RuleDay(name)
			return v, score.TimeOf(on)
		}
	}
	v, _ := policy.RuleDay(t.Since)
	return v, score.TimeOf(t.since(i))
}

// recordsOf are the days on record from which a day follows, the first that is known; of most, itself.
func recordsOf(name string) []string {
	if name == "start_due_on" {
		return []string{"agreed_start_on", "handed_over_on"}
	}
	return []string{name}
}

func (t *test) ofNumber(i int, inputs map[string]land.Input, missing *[]string) (formula, clears land.Phrase) {
	values := t.readings(i, inputs, missing)
	limit := t.limit(i)
	if math.IsNaN(limit) {
		_, l := t.Against()
		*missing = append(*missing, limitOf(l))
	}
	for _, user := range t.partly(i) {
		*missing = append(*missing, t.Value+" "+user)
	}
	title := t.title()
	if len(values) == 0 || math.IsNaN(limit) {
		return land.Phrase{ZH: title.ZH + ":数据不全,无法判断", EN: english(title) + ": not known"}, land.Phrase{}
	}
	line := land.Phrase{ZH: title.ZH + t.reading(i, values, limit).ZH, EN: english(title) + t.reading(i, values, limit).EN}
	return line, t.gap(i, limit)
}

// limitOf names what a limit that is not known would come from.
func limitOf(l *policy.Limit) string {
	switch {
	case l.Of != "":
		return l.Of
	case l.Table != "":
		return l.Table
	}
	return "limit"
}

// readings are the values of the years that are known, the oldest first, which go to the inputs; the others are missing.
func (t *test) readings(i int, inputs map[string]land.Input, missing *[]string) []float64 {
	var values []float64
	for back := t.YearsOf() - 1; back >= 0; back-- {
		name := t.inputName(back)
		value := t.series(i, back)
		if math.IsNaN(value) {
			*missing = append(*missing, t.lacking(i, back)...)
			continue
		}
		values = append(values, value)
		if isReported(t.Value) {
			inputs[name] = land.Input{Value: rounded(value), Unit: t.inputUnit(), Source: land.FromReport}
			continue
		}
		for _, name := range []string{t.Value, t.Over} {
			if n, ok := policy.RuleNumber(name); ok {
				step := policy.FactorOf(n, policy.Number{}, false, "")
				inputs[name] = land.Input{Value: t.facts.Number(n, 0)[i] * float64(step.P) / float64(step.Q), Unit: n.Unit, Source: land.FromParcel}
			}
		}
	}
	return values
}

// lacking names what a year's value is missing: of a report its name with the year, of a record each number that is not there.
func (t *test) lacking(i, back int) []string {
	if isReported(t.Value) {
		return []string{t.inputName(back)}
	}
	var names []string
	for _, name := range []string{t.Value, t.Over} {
		n, ok := policy.RuleNumber(name)
		if column := t.facts.Number(n, back); ok && (column == nil || math.IsNaN(column[i])) {
			names = append(names, name)
		}
	}
	return names
}

// inputName is the number or the ratio of reports with its year: tax_per_mu_2020.
func (t *test) inputName(back int) string {
	name := t.Value
	if t.Over != "" {
		under, _ := policy.RuleNumber(t.Over)
		name = strings.TrimSuffix(t.Value, "_cny") + "_per_" + strings.TrimPrefix(under.Name, "land_")
	}
	return name + "_" + strconv.Itoa(t.facts.Year-back)
}

func (t *test) inputUnit() string {
	if t.Unit != "" {
		return t.Unit
	}
	n, _ := policy.RuleNumber(t.Value)
	return n.Unit
}

// reading is the comparison in words: of a mean with how many of its years are known.
func (t *test) reading(i int, values []float64, limit float64) land.Phrase {
	sign, limitZH, limitEN := t.sign, trimmed(limit)+t.unit().ZH, trimmed(limit)+t.unit().EN
	switch window := t.WindowOf(); {
	case window == policy.ChangeWindow:
		value, _ := t.value(i)
		return land.Phrase{ZH: fmt.Sprintf("较上年变化 %s %s %s", shown(value, sign), sign, limitZH), EN: fmt.Sprintf(" changed by %s %s %s", shown(value, sign), sign, limitEN)}
	case t.YearsOf() == 1:
		return land.Phrase{ZH: fmt.Sprintf(" %s %s %s", shown(values[0], sign), sign, limitZH), EN: fmt.Sprintf(" %s %s %s", shown(values[0], sign), sign, limitEN)}
	case window == policy.MeanWindow:
		value, n := t.value(i)
		return land.Phrase{
			ZH: fmt.Sprintf("近 %d 年(有数据 %d 年)平均 %s %s %s", t.YearsOf(), n, shown(value, sign), sign, limitZH),
			EN: fmt.Sprintf(", mean of %d known of %d years: %s %s %s", n, t.YearsOf(), shown(value, sign), sign, limitEN),
		}
	}
	list := make([]string, len(values))
	for at, value := range values {
		list[at] = shown(rounded(value), sign)
	}
	each := land.Phrase{ZH: "各年", EN: "each"}
	if t.WindowOf() == policy.AnyWindow {
		each = land.Phrase{ZH: "任一年", EN: "any"}
	}
	years := strings.Join(list, "、")
	return land.Phrase{
		ZH: fmt.Sprintf("近 %d 年%s %s %s %s", t.YearsOf(), each.ZH, years, sign, limitZH),
		EN: fmt.Sprintf(", %s of %d years: %s %s %s", each.EN, t.YearsOf(), years, sign, limitEN),
	}
}

// shown is a value with two decimals that lies on the same side of a limit as the value: below it rounds down, above it up.
func shown(value float64, sign string) string {
	hundredths := math.Round(value*1e6) / 1e4
	if sign == "<" || sign == "≤" {
		return fmt.Sprintf("%.2f", math.Floor(hundredths)/100)
	}
	return fmt.Sprintf("%.2f", math.Ceil(hundredths)/100)
}

// trimmed is a limit with at most four decimals.
func trimmed(v float64) string { return strconv.FormatFloat(math.Round(v*1e4)/1e4, 'f', -1, 64) }

// gap is what is lacking to clear a number: of a mean on every year of it.
func (t *test) gap(i int, limit float64) land.Phrase {
	value, n := t.value(i)
	if math.IsNaN(value) || t.WindowOf() == policy.ChangeWindow {
		return land.Phrase{}
	}
	lacking := fmt.Sprintf("%.2f", math.Ceil(math.Round(math.Abs(limit-value)*1e6)/1e4)/100)
	title, unit, verb, en := t.title(), t.unit(), "再提高", "more"
	if t.sign == ">" || t.sign == "≥" {
		verb, en = "再降低", "less"
	}
	if t.YearsOf() > 1 {
		return land.Phrase{
			ZH: fmt.Sprintf("%s %d 年平均%s %s%s", title.ZH, n, verb, lacking, unit.ZH), EN: fmt.Sprintf("%s%s %s of %s on the mean", lacking, unit.EN, en, english(title)),
		}
	}
	return land.Phrase{ZH: fmt.Sprintf("%s%s %s%s", title.ZH, verb, lacking, unit.ZH), EN: fmt.Sprintf("%s%s %s of %s", lacking, unit.EN, en, english(title))}
}

// phrases are joined when all are there.
type phrases []land.Phrase

func (p phrases) with(one land.Phrase) phrases {
	if one.ZH == "" {
		return p
	}
	return append(p, one)
}

func (p phrases) joined(zh, en string) land.Phrase {
	var chinese, other []string
	for _, one := range p {
		chinese, other = append(chinese, one.ZH), append(other, english(one))
	}
	return land.Phrase{ZH: strings.Join(chinese, zh), EN: strings.Join(other, en)}
}

func sortedColumns(asked map[score.Column]bool) []score.Column {
	return slices.SortedFunc(maps.Keys(asked), score.CompareColumns)
}
