package serve

import (
	"fmt"
	"strings"

	"permu/internal/export"
	"permu/internal/land"
	"permu/internal/review"
)

// reviewed are the opinions round by round, what was returned and answered, the decision, and every step.
func (w paperwork) reviewed() []export.Block {
	var blocks []export.Block
	for round := 1; round <= w.Round; round++ {
		blocks = append(blocks, export.Block{Level: 2, Text: fmt.Sprintf(w.say(phrase("第 %d 轮意见", "Opinions of round %d")), round)}, w.opinions(round))
	}
	if len(w.Items) > 0 {
		blocks = append(blocks, export.Block{Level: 2, Text: w.say(phrase("退回事项与答复", "Returned items and answers"))}, w.items())
	}
	blocks = append(blocks, w.decision()...)
	return append(blocks, export.Block{Level: 2, Text: w.say(phrase("办理过程", "Steps"))}, w.steps())
}

func (w paperwork) opinions(round int) export.Block {
	head := []string{w.say(phrase("部门", "Department")), w.say(phrase("意见", "Opinion")), w.say(phrase("内容", "Text")), w.say(phrase("日期", "Day")), w.say(phrase("出具人", "By"))}
	var rows [][]export.Cell
	for _, o := range w.Opinions {
		if o.Round == round {
			rows = append(rows, rowOf(w.department(o.Department), w.title(review.Opinions(), o.Opinion), orDash(strings.Join(nonempty(o.Text, strings.Join(o.Conditions, "\n"), strings.Join(o.Items, "\n"), w.attached(o.FileID)), "\n")), o.On, w.who(o.By)))
		}
	}
	if len(rows) == 0 {
		return export.Block{Text: w.say(phrase("本轮尚无意见。", "No opinion of this round yet."))}
	}
	return export.Block{Head: head, Rows: rows, Wide: []int{3, 3, 7, 3, 3}}
}

func (w paperwork) items() export.Block {
	var rows [][]export.Cell
	for _, item := range w.Items {
		rows = append(rows, rowOf(item.Item, item.Round, w.department(item.Department), item.Text, orDash(strings.Join(nonempty(item.Answer, w.attached(item.FileID)), "\n")), w.title(review.ItemStates(), item.State)))
	}
	head := []string{w.say(phrase("序号", "No.")), w.say(phrase("轮次", "Round")), w.say(phrase("提出", "From")), w.say(phrase("事项", "Item")), w.say(phrase("答复", "Answer")), w.say(phrase("状态", "State"))}
	return export.Block{Head: head, Rows: rows, Wide: []int{1, 1, 3, 5, 5, 2}}
}

func (w paperwork) decision() []export.Block {
	if w.DecidedOn == nil {
		return nil
	}
	decided, _ := review.StateByName(*w.Decision)
	rows := [][]export.Cell{
		rowOf(w.say(phrase("决定", "Decision")), w.say(decided.Title)),
		rowOf(w.say(phrase("日期", "Day")), *w.DecidedOn),
		rowOf(w.say(phrase("一级审批", "First level")), w.who(text(w.FirstBy))),
		rowOf(w.say(phrase("二级审批", "Second level")), w.who(text(w.DecidedBy))),
		rowOf(w.say(phrase("条件", "Conditions")), orDash(strings.Join(w.Conditions, "\n"))),
	}
	return []export.Block{{Level: 2, Text: w.say(phrase("决定", "Decision"))}, {Head: []string{w.say(phrase("项目", "Field")), w.say(phrase("内容", "Content"))}, Rows: rows, Wide: []int{3, 8}}}
}

func (w paperwork) steps() export.Block {
	var rows [][]export.Cell
	for _, step := range w.Steps {
		t, _ := review.TransitionByName(step.Move)
		to, _ := review.StateByName(step.ToState)
		rows = append(rows, rowOf(step.Version, w.say(t.Title), w.say(to.Title), orDash(step.Body.DocumentOn), w.who(step.By), orDash(strings.Join(nonempty(step.Body.DocumentNo, step.Body.Note, w.acknowledged(step.Body)), "\n"))))
	}
	head := []string{"#", w.say(phrase("办理", "Move")), w.say(phrase("状态", "State")), w.say(phrase("日期", "Day")), w.say(phrase("办理人", "By")), w.say(phrase("文号、说明", "Document, note"))}
	return export.Block{Head: head, Rows: rows, Wide: []int{1, 4, 3, 3, 3, 5}}
}

// acknowledged says which checks did not pass when somebody went on, and why he did.
func (w paperwork) acknowledged(b land.CaseBody) string {
	if len(b.Acknowledged) == 0 {
		return ""
	}
	said := w.say(phrase("已知悉未通过或无法判断的检查:", "known, checks that fail or cannot be told: "))
	for i, name := range b.Acknowledged {
		if i > 0 {
			said += w.say(phrase("、", ", "))
		}
		said += w.checkTitle(name)
	}
	if b.Reason != "" {
		said += "\n" + w.say(phrase("理由:", "reason: ")) + b.Reason
	}
	return said
}

func (w paperwork) checkTitle(name string) string {
	for _, c := range w.scheme.Checks {
		if review.NameOf(c) == name {
			return w.say(c.Title)
		}
	}
	return name
}

// after is what happened since the approval.
func (w paperwork) after() []export.Block {
	var rows [][]export.Cell
	for _, m := range w.Milestones {
		rows = append(rows, rowOf(w.title(review.Milestones(), m.Milestone), m.On, orDash(m.DocumentNo), w.who(m.By)))
	}
	var blocks []export.Block
	for _, found := range w.Evaluations {
		blocks = append(blocks, w.evaluated(found)...)
	}
	if len(rows) == 0 {
		return append([]export.Block{{Text: w.say(phrase("尚无批后进展。", "Nothing on record yet."))}}, blocks...)
	}
	return append([]export.Block{{Head: []string{w.say(phrase("进展", "Milestone")), w.say(phrase("日期", "Day")), w.say(phrase("文号", "Document")), w.say(phrase("登记人", "By"))}, Rows: rows, Wide: []int{4, 2, 4, 2}}}, blocks...)
}

// evaluated is what an evaluation after the approval found: the years of the land, and whether the promises were kept.
func (w paperwork) evaluated(found land.FrozenRecord) []export.Block {
	blocks := []export.Block{{Level: 2, Text: w.say(phrase("再评价", "Evaluated again")) + " · " + w.frozenAt(found)}}
	if found.Case.Actuals != nil {
		blocks = append(blocks, w.byYear(*found.Case.Actuals)...)
	}
	var rows [][]export.Cell
	for _, j := range found.Case.Kept {
		promised, actual := export.Cell{Text: text(j.TargetOn)}, export.Cell{Text: text(j.On)}
		if j.Target != nil {
			promised, actual = number(j.Target, -1), number(j.Value, -1)
		}
		rows = append(rows, rowOf(w.say(land.IndicatorTitle(j.Indicator)), promised, actual, w.say(unit(text(j.Unit))), w.say(outcomeSaid(j.Outcome)), orDash(w.say(j.Source))))
	}
	if len(rows) == 0 {
		return blocks
	}
	head := []string{w.say(phrase("承诺指标", "Promise")), w.say(phrase("承诺值", "Target")), w.say(phrase("实际", "Actual")), w.say(phrase("单位", "Unit")), w.say(phrase("结果", "Outcome")), w.say(phrase("来源", "From"))}
	return append(blocks, export.Block{Head: head, Rows: rows, Wide: []int{4, 2, 2, 2, 2, 4}})
}

// attached names a file of the case; of none it is empty.
func (w paperwork) attached(fileID int64) string {
	if fileID == 0 {
		return ""
	}
	return w.say(phrase("附件:", "file: ")) + w.fileName(fileID)
}

// who is a person by name; those of the demonstration are said to be of it.
func (w paperwork) who(name string) string {
	if role, ok := strings.CutPrefix(name, "demo:"); ok {
		return w.say(roleSaid(role)) + w.say(phrase("(演示)", " (demonstration)"))
	}
	return name
}

func nonempty(texts ...string) []string {
	var kept []string
	for _, t := range texts {
		if t != "" {
			kept = append(kept, t)
		}
	}
	return kept
}

func orDash(text string) string {
	if text == "" {
		return "—"
	}
	return text
}

func text(s *string) string {
	if s == nil {
		return "—"
	}
	return orDash(*s)
}
