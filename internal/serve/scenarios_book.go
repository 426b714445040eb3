package serve

import (
	"fmt"
	"slices"

	"permu/internal/export"
	"permu/internal/land"
	"permu/internal/review"
)

// scenarioRow is a line of a comparison: what it is, before and as promised, and what it is in each scenario.
type scenarioRow struct {
	group, title land.Phrase
	unit         string
	now          land.Compared // of before and after alone
	values       []any
}

// scenariosBook is the comparison of the scenarios of a site, with the assumptions, years and checks of each.
func scenariosBook(c land.Scenarios, say say) book {
	title := say(land.Phrase{ZH: "方案比选", EN: "Scenarios"}) + " · " + c.Site.Name
	above := []string{title, say(ofRun(c.Run))}
	pages := []export.Page{pageOf(say(land.Phrase{ZH: "比选", EN: "Compared"}), above, comparisonColumns(c), comparison(c), say)}
	for i, s := range c.Scenarios {
		name := fmt.Sprintf("%d ", i+1)
		head := []string{s.Name, say(land.Phrase{ZH: "版本 ", EN: "revision "}) + fmt.Sprint(s.Revision) + " · " + s.MadeBy}
		pages = append(pages,
			pageOf(name+say(land.Phrase{ZH: "假设", EN: "Assumptions"}), head, assumptionColumns(), s.Scheme.Assumptions, say),
			pageOf(name+say(land.Phrase{ZH: "逐年", EN: "Years"}), head, yearColumns(s.Scheme), yearRows(s.Scheme), say),
			pageOf(name+say(land.Phrase{ZH: "敏感性", EN: "Sensitivity"}), append(head, noSwings(s.Scheme, say)...), swingColumns(), swingRows(s.Scheme), say),
			pageOf(name+say(land.Phrase{ZH: "检查", EN: "Checks"}), head, checkColumns(), s.Scheme.Checks, say),
		)
	}
	return book{fmt.Sprintf("%s-%s", say(land.Phrase{ZH: "方案比选", EN: "scenarios"}), c.Site.Name), pages}
}

func ofRun(run *land.Run) land.Phrase {
	if run == nil {
		return land.Phrase{ZH: "尚无评价批次", EN: "no run yet"}
	}
	return land.Phrase{ZH: fmt.Sprintf("评价批次 %d(%d 年)", run.RunID, run.Year), EN: fmt.Sprintf("run %d (%d)", run.RunID, run.Year)}
}

func comparisonColumns(c land.Scenarios) []column[scenarioRow] {
	columns := []column[scenarioRow]{
		{land.Phrase{ZH: "类别", EN: "Part"}, 14, func(r scenarioRow) any { return r.group }},
		{land.Phrase{ZH: "项目", EN: "Item"}, 30, func(r scenarioRow) any { return r.title }},
		{land.Phrase{ZH: "单位", EN: "Unit"}, 10, func(r scenarioRow) any { return unit(r.unit) }},
		{beforeTitle(firstKnown(c).Compared), 18, func(r scenarioRow) any { return r.now.Before }},
		{land.Phrase{ZH: "现状年份", EN: "Years of before"}, 18, func(r scenarioRow) any { return yearsSaid(r.now.Years) }},
		{land.Phrase{ZH: "承诺", EN: "Promised"}, 18, func(r scenarioRow) any { return r.now.Committed }},
	}
	for i, s := range c.Scenarios {
		columns = append(columns, column[scenarioRow]{land.Phrase{ZH: s.Name}, 18, func(r scenarioRow) any { return r.values[i] }})
	}
	return columns
}

// beforeTitle heads what is before with the years that its means are over, where they are the same of all.
func beforeTitle(lines []land.Compared) land.Phrase {
	var years []int
	for _, line := range lines {
		switch {
		case len(line.Years) == 0:
		case years == nil:
			years = line.Years
		case !slices.Equal(years, line.Years):
			return land.Phrase{ZH: "现状(年均值,年份见各行)", EN: "Before (means, of the years beside)"}
		}
	}
	if years == nil {
		return land.Phrase{ZH: "现状", EN: "Before"}
	}
	return land.Phrase{ZH: "现状(" + yearsSaid(years) + "年均值)", EN: "Before (mean of " + yearsSaid(years) + ")"}
}

// comparison are the lines of before and after, of the costs and of both accounts.
func comparison(c land.Scenarios) []scenarioRow {
	if len(c.Scenarios) == 0 {
		return nil
	}
	across := func(of func(land.Scheme) any) []any {
		var values []any
		for _, s := range c.Scenarios {
			values = append(values, of(s.Scheme))
		}
		return values
	}
	var rows []scenarioRow
	for i, line := range firstKnown(c).Compared {
		rows = append(rows, scenarioRow{land.Phrase{ZH: "前后对比", EN: "Before and after"}, line.Title, line.Unit, line, across(func(s land.Scheme) any {
			if len(s.Compared) == 0 { // it is refused
				return nil
			}
			return s.Compared[i].Plan
		})})
	}
	for _, item := range []string{"acquisition", "compensation", "demolition", "relocation", "construction", "equipment", "land_price_difference"} {
		if title, stands := costTitle(c, item); stands {
			rows = append(rows, scenarioRow{land.Phrase{ZH: "成本", EN: "Costs"}, title, "元", land.Compared{}, across(func(s land.Scheme) any { return costOf(s, item) })})
		}
	}
	for i, side := range sideTitles() {
		for _, figure := range sideFigures() {
			rows = append(rows, scenarioRow{side, figure.title, figure.unit, land.Compared{}, across(func(s land.Scheme) any {
				if len(s.Sides) == 0 {
					return nil
				}
				return figure.of(s.Sides[i])
			})})
		}
	}
	return rows
}

// firstKnown is the first scheme that has figures.
func firstKnown(c land.Scenarios) land.Scheme {
	for _, s := range c.Scenarios {
		if len(s.Scheme.Compared) > 0 {
			return s.Scheme
		}
	}
	return land.Scheme{}
}

type sideFigure struct {
	title land.Phrase
	unit  string
	of    func(land.Side) any
}

func sideFigures() []sideFigure {
	return []sideFigure{
		{land.Phrase{ZH: "净现值", EN: "Net present value"}, "元", func(s land.Side) any { return yuanOf(s.NPV) }},
		{land.Phrase{ZH: "内部收益率", EN: "Internal rate of return"}, "%", func(s land.Side) any { return s.IRRPct }},
		{land.Phrase{ZH: "静态回收期", EN: "Payback"}, "年", func(s land.Side) any { return s.Payback }},
		{land.Phrase{ZH: "动态回收期", EN: "Discounted payback"}, "年", func(s land.Side) any { return s.DiscountedPayback }},
	}
}

func costTitle(c land.Scenarios, item string) (land.Phrase, bool) {
	for _, s := range c.Scenarios {
		for _, cost := range s.Scheme.Costs {
			if cost.Item == item {
				return cost.Title, true
			}
		}
	}
	return land.Phrase{}, false
}

func costOf(s land.Scheme, item string) any {
	for _, cost := range s.Costs {
		if cost.Item == item {
			return yuanOf(cost.Amount)
		}
	}
	return nil
}

// yuanOf is an amount as a sheet takes it.
func yuanOf(m *land.Money) any {
	if m == nil {
		return nil
	}
	return m.Yuan()
}

func assumptionColumns() []column[land.Assumption] {
	return []column[land.Assumption]{
		{land.Phrase{ZH: "假设", EN: "Assumption"}, 34, func(a land.Assumption) any { return a.Title }},
		{land.Phrase{ZH: "数值", EN: "Value"}, 14, func(a land.Assumption) any { return a.Value }},
		{land.Phrase{ZH: "单位", EN: "Unit"}, 12, func(a land.Assumption) any { return unit(a.Unit) }},
		{land.Phrase{ZH: "来源", EN: "From"}, 50, func(a land.Assumption) any { return a.From }},
	}
}

// yearRow is a year of both accounts: the amounts of their lines, in order.
type yearRow struct {
	year    int
	amounts []any
}

func yearColumns(s land.Scheme) []column[yearRow] {
	columns := []column[yearRow]{{land.Phrase{ZH: "年", EN: "Year"}, 8, func(r yearRow) any { return r.year }}}
	for _, title := range yearTitles(s) {
		at := len(columns) - 1
		columns = append(columns, column[yearRow]{title, 18, func(r yearRow) any { return r.amounts[at] }})
	}
	return columns
}

func yearTitles(s land.Scheme) []land.Phrase {
	var titles []land.Phrase
	for i, side := range s.Sides {
		of := []land.Phrase{{ZH: "园区:", EN: "zone: "}, {ZH: "开发方:", EN: "developer: "}}[i]
		for _, l := range side.Lines {
			titles = append(titles, land.Phrase{ZH: of.ZH + l.Title.ZH, EN: of.EN + l.Title.EN})
		}
		titles = append(titles, land.Phrase{ZH: of.ZH + "净流量", EN: of.EN + "net"}, land.Phrase{ZH: of.ZH + "累计", EN: of.EN + "cumulative"}, land.Phrase{ZH: of.ZH + "折现", EN: of.EN + "discounted"})
	}
	return titles
}

func yearRows(s land.Scheme) []yearRow {
	years := 0
	for _, side := range s.Sides {
		for _, l := range side.Lines {
			years = max(years, len(l.Amounts))
		}
	}
	rows := make([]yearRow, years)
	for i := range rows {
		rows[i].year = s.Sides[0].FirstYear + i
		for _, side := range s.Sides {
			for _, l := range side.Lines {
				rows[i].amounts = append(rows[i].amounts, amountAt(l.Amounts, i))
			}
			rows[i].amounts = append(rows[i].amounts, amountAt(side.Net, i), amountAt(side.Cumulative, i), amountAt(side.Discounted, i))
		}
	}
	return rows
}

// amountAt is the amount of a year, or nothing where it is not known.
func amountAt(amounts []land.Money, i int) any {
	if i >= len(amounts) {
		return nil
	}
	return amounts[i].Yuan()
}

func checkColumns() []column[land.Checked] {
	return []column[land.Checked]{
		{land.Phrase{ZH: "检查", EN: "Check"}, 40, func(c land.Checked) any { return c.Title }},
		{land.Phrase{ZH: "结论", EN: "Outcome"}, 12, func(c land.Checked) any { return review.Title(review.Outcomes(), c.Outcome) }},
		{land.Phrase{ZH: "条款", EN: "Clause"}, 50, func(c land.Checked) any { return c.Clause }},
		{land.Phrase{ZH: "数值", EN: "Numbers"}, 50, func(c land.Checked) any { return c.Formula }},
		{land.Phrase{ZH: "存疑", EN: "In doubt"}, 40, func(c land.Checked) any { return c.Doubts }},
		{land.Phrase{ZH: "如何通过", EN: "What would make it pass"}, 50, func(c land.Checked) any { return c.Clears }},
	}
}
