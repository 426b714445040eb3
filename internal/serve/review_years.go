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
func (w paperwork) byYear() []export.Block {
	known := w.knownYears()
	head := []string{w.say(phrase("逐年实际", "Year by year")), w.say(phrase("承诺", "Promised"))}
	wide := []int{5, 3}
	for _, i := range known {
		head, wide = append(head, fmt.Sprint(w.Actuals.Years[i])), append(wide, 3)
	}
	var rows [][]string
	for _, line := range w.Actuals.Lines {
		digits := digitsOf(line.Unit)
		row := []string{w.say(line.Title), number(line.Promised, digits)}
		for _, i := range known {
			row = append(row, number(line.Actual[i].Value, digits))
		}
		rows = append(rows, append(row, strings.TrimPrefix(line.Unit, "ratio")))
	}
	if len(rows) == 0 {
		return nil
	}
	blocks := []export.Block{{Level: 2, Text: w.say(phrase("逐年实际", "Year by year"))}, {Head: append(head, w.say(phrase("单位", "Unit"))), Rows: rows, Wide: append(wide, 3)}}
	if why := w.lackingYears(); why != "" {
		blocks = append(blocks, export.Block{Text: w.say(phrase("缺数说明:", "Not known: ")) + why})
	}
	return blocks
}

// knownYears are the places of the newest years of which something is known.
func (w paperwork) knownYears() []int {
	var list []int
	for i := range w.Actuals.Years {
		for _, line := range w.Actuals.Lines {
			if line.Actual[i].Value != nil {
				list = append(list, i)
				break
			}
		}
	}
	return list[max(0, len(list)-mostPaperYears):]
}

// lackingYears says of each reason in which years something is not known for it.
func (w paperwork) lackingYears() string {
	var order []land.Phrase
	years := map[land.Phrase][]string{}
	for i, year := range w.Actuals.Years {
		for _, line := range w.Actuals.Lines {
			why := line.Actual[i].Why
			if why == (land.Phrase{}) {
				continue
			}
			if years[why] == nil {
				order = append(order, why)
			}
			if n := len(years[why]); n == 0 || years[why][n-1] != fmt.Sprint(year) {
				years[why] = append(years[why], fmt.Sprint(year))
			}
		}
	}
	var said []string
	for _, why := range order {
		said = append(said, strings.Join(years[why], w.say(phrase("、", ", ")))+" "+w.say(why))
	}
	return strings.Join(said, w.say(phrase(";", "; ")))
}
