package table

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"permu/internal/land"
)

// PreviewRows is how many rows a reader looks at to find the header under title rows.
const PreviewRows = 20

// Line is one row of texts with its number in the file.
type Line struct {
	Number int
	Cells  []string
}

// Header is the row of column names and what stands above and below it in the preview.
type Header struct {
	Columns []string
	Titles  []string
	Row     int
	Rest    []Line // the preview's rows under the header
}

// FindHeader picks the header: the row that the options name, or else the first of those in which most cells are known
// column names. A second row of known names or years right under or over it (groups above, leaves below) is joined to it.
func FindHeader(preview []Line, o Options) (Header, error) {
	at, err := headerIndex(preview, o)
	if err != nil {
		return Header{}, err
	}
	h := Header{Columns: preview[at].Cells, Row: preview[at].Number, Rest: preview[at+1:], Titles: titles(preview[:at])}
	switch {
	case at > 0 && (isGroupRow(preview[at-1].Cells, h.Columns, o.Known) || years(preview[at-1].Cells) > 1):
		h.Columns = join(preview[at-1].Cells, h.Columns, o.Known)
	case len(h.Rest) > 0 && (isLeafRow(h.Columns, h.Rest[0].Cells, o.Known) || years(h.Rest[0].Cells) > 1):
		h.Columns, h.Rest = join(h.Columns, h.Rest[0].Cells, o.Known), h.Rest[1:]
	}
	return h, nil
}

func headerIndex(preview []Line, o Options) (int, error) {
	best, most := 0, 0
	for i, line := range preview {
		if o.HeaderRow != 0 && line.Number == o.HeaderRow {
			return i, nil
		}
		if n := known(line.Cells, o.Known); n > most {
			best, most = i, n
		}
	}
	if o.HeaderRow != 0 {
		return 0, fmt.Errorf("row %d, named as the header row, is empty, missing or below row %d: %w",
			o.HeaderRow, PreviewRows, land.ErrInvalid)
	}
	if len(preview) == 0 {
		return 0, fmt.Errorf("holds no rows: %w", land.ErrInvalid)
	}
	return best, nil
}

func known(cells []string, is func(string) bool) (n int) {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" && is(c) {
			n++
		}
	}
	return n
}

// isGroupRow tells the upper of two header rows from a title: a known name of it stands over nothing.
func isGroupRow(upper, lower []string, is func(string) bool) bool {
	for i, c := range upper {
		over := i < len(lower) && strings.TrimSpace(lower[i]) != ""
		if !over && strings.TrimSpace(c) != "" && is(c) {
			return true
		}
	}
	return false
}

// isLeafRow tells a second header row from data: it has a known name, and text that is neither one nor a year only where the row
// above has a group name that is not known itself, or nothing.
func isLeafRow(upper, lower []string, is func(string) bool) bool {
	if known(lower, is) == 0 {
		return false
	}
	for i, c := range lower {
		under := i < len(upper) && strings.TrimSpace(upper[i]) != "" && is(upper[i])
		if strings.TrimSpace(c) != "" && under && !is(c) && !bareYear.MatchString(c) {
			return false
		}
	}
	return true
}

// bareYear is a cell that holds a year and nothing else.
var bareYear = regexp.MustCompile(`^\s*(19|20)[0-9]{2}\s*(年度?)?\s*$`)

// years counts the years of a row that holds nothing else; a title may be one.
func years(cells []string) int {
	var different []string
	for _, c := range cells {
		switch {
		case strings.TrimSpace(c) == "" || slices.Contains(different, c):
		case bareYear.MatchString(c):
			different = append(different, c)
		default:
			return 0
		}
	}
	return len(different)
}

// join names the columns of two header rows by the leaves, or the groups where nothing is under them. A year on either side
// is part of the name: 税收 over 2023年 and 2024年, or 2024年 over 税收 and 产值, but of what is of no year, as 行业代码.
func join(upper, lower []string, known func(string) bool) []string {
	joined := make([]string, max(len(upper), len(lower)))
	copy(joined, upper)
	group := ""
	for i := range joined {
		if strings.TrimSpace(joined[i]) != "" {
			group = joined[i]
		}
		if i >= len(lower) || strings.TrimSpace(lower[i]) == "" {
			continue
		}
		switch leaf := lower[i]; {
		case bareYear.MatchString(leaf):
			joined[i] = leaf + group
		case bareYear.MatchString(group) && known(group+leaf):
			joined[i] = group + leaf
		default:
			joined[i] = leaf
		}
	}
	return joined
}

func titles(above []Line) []string {
	var texts []string
	for _, line := range above {
		if t := strings.TrimSpace(strings.Join(line.Cells, " ")); t != "" {
			texts = append(texts, t)
		}
	}
	return texts
}
