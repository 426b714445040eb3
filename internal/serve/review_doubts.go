package serve

import (
	"slices"
	"strings"

	"permu/internal/export"
	"permu/internal/land"
	"permu/internal/review"
)

// doubts are the checks that say no more than that nobody can tell, that fail, or that pass on doubtful data: what is doubted of
// each, what would clear it, and who went on all the same, with the reason.
func (w paperwork) doubts() []export.Block {
	var rows [][]export.Cell
	for _, c := range w.scheme.Checks {
		if c.Outcome == land.DoesNotApply || c.Outcome == land.Pass && len(c.Doubts) == 0 {
			continue
		}
		rows = append(rows, rowOf(w.say(c.Title), w.outcome(c), orDash(w.doubted(c)), orDash(w.say(c.Clears)), orDash(w.wentOn(review.NameOf(c)))))
	}
	if len(rows) == 0 {
		return nil
	}
	head := []string{w.say(phrase("审查要点", "Check")), w.say(phrase("结果", "Outcome")), w.say(phrase("存疑之处", "Doubts")), w.say(phrase("如何消除", "What clears it")), w.say(phrase("知悉后继续办理", "Who went on, and why"))}
	return []export.Block{{Level: 2, Text: w.say(phrase("检查存疑与知悉", "Doubts of the checks"))}, {Head: head, Rows: rows, Wide: []int{4, 2, 5, 4, 5}}}
}

// doubted is what is not known of a check, and what is doubtful of its outcome.
func (w paperwork) doubted(c land.Checked) string {
	var said []string
	if len(c.Lacks) > 0 {
		said = append(said, w.say(phrase("缺:", "lacks: "))+w.list(c.Lacks))
	}
	for _, one := range c.Doubts {
		said = append(said, w.say(one))
	}
	return strings.Join(said, "\n")
}

// wentOn are those who made a step knowing that a check does not pass, each with the reason; not those after what the paper rests on.
func (w paperwork) wentOn(check string) string {
	var said []string
	for _, step := range w.Steps {
		if step.Version > w.stood.Version || !slices.Contains(step.Body.Acknowledged, check) {
			continue
		}
		t, _ := review.TransitionByName(step.Move)
		said = append(said, strings.Join(nonempty(w.say(t.Title), step.Body.DocumentOn, w.who(step.By), step.Body.Reason), " · "))
	}
	return strings.Join(said, "\n")
}
