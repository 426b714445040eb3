package serve

import "permu/internal/land"

// swingRow is what changing one assumption does to one side.
type swingRow struct {
	side land.Phrase
	land.Swing
}

// sideTitles are the names of both sides, in their order.
func sideTitles() []land.Phrase {
	return []land.Phrase{{ZH: "园区财政", EN: "Zone"}, {ZH: "开发方", EN: "Developer"}}
}

func swingRows(s land.Scheme) []swingRow {
	var rows []swingRow
	for i, side := range s.Sides {
		for _, swing := range side.Swings {
			rows = append(rows, swingRow{sideTitles()[i], swing})
		}
	}
	return rows
}

// noSwings says of which sides nothing can be moved.
func noSwings(s land.Scheme, say say) []string {
	var lines []string
	for i, side := range s.Sides {
		if side.NPV == nil {
			lines = append(lines, say(sideTitles()[i])+say(land.Phrase{ZH: ":净现值未知,无法测算敏感性", EN: ": the net present value is not known, so that nothing is told of what moves it"}))
		}
	}
	return lines
}

func swingColumns() []column[swingRow] {
	columns := []column[swingRow]{
		{land.Phrase{ZH: "账", EN: "Account"}, 12, func(r swingRow) any { return r.side }},
		{land.Phrase{ZH: "假设", EN: "Assumption"}, 34, func(r swingRow) any { return r.Title }},
		{land.Phrase{ZH: "单位", EN: "Unit"}, 12, func(r swingRow) any { return unit(r.Unit) }},
		{land.Phrase{ZH: "取值", EN: "Value"}, 14, func(r swingRow) any { return r.Value }},
	}
	for _, step := range []struct {
		pct   float64
		title string
	}{{-20, "−20%"}, {-10, "−10%"}, {10, "+10%"}, {20, "+20%"}} {
		title := land.Phrase{ZH: "净现值(元),假设 " + step.title, EN: "Net present value (yuan) at " + step.title}
		columns = append(columns, column[swingRow]{title, 22, func(r swingRow) any { return npvAt(r.Steps, step.pct) }})
	}
	return append(columns, column[swingRow]{land.Phrase{ZH: "净现值为零的取值", EN: "Value at which it is 0"}, 20, func(r swingRow) any { return r.BreakEven }})
}

// npvAt is the net present value at a step; nothing where the assumption cannot be changed so far.
func npvAt(steps []land.SwingStep, pct float64) any {
	for _, step := range steps {
		if step.Pct == pct {
			return step.NPV.Yuan()
		}
	}
	return nil
}
