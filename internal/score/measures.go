package score

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
)

// countedNote is the code of a note that keeps a number that a measure of the grade counts for, in steps of the number.
const countedNote = "measure_per"

// measured says which measures of the policy follow from the grade of a row, or from the grade that its special class is managed
// as, and what they come to; none of a dry run, from which nothing follows.
func measured(p policy.Policy, row Row) []land.Reason {
	var reasons []land.Reason
	grade := cmp.Or(managedAs(p, row), row.Grade)
	for _, m := range measuresOf(p, grade) {
		value, code := "", "measure"
		if m.Value != nil && !m.Value.IsUnknown() {
			value = fmt.Sprintf(" %s %s", short(m.Value.Float()), m.Unit)
		}
		if m.Meters == "account" {
			code = MeasureByAccount
		}
		sum := comesTo(m, row)
		reasons = append(reasons, land.Reason{
			Code: code, ZH: "按 " + grade + " 适用:" + m.Title.ZH + value + sum.ZH + clauseZH(m.Basis), EN: "what " + grade + " leads to: " + english(m.Title) + value + sum.EN + clauseEN(m.Basis),
		})
	}
	return reasons
}

// MeasureByAccount is the code of a reason that says a measure which is executed by the accounts of meters.
const MeasureByAccount = "measure_by_account"

// measuresOf are the measures of a grade.
func measuresOf(p policy.Policy, grade string) []policy.Measure {
	if p.Publication.DryRun || grade == "" {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.Measures), func(m policy.Measure) bool { return !slices.Contains(m.Grades, grade) })
}

// countingFor are the measures of a policy that count for a number, by grade.
func countingFor(p policy.Policy) map[string][]policy.Measure {
	counting := map[string][]policy.Measure{}
	for _, m := range p.Measures {
		for _, grade := range m.Grades {
			counting[grade] = slices.DeleteFunc(measuresOf(p, grade), func(m policy.Measure) bool { return numbersByName()[m.Per].Name == "" })
		}
	}
	return counting
}

// measureNotes are the numbers of the year that measures of a subject's grade count for, each once; one that is missing has none.
func (r *Result) measureNotes(i int) []string {
	var notes []string
	for _, m := range r.counting[cmp.Or(r.ManagedAs(i), r.Grade(i))] {
		n := numbersByName()[m.Per]
		column := r.facts.Numbers[Column{Name: n.Column}]
		note := countedNote + ":" + m.Per + "="
		if column != nil && !math.IsNaN(column[i]) && !slices.ContainsFunc(notes, func(other string) bool { return strings.HasPrefix(other, note) }) {
			notes = append(notes, note+plain(column[i]))
		}
	}
	return notes
}

// comesTo says what a measure comes to in the year, by the number that it counts for, or that this cannot be told.
func comesTo(m policy.Measure, row Row) land.Phrase {
	n, ok := numbersByName()[m.Per]
	if !ok {
		return land.Phrase{}
	}
	held := math.NaN()
	for _, note := range row.Notes {
		if figure, ours := strings.CutPrefix(note, countedNote+":"+m.Per+"="); ours {
			held, _ = strconv.ParseFloat(figure, 64) // as measureNotes wrote it
		}
	}
	year := land.Phrase{}
	if n.Flows() {
		year = land.Phrase{ZH: "全年", EN: " of the year"}
	}
	switch {
	case m.Value == nil || m.Value.IsUnknown():
		return land.Phrase{ZH: ",标准尚未设定,金额无法计算", EN: "; how much is not set, so what it comes to cannot be told"}
	case math.IsNaN(held):
		return land.Phrase{ZH: "," + year.ZH + n.Title.ZH + "未知,金额无法计算", EN: "; " + english(n.Title) + year.EN + " is not known, so what it comes to cannot be told"}
	}
	number := new(big.Rat).Mul(new(big.Rat).SetFloat64(held), big.NewRat(n.Step.P, n.Step.Q))
	yuan := new(big.Rat).Mul(number, new(big.Rat).Mul(m.Value.Rat(), big.NewRat(m.YuanPer(), 1)))
	counted, sum := shortest(number.FloatString(4)), shortest(yuan.FloatString(2))
	return land.Phrase{
		ZH: fmt.Sprintf(" × %s%s %s %s = %s 元", year.ZH, n.Title.ZH, counted, policy.UnitZH(n.Unit), sum),
		EN: fmt.Sprintf(" × %s%s %s %s = %s yuan", english(n.Title), year.EN, counted, n.Unit, sum),
	}
}

// shortest is a decimal without zeros that say nothing.
func shortest(decimal string) string { return strings.TrimRight(strings.TrimRight(decimal, "0"), ".") }

// managedAs is the grade whose measures apply to a row of a special class; empty without one.
func managedAs(p policy.Policy, row Row) string {
	for _, s := range p.Population.Special {
		if s.ID == row.Rule {
			return s.ManagedAs
		}
	}
	return ""
}
