// Package xlsx reads spreadsheets (XLSX, XLSM) row by row.
package xlsx

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"permu/internal/ingest/table"
	"permu/internal/land"
)

// Open reads one sheet of a workbook: the one that the options name, or the first visible one that holds anything. Cells
// come raw: numbers with all their digits, dates as day numbers. Errors of content are [land.ErrInvalid].
func Open(ctx context.Context, path string, o table.Options) (*table.Table, error) {
	lastRow, err := inspect(ctx, path)
	if err != nil {
		return nil, err
	}
	book, err := open(path)
	if err != nil {
		return nil, err
	}
	t, err := read(book, lastRow, o)
	if err != nil {
		return nil, errors.Join(err, book.Close())
	}
	return t, nil
}

func open(path string) (*excelize.File, error) {
	book, err := excelize.OpenFile(path, excelize.Options{
		RawCellValue: true, UnzipSizeLimit: maxBook, UnzipXMLSizeLimit: 16 << 20,
	})
	if err != nil {
		return nil, fmt.Errorf("is no readable spreadsheet: %w: %w", err, land.ErrInvalid)
	}
	return book, nil
}

func read(book *excelize.File, lastRow int, o table.Options) (*table.Table, error) {
	sheet, err := choose(book, lastRow, o.Layer)
	if err != nil {
		return nil, err
	}
	r, err := newReader(book, sheet, lastRow)
	if err != nil {
		return nil, err
	}
	preview, err := r.preview()
	if err != nil {
		return nil, errors.Join(err, r.close())
	}
	header, err := table.FindHeader(preview, o)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("sheet %q: %w", sheet, err), r.close())
	}
	return &table.Table{
		Layer: sheet, Columns: header.Columns, Titles: header.Titles, HeaderRow: header.Row, Date1904: is1904(book),
		Rows: r.under(header), Close: r.close,
	}, nil
}

// choose names the sheet to read.
func choose(book *excelize.File, lastRow int, wanted string) (string, error) {
	sheets := book.GetSheetList()
	if wanted != "" {
		if !slices.Contains(sheets, wanted) {
			return "", fmt.Errorf("has no sheet %q; it has %s: %w", wanted, strings.Join(sheets, ", "), land.ErrInvalid)
		}
		return wanted, nil
	}
	for _, name := range sheets {
		if visible, err := book.GetSheetVisible(name); err != nil || !visible {
			continue
		}
		if holdsAnything(book, name, lastRow) {
			return name, nil
		}
	}
	return "", fmt.Errorf("no sheet holds anything: %w", land.ErrInvalid)
}

// holdsAnything looks at the first rows of a sheet; a chart sheet has none.
func holdsAnything(book *excelize.File, sheet string, lastRow int) bool {
	r, err := newReader(book, sheet, lastRow)
	if err != nil {
		return false
	}
	_, found, err := r.next(r.last)
	return found && errors.Join(err, r.rows.Close()) == nil
}

func is1904(book *excelize.File) bool {
	p, err := book.GetWorkbookProps()
	return err == nil && p.Date1904 != nil && *p.Date1904
}

// reader goes down a sheet.
type reader struct {
	book *excelize.File
	rows *excelize.Rows
	at   int // row number
	last int // row that holds anything
}

func newReader(book *excelize.File, sheet string, lastRow int) (*reader, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, fmt.Errorf("sheet %q: %w: %w", sheet, err, land.ErrInvalid)
	}
	return &reader{book: book, rows: rows, last: lastRow}, nil
}

func (r *reader) close() error { return errors.Join(r.rows.Close(), r.book.Close()) }

// next gives the next row that is not blank, up to a row number.
func (r *reader) next(last int) (line table.Line, ok bool, err error) {
	for r.at < last && r.rows.Next() {
		r.at++
		cells, err := r.rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return table.Line{}, false, fmt.Errorf("row %d: %w: %w", r.at, err, land.ErrInvalid)
		}
		if strings.TrimSpace(strings.Join(cells, "")) != "" {
			return table.Line{Number: r.at, Cells: cells}, true, nil
		}
	}
	if err := r.rows.Error(); err != nil {
		return table.Line{}, false, fmt.Errorf("after row %d: %w: %w", r.at, err, land.ErrInvalid)
	}
	return table.Line{}, false, nil
}

// preview reads the first filled row and those that follow it closely, not on through rows that only look filled.
func (r *reader) preview() ([]table.Line, error) {
	var lines []table.Line
	for last := r.last; len(lines) < table.PreviewRows; {
		line, ok, err := r.next(last)
		if err != nil || !ok {
			return lines, err
		}
		lines = append(lines, line)
		last = min(r.last, lines[0].Number+table.PreviewRows)
	}
	return lines, nil
}

// under streams the rows below the header.
func (r *reader) under(h table.Header) iter.Seq2[table.Row, error] {
	return func(yield func(table.Row, error) bool) {
		for _, line := range h.Rest {
			if !yield(row(line, len(h.Columns)), nil) {
				return
			}
		}
		for {
			line, ok, err := r.next(r.last)
			switch {
			case err != nil:
				yield(table.Row{}, err)
				return
			case !ok || !yield(row(line, len(h.Columns)), nil):
				return
			}
		}
	}
}

func row(line table.Line, width int) table.Row {
	out := table.Row{Line: line.Number, Cells: make([]any, width)}
	for i, c := range line.Cells {
		if i < width {
			out.Cells[i] = c
		} else if strings.TrimSpace(c) != "" {
			column, _ := excelize.ColumnNumberToName(i + 1) // a sheet has no column beyond its last
			out.Faults = append(out.Faults, table.Fault{Column: column, Value: c, Rule: "the cell stands outside the named columns"})
		}
	}
	return out
}
