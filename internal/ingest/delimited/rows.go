package delimited

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"permu/internal/ingest/table"
)

// under streams the rows below the header: what the preview holds, then the rest of the file.
func (r *reader) under(h table.Header) iter.Seq2[table.Row, error] {
	return func(yield func(table.Row, error) bool) {
		for _, row := range r.broken {
			if row.Line > h.Row && !yield(row, nil) {
				return
			}
		}
		for _, line := range h.Rest {
			if !yield(row(line, len(h.Columns)), nil) {
				return
			}
		}
		if r.failure != nil {
			yield(table.Row{}, r.failure)
			return
		}
		r.rest(len(h.Columns), yield)
	}
}

func (r *reader) rest(width int, yield func(table.Row, error) bool) {
	for {
		line, fault, err := r.next()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			yield(table.Row{}, err)
			return
		}
		out := row(line, width)
		if fault != nil {
			out.Faults = []table.Fault{*fault}
		}
		if !yield(out, nil) {
			return
		}
	}
}

// row gives a line the width of the header. Blank cells too many do no harm; any other difference is a fault, since
// cells may have moved.
func row(line table.Line, width int) table.Row {
	out := table.Row{Line: line.Number, Cells: make([]any, width)}
	for i, c := range line.Cells {
		if i < width {
			out.Cells[i] = c
		}
	}
	if !fits(line.Cells, width) {
		rule := fmt.Sprintf("the row has %d cells, the header %d", len(line.Cells), width)
		out.Faults = []table.Fault{{Value: excerpt(line.Cells), Rule: rule}}
	}
	return out
}

func fits(cells []string, width int) bool {
	if len(cells) <= 1 && blank(cells) {
		return true
	}
	return len(cells) == width || len(cells) > width && blank(cells[width:])
}

func blank(cells []string) bool { return strings.TrimSpace(strings.Join(cells, "")) == "" }

func excerpt(cells []string) string {
	text := []rune(strings.Join(cells, ","))
	return string(text[:min(len(text), 80)])
}
