package serve

import (
	"strings"

	"permu/internal/export"
	"permu/internal/land"
)

// planned is what the scheme builds, what it costs whom and yields, what that rests on, and what the documents say of it.
func (w paperwork) planned() []export.Block {
	if len(w.scheme.Figures) == 0 {
		return append([]export.Block{{Text: w.say(phrase("方案尚无测算结果。", "The scheme comes to no figures yet."))}}, w.checks()...)
	}
	heading := func(zh, en string) export.Block { return export.Block{Level: 2, Text: w.say(phrase(zh, en))} }
	blocks := []export.Block{heading("建设规模与投入产出", "What is built and yielded"), w.figures(), heading("成本与承担方", "Costs, and who bears them")}
	blocks = append(blocks, w.costs()...)
	blocks = append(blocks, heading("两方账目", "Both accounts"), w.finance())
	blocks = append(blocks, w.notes()...)
	blocks = append(blocks, heading("测算假设与来源", "Assumptions, and where they are from"))
	return append(append(blocks, w.assumptions()...), w.checks()...)
}

// figures is the floor area by use, and what the scheme comes to as a building and as an enterprise.
func (w paperwork) figures() export.Block {
	var rows [][]export.Cell
	for _, f := range w.scheme.Figures {
		rows = append(rows, rowOf(w.say(f.Title), w.known(f.Value, f.Unit, f.Missing), w.unit(f.Unit), orDash(w.say(f.Formula))))
		if f.Name == "floor_area_m2" {
			rows = append(rows, w.byUse()...)
		}
	}
	head := []string{w.say(phrase("项目", "Item")), w.say(phrase("数值", "Value")), w.say(phrase("单位", "Unit")), w.say(phrase("计算", "Arithmetic"))}
	return export.Block{Head: head, Rows: rows, Wide: []int{5, 3, 2, 6}}
}

// byUse is the floor area of each use, where the planner has parted it.
func (w paperwork) byUse() [][]export.Cell {
	var rows [][]export.Cell
	for _, a := range w.scheme.Assumptions {
		if a.Group == "floor" && a.Value != nil {
			rows = append(rows, rowOf(w.say(phrase("其中:", "of it "))+w.say(a.Title), w.known(a.Value, a.Unit, nil), w.unit(a.Unit), w.say(a.From)))
		}
	}
	return rows
}

// costs are the items of cost, the difference of land prices among them, and whether the funds suffice.
func (w paperwork) costs() []export.Block {
	var rows [][]export.Cell
	for _, c := range w.scheme.Costs {
		rows = append(rows, rowOf(w.say(c.Title), w.amount(c.Amount, c.Missing), w.side(c.Payer), orDash(w.say(c.Formula))))
	}
	for _, f := range w.scheme.Funding {
		rows = append(rows, rowOf(w.say(f.Title), w.known(f.Value, f.Unit, f.Missing), w.side(land.DeveloperSide), orDash(w.say(f.Formula))))
	}
	head := []string{w.say(phrase("项目", "Item")), w.say(phrase("金额(万元)", "Amount (10,000 yuan)")), w.say(phrase("承担方", "Borne by")), w.say(phrase("计算", "Arithmetic"))}
	return []export.Block{{Head: head, Rows: rows, Wide: []int{5, 4, 3, 6}}}
}

// notes are what a reader of the accounts might miss.
func (w paperwork) notes() []export.Block {
	var said []string
	for _, side := range w.scheme.Sides {
		for _, note := range side.Notes {
			said = append(said, w.side(side.Side)+w.say(phrase(":", ": "))+w.say(note))
		}
	}
	if len(said) == 0 {
		return nil
	}
	return []export.Block{{Text: strings.Join(said, "\n")}}
}

// assumptions are the numbers that the scheme stands on, each with where it is from, and those that nobody has given.
func (w paperwork) assumptions() []export.Block {
	var rows [][]export.Cell
	var open []string
	for _, a := range w.scheme.Assumptions {
		if a.Value == nil {
			open = append(open, w.say(a.Title))
			continue
		}
		rows = append(rows, rowOf(w.say(a.Title), w.known(a.Value, a.Unit, nil), w.unit(a.Unit), w.say(a.From)))
	}
	head := []string{w.say(phrase("假设", "Assumption")), w.say(phrase("数值", "Value")), w.say(phrase("单位", "Unit")), w.say(phrase("来源", "From"))}
	blocks := []export.Block{}
	if len(rows) > 0 {
		blocks = append(blocks, export.Block{Head: head, Rows: rows, Wide: []int{5, 3, 3, 6}})
	}
	if len(open) > 0 {
		blocks = append(blocks, export.Block{Text: w.say(phrase("未给定:", "Not given: ")) + strings.Join(open, w.say(phrase("、", ", ")))})
	}
	return blocks
}

// known is a number of a scheme in the unit that a reader knows, money in 万元; one that is not known says what it lacks.
func (w paperwork) known(v *float64, unit string, missing []string) export.Cell {
	switch {
	case v == nil:
		return w.unknown(missing)
	case isMoney(unit):
		return number(new(*v/land.YuanPerWan), 1)
	case unit == "m²" || unit == "person":
		return number(v, 0)
	}
	return number(v, digitsIn(*v))
}

// digitsIn is how many decimals a number has, four at most.
func digitsIn(v float64) int {
	_, decimals, _ := strings.Cut(strings.TrimRight(grouped(v, 4), "0"), ".")
	return len(decimals)
}

func isMoney(unit string) bool { return unit == "yuan" || unit == "元" }

func (w paperwork) unit(name string) string {
	switch {
	case isMoney(name):
		return w.say(phrase("万元", "10,000 yuan"))
	case name == "person":
		return w.say(phrase("人", "persons"))
	case name == "ratio":
		return ""
	}
	return w.say(unit(name))
}
