package survey

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"permu/internal/land"
)

// record is a row of a table with the names of its columns.
type record struct {
	line  int
	cells map[string]string
}

// records reads a table in CSV, UTF-8 with or without its mark, that must have some columns. What it breaks is
// [land.Problems] with lines.
func records(source []byte, needed ...string) ([]record, error) {
	reader := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(source, []byte("\ufeff"))))
	rows, err := reader.ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", err, land.ErrInvalid)
	}
	if len(rows) == 0 {
		return nil, land.Problems{{Path: "table", Rule: "must have a head"}}
	}
	var problems land.Problems
	for _, name := range needed {
		if !slices.Contains(rows[0], name) {
			problems = append(problems, land.Problem{Path: name, Rule: "the table must have this column", Line: 1})
		}
	}
	list := make([]record, len(rows)-1)
	for i, row := range rows[1:] {
		list[i] = record{i + 2, map[string]string{}}
		for j, cell := range row {
			list[i].cells[rows[0][j]] = strings.TrimSpace(cell)
		}
	}
	return list, problems.Err()
}

// number is a cell as a number; nil where it is empty, a problem where it is none.
func (r record) number(column string, problems *land.Problems) *float64 {
	cell := r.cells[column]
	if cell == "" {
		return nil
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || v != v || v > land.MaxYuan || v < -land.MaxYuan {
		*problems = append(*problems, land.Problem{Path: column, Rule: "must be a number", Value: cell, Line: r.line})
		return nil
	}
	return &v
}
