package review

import (
	"fmt"
	"slices"

	"permu/internal/land"
)

// NameOf is the name of a check of a document: DOCUMENT/CHECK.
func NameOf(c land.Checked) string { return c.Document + "/" + c.Check }

// NotPassing are the checks that fail or cannot be told, those that fail first.
func NotPassing(checks []land.Checked) []land.Checked {
	list := []land.Checked{}
	for _, outcome := range []string{land.Fail, land.CannotTell} {
		for _, c := range checks {
			if c.Outcome == outcome {
				list = append(list, c)
			}
		}
	}
	return list
}

// checkAcknowledged looks whether who goes on names each check that does not pass and no other, and says why where one fails.
func (a *asking) checkAcknowledged() {
	if !a.transition.takes(Acknowledged) {
		return
	}
	fails, names := false, []string{}
	for _, c := range NotPassing(a.Checks) {
		fails, names = fails || c.Outcome == land.Fail, append(names, NameOf(c))
		if !slices.Contains(a.move.Acknowledged, NameOf(c)) {
			a.wrong(Acknowledged, fmt.Sprintf("must name this check, which does not pass: %s, %s (须确认未通过的检查:%s,%s)", c.Title.EN, c.Clause, c.Title.ZH, c.Clause), NameOf(c))
		}
	}
	for i, name := range a.move.Acknowledged {
		if !slices.Contains(names, name) {
			a.wrong(fmt.Sprintf("%s[%d]", Acknowledged, i), "no such check fails or cannot be told now", name)
		}
	}
	if fails && a.move.Reason == "" {
		a.wrong(Reason, "must be given: a check fails (有检查不通过,须说明继续办理的理由)", "")
	}
}

// moved is a [land.Moved] where what the move rests on is no longer what was shown.
func (a *asking) moved() error {
	if !a.transition.demands(Seen) || len(a.move.Seen) == 0 {
		return nil
	}
	var parts []string
	for _, part := range sortedKeys(a.Rests) {
		if a.move.Seen[part] != a.Rests[part] {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 {
		return nil
	}
	return &land.Moved{Parts: parts}
}
