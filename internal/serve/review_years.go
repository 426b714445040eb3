package serve

import (
	"fmt"
	"strings"

	"permu/internal/export"
	"permu/internal/land"
)

// mostPaperYears is how many years fit beside each other on paper.
const mostPaperYears = 6

// byYear is what the land came to in the years of which something is known, and of the others why not.
func (w paperwork) byYear(a land.CaseActuals) []export.Block {
	known := knownYears(a)
	head := []string{w.say(phrase("逐年实际", "Year by year")), w.say(phrase("承诺", "Promised"))}
	wide := []int{5, 3}
	for _, i := range known {
		head, wide = append(head, fmt.Sprint(a.Years[i])), append(wide, 3)
	}
	var rows [][]export.Cell
	for _, line := range a.Lines {
		cells := rowOf(w.say(line.Title), number(line.Promised, line.Digits))
		for _, i := range known {
			cells = append(cells, number(line.Actual[i].Value, line.Digits))
		}
		rows = append(rows, append(cells, rowOf(w.say(unit(strings.TrimPrefix(line.Unit, "ratio"))))...))
	}
	if len(rows) == 0 {
		return nil
	}
	blocks := []export.Block{{Level: 2, Text: w.say(phrase("逐年实际", "Year by year"))}, {Head: append(head, w.say(phrase("单位", "Unit"))), Rows: rows, Wide: append(wide, 3)}}
	if why := w.lackingYears(a); why != "" {
		blocks = append(blocks, export.Block{Text: w.say(phrase("缺数说明:", "Not known: ")) + why})
	}
	return blocks
}

// knownYears are the places of the newest years of which something is known.
func knownYears(a land.CaseActuals) []int {
	var list []int
	for i := range a.Years {
		for _, line := range a.Lines {
			if line.Actual[i].Value != nil {
				list = append(list, i)
				break
			}
		}
	}
	return list[max(0, len(list)-mostPaperYears):]
}

// lackingYears says in which years something is not known, why, and what, unless it is everything.
func (w paperwork) lackingYears(a land.CaseActuals) string {
	list := w.say(phrase("、", ", "))
	var said []string
	for _, one := range a.Lacking {
		years, lines := make([]string, len(one.Years)), make([]string, len(one.Lines))
		for i, year := range one.Years {
			years[i] = fmt.Sprint(year)
		}
		for i, title := range one.Lines {
			lines[i] = w.say(title)
		}
		text := strings.Join(years, list) + " " + w.say(one.Why)
		if len(lines) > 0 {
			text += w.say(phrase(":", ": ")) + strings.Join(lines, list)
		}
		said = append(said, text)
	}
	return strings.Join(said, w.say(phrase(";", "; ")))
}
