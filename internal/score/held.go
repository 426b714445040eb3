package score

import (
	"slices"
	"strings"

	"permu/internal/land"
	"permu/internal/policy"
)

// heldBack names the gate, or the decision of persons, because of which a better grade of the ranking would not be the
// subject's grade, or is it already. Gates that hold in the run hold then too; of one that can make grades worse, and whose
// condition asks about the result, nobody can tell.
func heldBack(p policy.Policy, t policy.Track, row Row, grade string) land.Phrase {
	labels, titles := t.Bands.Labels(), titlesOf(p)
	final, by := grade, ""
	for _, g := range manualLast(p.Gates) {
		at := slices.IndexFunc(row.Passed, func(passed Passed) bool { return passed.ID == g.ID })
		holds := at >= 0 || slices.Contains(row.Notes, inForce+":"+g.ID)
		before := final
		switch {
		case g.Action == policy.Manual && at >= 0:
			final = row.Passed[at].To
		case holds && g.Action != policy.Manual:
			final = moved(g, final, labels)
		case worsens(g) && asksResult(g.When):
			return land.Phrase{ZH: "“" + titles.of(g.ID).ZH + "”取决于评价结果", EN: english(titles.of(g.ID)) + " depends on the result"}
		}
		if worse(labels, final, before) {
			by = g.ID
		}
	}
	switch {
	case worse(labels, final, grade):
		return land.Phrase{ZH: "“" + titles.of(by).ZH + "”使等级不能升至 " + grade, EN: english(titles.of(by)) + " keeps its grade from " + grade}
	case len(row.Passed) > 0 && !worse(labels, row.Grade, grade):
		by = row.Passed[len(row.Passed)-1].ID
		return land.Phrase{ZH: "经“" + titles.of(by).ZH + "”已为 " + row.Grade, EN: "by " + english(titles.of(by)) + " it is " + row.Grade + " already"}
	}
	return land.Phrase{}
}

// manualLast are the gates, with the decisions of persons at the end where none of them is theirs.
func manualLast(gates []policy.Gate) []policy.Gate {
	if slices.ContainsFunc(gates, func(g policy.Gate) bool { return g.Action == policy.Manual }) {
		return gates
	}
	return append(slices.Clone(gates), policy.Gate{ID: policy.Manual, Action: policy.Manual})
}

// asksResult reports whether a condition asks about what the scoring comes to.
func asksResult(c policy.Condition) bool {
	return slices.ContainsFunc(c.Mentions(), func(name string) bool {
		return name == "grade" || name == "score" || strings.HasPrefix(name, "value.") || strings.HasPrefix(name, "points.")
	})
}

// worse reports whether one grade is worse than another; none is worse than any.
func worse(labels []string, grade, than string) bool {
	at := func(grade string) int {
		if i := slices.Index(labels, grade); i >= 0 {
			return i
		}
		return len(labels)
	}
	return at(grade) > at(than)
}
