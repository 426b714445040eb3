package serve

import (
	"fmt"
	"strconv"
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
	var rows [][]string
	for _, o := range w.Opinions {
		if o.Round == round {
			rows = append(rows, []string{w.department(o.Department), w.title(review.Opinions(), o.Opinion), orDash(strings.Join(nonempty(o.Text, strings.Join(o.Conditions, "\n"), strings.Join(o.Items, "\n")), "\n")), o.On, w.who(o.By)})
		}
	}
	if len(rows) == 0 {
		return export.Block{Text: w.say(phrase("本轮尚无意见。", "No opinion of this round yet."))}
	}
	return export.Block{Head: head, Rows: rows, Wide: []int{3, 3, 7, 3, 3}}
}

func (w paperwork) items() export.Block {
	var rows [][]string
	for _, item := range w.Items {
		rows = append(rows, []string{strconv.Itoa(item.Item), strconv.Itoa(item.Round), w.department(item.Department), item.Text, orDash(item.Answer), w.title(review.ItemStates(), item.State)})
	}
	head := []string{w.say(phrase("序号", "No.")), w.say(phrase("轮次", "Round")), w.say(phrase("提出", "From")), w.say(phrase("事项", "Item")), w.say(phrase("答复", "Answer")), w.say(phrase("状态", "State"))}
	return export.Block{Head: head, Rows: rows, Wide: []int{1, 1, 3, 5, 5, 2}}
}

func (w paperwork) decision() []export.Block {
	if w.DecidedOn == nil {
		return nil
	}
	decided, _ := review.StateByName(*w.Decision)
	rows := [][]string{
		{w.say(phrase("决定", "Decision")), w.say(decided.Title)},
		{w.say(phrase("日期", "Day")), *w.DecidedOn},
		{w.say(phrase("一级审批", "First level")), w.who(text(w.FirstBy))},
		{w.say(phrase("二级审批", "Second level")), w.who(text(w.DecidedBy))},
		{w.say(phrase("条件", "Conditions")), orDash(strings.Join(w.Conditions, "\n"))},
	}
	return []export.Block{{Level: 2, Text: w.say(phrase("决定", "Decision"))}, {Head: []string{w.say(phrase("项目", "Field")), w.say(phrase("内容", "Content"))}, Rows: rows, Wide: []int{3, 8}}}
}

func (w paperwork) steps() export.Block {
	var rows [][]string
	for _, step := range w.Steps {
		t, _ := review.TransitionByName(step.Move)
		to, _ := review.StateByName(step.ToState)
		rows = append(rows, []string{strconv.Itoa(step.Version), w.say(t.Title), w.say(to.Title), orDash(step.Body.DocumentOn), w.who(step.By), orDash(strings.Join(nonempty(step.Body.DocumentNo, step.Body.Note, w.acknowledged(step.Body)), "\n"))})
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
	var rows [][]string
	for _, m := range w.Milestones {
		rows = append(rows, []string{w.title(review.Milestones(), m.Milestone), m.On, orDash(m.DocumentNo), w.who(m.By)})
	}
	if len(rows) == 0 {
		return []export.Block{{Text: w.say(phrase("尚无批后进展。", "Nothing on record yet."))}}
	}
	return []export.Block{{Head: []string{w.say(phrase("进展", "Milestone")), w.say(phrase("日期", "Day")), w.say(phrase("文号", "Document")), w.say(phrase("登记人", "By"))}, Rows: rows, Wide: []int{4, 2, 4, 2}}}
}

// summary is one page for the meeting.
func (w paperwork) summary() export.Paper {
	paper := export.Paper{Title: w.SiteName + w.say(phrase(" 上会摘要", ": summary for the meeting")), Under: w.under()}
	fields := w.rests.Fields
	facts := [][]string{
		{w.say(phrase("申请人", "Applicant")), orDash(fields["applicant"]), w.say(phrase("用地面积", "Land")), withUnit(fields["area_mu"], w.say(phrase("亩", "mu")))},
		{w.say(phrase("改造方式", "Mode")), orDash(w.field("mode")), w.say(phrase("方案", "Scheme")), orDash(fields["scenario"])},
		{w.say(phrase("现状容积率", "Floor area ratio")), orDash(fields["far"]), w.say(phrase("规划容积率", "By the plan")), orDash(fields["plan_far"])},
		{w.say(phrase("意愿(按面积/人数)", "Consents (land/heads)")), fmt.Sprintf("%.1f%% / %.1f%%", 100*w.rests.Consents.ByArea, 100*w.rests.Consents.ByHeads), w.say(phrase("产业", "Industry")), orDash(w.field("industry_code"))},
	}
	paper.Blocks = append(paper.Blocks, export.Block{Rows: facts, Wide: []int{3, 5, 3, 4}})
	if len(w.scheme.Compared) > 0 {
		paper.Blocks = append(paper.Blocks, export.Block{Level: 2, Text: w.say(phrase("前后对照", "Before and after"))}, w.beforeAfter())
	}
	paper.Blocks = append(paper.Blocks, w.failing()...)
	paper.Blocks = append(paper.Blocks, export.Block{Level: 2, Text: w.say(phrase("部门意见", "Departments"))})
	paper.Blocks = append(paper.Blocks, w.latest()...)
	if len(w.Given) > 0 {
		paper.Blocks = append(paper.Blocks, export.Block{Level: 2, Text: w.say(phrase("部门提出的条件", "Conditions of departments"))}, export.Block{Text: "· " + strings.Join(w.Given, "\n· ")})
	}
	return paper
}

// failing are the checks that do not pass, in a line.
func (w paperwork) failing() []export.Block {
	var fails []string
	for _, c := range w.scheme.Checks {
		if c.Outcome == land.Fail {
			fails = append(fails, w.say(c.Title))
		}
	}
	if len(fails) == 0 {
		return nil
	}
	return []export.Block{{Level: 2, Text: w.say(phrase("未通过的检查", "Checks that fail"))}, {Text: "· " + strings.Join(fails, "\n· ")}}
}

// latest is the opinion of each department that counts, two departments a row, and under them what they say.
func (w paperwork) latest() []export.Block {
	var cells, said []string
	for _, department := range w.Asked {
		opinion := w.say(phrase("未出具", "none yet"))
		if o := review.Latest(w.CaseStanding, department); o != nil {
			opinion = w.title(review.Opinions(), o.Opinion)
			said = append(said, nonempty(map[bool]string{true: w.department(department) + ": " + o.Text}[o.Text != ""])...)
		}
		cells = append(cells, w.department(department), opinion)
	}
	if len(cells) == 0 {
		return []export.Block{{Text: w.say(phrase("尚未送审。", "It was not submitted yet."))}}
	}
	var rows [][]string
	for len(cells) > 0 {
		n := min(len(cells), 4)
		rows, cells = append(rows, append(cells[:n:n], make([]string, 4-n)...)), cells[n:]
	}
	department, opinion := w.say(phrase("部门", "Department")), w.say(phrase("意见", "Opinion"))
	blocks := []export.Block{{Head: []string{department, opinion, department, opinion}, Rows: rows}}
	if len(said) > 0 {
		blocks = append(blocks, export.Block{Text: strings.Join(said, "\n")})
	}
	return blocks
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

func withUnit(value, unit string) string {
	if value == "" {
		return orDash(value)
	}
	return value + " " + unit
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

func number(v *float64, digits int) string {
	if v == nil {
		return "—"
	}
	return strconv.FormatFloat(*v, 'f', digits, 64)
}
