package score

import (
	"cmp"
	"fmt"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
)

// measured says which measures of the policy follow from the grade of a row, or from the grade that its special class is managed
// as; none of a dry run, from which nothing follows.
func measured(p policy.Policy, row Row) []land.Reason {
	grade := cmp.Or(managedAs(p, row), row.Grade)
	if p.Publication.DryRun || grade == "" {
		return nil
	}
	var reasons []land.Reason
	for _, m := range p.Measures {
		if !slices.Contains(m.Grades, grade) {
			continue
		}
		value := ""
		if m.Value != nil && !m.Value.IsUnknown() {
			value = fmt.Sprintf(" %s %s", short(m.Value.Float()), m.Unit)
		}
		reasons = append(reasons, land.Reason{
			Code: "measure", ZH: "按 " + grade + " 适用:" + m.Title.ZH + value + clauseZH(m.Basis), EN: "what " + grade + " leads to: " + english(m.Title) + value + clauseEN(m.Basis),
		})
	}
	return reasons
}

// managedAs is the grade whose measures apply to a row of a special class; empty without one.
func managedAs(p policy.Policy, row Row) string {
	for _, s := range p.Population.Special {
		if s.ID == row.Rule {
			return s.ManagedAs
		}
	}
	return ""
}
