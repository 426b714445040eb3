package serve

import (
	"fmt"
	"strconv"
	"strings"

	"permu/internal/export"
	"permu/internal/land"
	"permu/internal/review"
)

// summary is one page for the meeting: what is planned and what it costs, what does not pass, what the departments say.
func (w paperwork) summary() export.Paper {
	paper := export.Paper{Title: w.SiteName + w.say(phrase(" 上会摘要", ": summary for the meeting")), Under: w.under(), MapTall: 58}
	add := func(blocks ...export.Block) { paper.Blocks = append(paper.Blocks, blocks...) }
	heading := func(zh, en string) export.Block { return export.Block{Level: 2, Text: w.say(phrase(zh, en))} }
	add(w.facts(), w.finance())
	add(w.apart()...)
	if len(w.scheme.Compared) > 0 {
		add(heading("前后对照", "Before and after"), w.beforeAfter())
	}
	add(heading("合规检查", "Checks"), w.notPassing())
	add(heading("部门意见", "Departments"))
	add(w.latest()...)
	if conditions := append(append([]string{}, w.Given...), w.Conditions...); len(conditions) > 0 {
		add(heading("条件", "Conditions"), export.Block{Text: "· " + strings.Join(distinctTexts(conditions), "\n· ")})
	}
	return paper
}

func distinctTexts(list []string) []string {
	seen, kept := map[string]bool{}, []string{}
	for _, text := range list {
		if !seen[text] {
			seen[text], kept = true, append(kept, text)
		}
	}
	return kept
}

func (w paperwork) facts() export.Block {
	fields := w.rests.Fields
	return export.Block{Wide: []int{3, 5, 3, 5}, Rows: [][]export.Cell{
		rowOf(w.say(phrase("申请人", "Applicant")), orDash(fields["applicant"]), w.say(phrase("用地面积", "Land")), measuredText(fields["area_mu"], w.say(phrase(" 亩", " mu")))),
		rowOf(w.say(phrase("改造方式", "Mode")), orDash(w.field("mode")), w.say(phrase("方案", "Scheme")), orDash(fields["scenario"])),
		rowOf(w.say(phrase("容积率(现状/规划上限)", "Floor area ratio (now/limit)")), orDash(fields["far"])+" / "+orDash(fields["plan_far"]), w.say(phrase("产业", "Industry")), orDash(w.field("industry_code"))),
		rowOf(w.say(phrase("意愿(按面积/人数)", "Consents (land/heads)")), fmt.Sprintf("%.1f%% / %.1f%%", 100*w.rests.Consents.ByArea, 100*w.rests.Consents.ByHeads), w.say(phrase("固定资产投资", "Fixed investment")), w.money(w.figure("investment_cny"))),
	}}
}

// finance is what both sides pay and get; what is not known says what it lacks.
func (w paperwork) finance() export.Block {
	head := []string{w.say(phrase("账目", "Account")), w.say(phrase("总成本(万元)", "Costs (10,000 yuan)")), w.say(phrase("净现值(万元)", "Net present value (10,000 yuan)")), w.say(phrase("内部收益率", "Internal rate of return")), w.say(phrase("静态回收期(年)", "Payback (years)"))}
	var rows [][]export.Cell
	for _, side := range w.scheme.Sides {
		rows = append(rows, rowOf(w.side(side.Side), w.costsOf(side.Side), w.amount(side.NPV, side.Missing), w.irr(side), w.payback(side)))
	}
	return export.Block{Head: head, Rows: rows, Wide: []int{3, 4, 5, 3, 3}}
}

func (w paperwork) side(name string) string {
	return w.say(map[string]land.Phrase{land.ZoneSide: phrase("园区财政", "the zone"), land.DeveloperSide: phrase("开发方", "the developer")}[name])
}

// amount is an amount in 万元; one that is not known says what it lacks.
func (w paperwork) amount(m *land.Money, missing []string) export.Cell {
	if m != nil {
		return number(new(m.Yuan()/land.YuanPerWan), 1)
	}
	return w.unknown(missing)
}

// unknown says that something is not known, and what it lacks.
func (w paperwork) unknown(missing []string) export.Cell {
	said := w.say(phrase("无法测算", "not known"))
	if lacks := w.lacking(missing); lacks != "" {
		said += w.say(phrase(",缺:", ", lacks: ")) + lacks
	}
	return export.Cell{Text: said}
}

func (w paperwork) irr(side land.Side) export.Cell {
	switch {
	case side.IRRPct != nil:
		return measured(side.IRRPct, 1, "%")
	case side.NPV == nil:
		return w.unknown(nil)
	}
	return export.Cell{Text: w.say(phrase("无定义", "not defined"))}
}

func (w paperwork) payback(side land.Side) export.Cell {
	switch {
	case side.Payback != nil:
		return number(side.Payback, 1)
	case side.NPV == nil:
		return w.unknown(nil)
	}
	return export.Cell{Text: w.say(phrase("期内不能回收,或无须回收", "not within the horizon, or nothing to pay back"))}
}

// costsOf is the sum of what a side pays, where each item is known.
func (w paperwork) costsOf(side string) export.Cell {
	var sum land.Money
	for _, c := range w.scheme.Costs {
		if c.Payer != side {
			continue
		}
		if c.Amount == nil {
			return w.unknown(c.Missing)
		}
		sum += *c.Amount
	}
	return w.amount(&sum, nil)
}

// lacking are assumptions, and what is on record of a site, by title.
func (w paperwork) lacking(names []string) string {
	var titles []string
	for _, name := range names {
		said := name
		if title, of := land.SchemeFacts()[name]; of {
			said = w.say(title)
		}
		for _, a := range w.scheme.Assumptions {
			if a.Name == name {
				said = w.say(a.Title)
			}
		}
		titles = append(titles, said)
	}
	return strings.Join(titles[:min(len(titles), 3)], w.say(phrase("、", ", ")))
}

func (w paperwork) figure(name string) *float64 {
	for _, f := range w.scheme.Figures {
		if f.Name == name {
			return f.Value
		}
	}
	return nil
}

// money is an amount of yuan in 万元.
func (w paperwork) money(yuan *float64) export.Cell {
	if yuan == nil {
		return w.unknown(nil)
	}
	return measured(new(*yuan/land.YuanPerWan), 1, w.say(phrase(" 万元", " × 10,000 yuan")))
}

// notPassing are the checks that fail, by name and clause, and those that cannot be told, by name: their clauses stand in the dossier.
func (w paperwork) notPassing() export.Block {
	list := review.NotPassing(w.scheme.Checks)
	if len(list) == 0 {
		return export.Block{Text: w.say(phrase("各项检查均通过或不适用。", "Every check passes, or does not apply."))}
	}
	said := map[string][]string{}
	for _, c := range list {
		title := w.say(c.Title)
		if c.Outcome == land.Fail {
			title += w.say(phrase("(", " (")) + c.Clause + w.say(phrase(")", ")"))
		}
		said[c.Outcome] = append(said[c.Outcome], title)
	}
	var lines []string
	for _, outcome := range []string{land.Fail, land.CannotTell} {
		if n := len(said[outcome]); n > 0 {
			lines = append(lines, fmt.Sprintf("%s %d: %s", w.title(review.Outcomes(), outcome), n, strings.Join(said[outcome], w.say(phrase(";", "; ")))))
		}
	}
	return export.Block{Text: strings.Join(lines, "\n")}
}

// latest is the opinion of each department that counts, three departments a row, and under them what they say.
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
	var rows [][]export.Cell
	for len(cells) > 0 {
		n := min(len(cells), 6)
		line := make([]any, 6)
		for i := range line {
			line[i] = ""
			if i < n {
				line[i] = cells[i]
			}
		}
		rows, cells = append(rows, rowOf(line...)), cells[n:]
	}
	department, opinion := w.say(phrase("部门", "Department")), w.say(phrase("意见", "Opinion"))
	blocks := []export.Block{{Head: []string{department, opinion, department, opinion, department, opinion}, Rows: rows}}
	if len(said) > 0 {
		blocks = append(blocks, export.Block{Text: strings.Join(said, "\n")})
	}
	return blocks
}

// grouped is a number with its thousands set apart; -1 digits are as many as it has.
func grouped(v float64, digits int) string {
	text := strconv.FormatFloat(v, 'f', digits, 64)
	whole, rest, _ := strings.Cut(strings.TrimPrefix(text, "-"), ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if rest != "" {
		whole += "." + rest
	}
	if v < 0 && strings.Trim(whole, "0.,") != "" {
		return "-" + whole
	}
	return whole
}
