package scheme

import (
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

// told is what a test of a check finds.
type told struct {
	truth   policy.Truth
	formula land.Phrase
	clears  land.Phrase // what would make it hold
	number  bool        // it compares one
	missing []string
}

// answered is the outcome of the tests of a check, with their numbers.
func answered(made land.Checked, document policy.Policy, c policy.Check, f facts) land.Checked {
	all, any := testsOf(document, c.All, f), testsOf(document, c.Any, f)
	truth := both(every(all), some(any, len(c.Any) > 0))
	made.Outcome = map[policy.Truth]string{policy.Yes: land.Pass, policy.No: land.Fail, policy.CannotTell: land.CannotTell}[truth]
	var clears []land.Phrase
	for _, t := range append(all, any...) {
		made.Formula = joined(made.Formula, t.formula)
		if t.truth == policy.CannotTell && truth == policy.CannotTell {
			made.Missing = append(made.Missing, t.missing...)
		}
		if t.truth == policy.No && (t.number || c.Clears.ZH == "") {
			clears = append(clears, t.clears)
		}
	}
	switch made.Outcome {
	case land.CannotTell:
		made.Clears = said("补录所缺数据后再行判断", "bring in what is missing")
	case land.Fail:
		for _, phrase := range append(clears, c.Clears) {
			made.Clears = joined(made.Clears, phrase)
		}
	}
	return made
}

func testsOf(document policy.Policy, tests []policy.Test, f facts) []told {
	list := make([]told, len(tests))
	for i, t := range tests {
		list[i] = tested(document, t, f)
	}
	return list
}

// tested asks a condition, or compares a number with its limit.
func tested(document policy.Policy, t policy.Test, f facts) told {
	if !t.When.IsZero() {
		truth := t.When.Holds(f)
		made := told{truth: truth, clears: said("须满足:%[1]s", "must hold: %[2]s", t.Title.ZH, english(t.Title)), formula: said("%[1]s:%[3]s", "%[2]s: %[4]s", t.Title.ZH, english(t.Title), truthWords[truth].ZH, truthWords[truth].EN)}
		made.formula = withSources(made.formula, t.When, f)
		if truth == policy.CannotTell {
			made.missing = lacking(t.When, f)
		}
		return made
	}
	n, _ := policy.SchemeNumber(t.Value)
	sign, l := t.Against()
	limit, missing := limitOf(document, l, f)
	value, known := f[t.Value].(float64)
	title := n.Title
	if t.Title.ZH != "" {
		title = t.Title
	}
	if over := f.over(t.Value); over.ZH != "" {
		title = land.Phrase{ZH: title.ZH + over.ZH, EN: english(title) + over.EN}
	}
	if !known {
		missing = append(missing, t.Value)
	}
	if bound, ok := boundOf(l, f); ok && known {
		if t := compared(title, unitOf(n.Unit), sign, rounded(value), bound); t.truth == policy.No && (sign == "<" || sign == "≤") {
			return t
		}
	}
	if len(missing) > 0 {
		return told{truth: policy.CannotTell, missing: missing, formula: said("%[1]s:无法判断", "%[2]s: cannot tell", title.ZH, english(title))}
	}
	return compared(title, unitOf(n.Unit), sign, rounded(value), limit)
}

// withSources names where the answers that a condition asks for are on record.
func withSources(formula land.Phrase, c policy.Condition, f facts) land.Phrase {
	for _, name := range c.Mentions() {
		if from, ok := f[name+onRecord].(land.Phrase); ok {
			formula = land.Phrase{ZH: formula.ZH + "(" + from.ZH + ")", EN: formula.EN + " (" + english(from) + ")"}
		}
	}
	return formula
}

func compared(title land.Phrase, unit, sign string, value, limit float64) told {
	holds := map[string]bool{"<": value < limit, "≤": value <= limit, ">": value > limit, "≥": value >= limit}[sign]
	made := told{truth: policy.Yes, number: true, formula: said("%[1]s %[3]s%[4]s,要求 %[5]s %[6]s%[4]s", "%[2]s %[3]s%[4]s, required %[5]s %[6]s%[4]s", title.ZH, english(title), number(value), unit, sign, number(limit))}
	if !holds {
		made.truth = policy.No
		made.clears = said("%[1]s须%[3]s %[4]s%[5]s(差 %[6]s%[5]s)", "%[2]s must be %[3]s %[4]s%[5]s, %[6]s%[5]s away", title.ZH, english(title), sign, number(limit), unit, number(math.Abs(limit-value)))
	}
	return made
}

var truthWords = map[policy.Truth]land.Phrase{policy.Yes: {ZH: "是", EN: "yes"}, policy.No: {ZH: "否", EN: "no"}, policy.CannotTell: {ZH: "未知", EN: "not known"}}

func english(p land.Phrase) string {
	if p.EN == "" {
		return p.ZH
	}
	return p.EN
}

func unitOf(name string) string {
	switch name {
	case "ratio", "count":
		return ""
	case "mu":
		return " 亩"
	case "%":
		return "%"
	}
	return " " + name
}

// rounded takes a value to six decimals, so that one that is at its limit is not beside it for the arithmetic's sake.
func rounded(v float64) float64 { return math.Round(v*1e6) / 1e6 }

// limitOf is what a test compares with; missing names why that is not known.
func limitOf(document policy.Policy, l *policy.Limit, f facts) (float64, []string) {
	factor := 1.0
	if l.Times != nil {
		factor = l.Times.Float()
	}
	known := func(d policy.Decimal, name string) (float64, []string) {
		if d.IsUnknown() {
			return 0, []string{name}
		}
		return d.Float() * factor, nil
	}
	switch {
	case l.Value != nil:
		return known(*l.Value, "limit")
	case l.Parameter != "":
		return known(document.Parameter(l.Parameter), "param."+l.Parameter)
	case l.Of != "":
		v, ok := f[l.Of].(float64)
		if !ok {
			return 0, []string{l.Of}
		}
		return v * factor, nil
	case l.Table != "":
		return inTable(document, l.Table, f, known)
	}
	for _, one := range l.Cases {
		switch one.When.Holds(f) {
		case policy.Yes:
			return known(one.Value, "limit")
		case policy.CannotTell:
			return 0, lacking(one.When, f)
		}
	}
	return 0, []string{"limit"}
}

// boundOf is what a limit is at most, where it is the least of parcels of which only some are known: what is above it is above
// the limit as well, of the rest nothing can be said.
func boundOf(l *policy.Limit, f facts) (float64, bool) {
	bound, ok := f[l.Of+ofSome].(float64)
	if ok && l.Times != nil {
		bound *= l.Times.Float()
	}
	return bound, ok
}

func inTable(document policy.Policy, id string, f facts, known func(policy.Decimal, string) (float64, []string)) (float64, []string) {
	industry, ok := f["industry"].(string)
	if !ok {
		return 0, []string{"industry"}
	}
	table, _ := document.Table(id)
	limit, listed := table.Divisions[industry]
	if !listed {
		return 0, []string{"table." + id}
	}
	return known(limit, "table."+id)
}

// lacking are the facts that a condition names and nobody knows.
func lacking(c policy.Condition, f facts) []string {
	return slices.DeleteFunc(slices.Clone(c.Mentions()), func(name string) bool {
		_, known := f[name]
		return known
	})
}

func every(tests []told) policy.Truth {
	truth := policy.Yes
	for _, t := range tests {
		truth = both(truth, t.truth)
	}
	return truth
}

func some(tests []told, asked bool) policy.Truth {
	if !asked {
		return policy.Yes
	}
	truth := policy.No
	for _, t := range tests {
		switch t.truth {
		case policy.Yes:
			return policy.Yes
		case policy.CannotTell:
			truth = policy.CannotTell
		}
	}
	return truth
}

// both is and: no outweighs what cannot be told.
func both(a, b policy.Truth) policy.Truth {
	switch {
	case a == policy.No || b == policy.No:
		return policy.No
	case a == policy.CannotTell || b == policy.CannotTell:
		return policy.CannotTell
	}
	return policy.Yes
}

func joined(a, b land.Phrase) land.Phrase {
	switch {
	case b.ZH == "":
		return a
	case a.ZH == "":
		return land.Phrase{ZH: b.ZH, EN: english(b)}
	}
	return land.Phrase{ZH: a.ZH + ";" + b.ZH, EN: a.EN + "; " + english(b)}
}
