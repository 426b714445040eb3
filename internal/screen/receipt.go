package screen

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
)

// receipt says what a rule found of a subject: each test in words with the subject's numbers, what they are taken from, what
// is missing, and what would clear it. It is made of the lists of another one, which is used up.
func (r *rule) receipt(used land.Receipt, i int, outcome Outcome) land.Receipt {
	if used.Inputs == nil {
		used.Inputs, used.Missing = map[string]land.Input{}, []string{}
	}
	clear(used.Inputs)
	made := land.Receipt{Inputs: used.Inputs, Missing: used.Missing[:0]}
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
	told := r.told(i, outcome)
	for _, t := range told {
		formula, clearing := t.words(i, made.Inputs, &made.Missing)
		formulas, clears = formulas.with(formula), clears.with(clearing)
	}
	if r.Kind == policy.IdleKind && r.subjects.Stated != nil {
		formulas = formulas.with(r.subjects.Stated(i))
	}
	if says, against := r.decided(i); !against {
		formulas = formulas.with(says)
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
	made.Confidence, made.Doubts = r.confidence(i, outcome, told)
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
func (r *rule) confidence(i int, outcome Outcome, told []*test) (string, []land.Phrase) {
	if outcome == CannotTell {
		return "", nil
	}
	var doubts []land.Phrase
	if r.Outcome == Suspected {
		doubts = append(doubts, land.Phrase{ZH: "条款为“可以认定”,须由工作人员决定", EN: `the clause says "may": a person decides`})
	}
	for _, t := range told {
		doubts = append(doubts, t.doubts(i)...)
	}
	doubts = append(doubts, r.contradictions(i)...)
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
	return confidenceOf(doubts), doubts
}

func confidenceOf(doubts []land.Phrase) string {
	return [...]string{"high", "medium", "low"}[min(len(doubts), 2)]
}

// Decided adds to a finding what persons have decided on its land: as a doubt where that is against it.
func Decided(f land.Finding, says land.Phrase, against bool) land.Finding {
	if !against {
		f.Formula = phrases{f.Formula}.with(says).joined(";", "; ")
		return f
	}
	return doubted(f, says)
}

// doubted is a finding with one doubt more.
func doubted(f land.Finding, why land.Phrase) land.Finding {
	f.Doubts = append(f.Doubts, why)
	f.Confidence = confidenceOf(f.Doubts)
	return f
}

// doubts are what of the numbers of a test is not known.
func (t *test) doubts(i int) []land.Phrase {
	var doubts []land.Phrase
	if t.series == nil {
		return nil
	}
	if n := len(t.partly(i)); n > 0 {
		doubts = append(doubts, t.unreportedBy(n))
	}
	if unknown := t.YearsOf() - t.knownYears(i); unknown > 0 {
		doubts = append(doubts, land.Phrase{ZH: fmt.Sprintf("%d 年中有 %d 年无数据", t.YearsOf(), unknown), EN: fmt.Sprintf("%d of %d years are not known", unknown, t.YearsOf())})
	}
	return doubts
}

// unreportedBy says how many users have not reported, in the year or in any of several.
func (t *test) unreportedBy(n int) land.Phrase {
	if t.YearsOf() == 1 {
		return land.Phrase{ZH: fmt.Sprintf("%d 家使用企业的%s未报", n, t.title.ZH), EN: fmt.Sprintf("%d of its users have not reported", n)}
	}
	return land.Phrase{ZH: fmt.Sprintf("%d 家使用企业的%s有年份未报", n, t.title.ZH), EN: fmt.Sprintf("%d of its users have not reported every year", n)}
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
