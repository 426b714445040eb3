// Package export writes what people take away: ledgers and published lists as XLSX, and tables as CSV.
package export

import (
	"fmt"
	"io"
	"iter"

	"github.com/xuri/excelize/v2"
)

// Column is one column of a sheet.
type Column struct {
	Title string
	Width float64 // in characters
}

// Page is one sheet of a workbook: lines above a table, the first of them its title, the table, and lines below; or lines above a
// picture.
type Page struct {
	Name    string
	Above   []string
	Headed  bool // these lines stand above the table as CSV too
	Columns []Column
	Rows    iter.Seq2[[]any, error]
	Below   []string
	Picture []byte // PNG, in place of a table
}

// Sheet writes rows as one sheet of an XLSX workbook.
func Sheet(w io.Writer, name string, columns []Column, rows iter.Seq2[[]any, error]) error {
	return Book(w, Page{Name: name, Columns: columns, Rows: rows})
}

// Book writes pages as an XLSX workbook, streamed, each table with a frozen, filterable header. Strings stay strings: a
// text that begins with = is no formula.
func Book(w io.Writer, pages ...Page) error {
	book := excelize.NewFile()
	defer book.Close()
	for i, page := range pages {
		if err := add(book, i, page); err != nil {
			return fmt.Errorf("sheet %s: %w", page.Name, err)
		}
	}
	return book.Write(w)
}

// add writes a page as the sheet at a place; a new book has one sheet.
func add(book *excelize.File, at int, page Page) error {
	if at == 0 {
		if err := book.SetSheetName("Sheet1", page.Name); err != nil {
			return err
		}
	} else if _, err := book.NewSheet(page.Name); err != nil {
		return err
	}
	if page.Picture != nil {
		return addPicture(book, page)
	}
	stream, err := book.NewStreamWriter(page.Name)
	if err != nil {
		return err
	}
	s := sheet{book: book, stream: stream, styles: map[string]int{}}
	if err := s.write(page); err != nil {
		return err
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	first, _ := excelize.CoordinatesToCellName(1, s.header)
	last, err := excelize.CoordinatesToCellName(len(page.Columns), s.last)
	if err != nil {
		return err
	}
	return book.AutoFilter(page.Name, first+":"+last, nil)
}

// addPicture puts a picture on a sheet, below its lines.
func addPicture(book *excelize.File, page Page) error {
	for i, line := range page.Above {
		if err := book.SetCellStr(page.Name, fmt.Sprintf("A%d", i+1), line); err != nil {
			return err
		}
	}
	smaller := excelize.GraphicOptions{ScaleX: 0.6, ScaleY: 0.6, AltText: page.Name}
	return book.AddPictureFromBytes(page.Name, fmt.Sprintf("A%d", len(page.Above)+2), &excelize.Picture{Extension: ".png", File: page.Picture, Format: &smaller})
}

// sheet is a sheet that is being written, row by row.
type sheet struct {
	book         *excelize.File
	stream       *excelize.StreamWriter
	styles       map[string]int // of the formats of numbers
	at           int            // the row that was written last
	header, last int            // rows of the table
}

func (s *sheet) write(page Page) error {
	bold, err := s.book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	titles := make([]any, len(page.Columns))
	for i, c := range page.Columns {
		titles[i] = excelize.Cell{StyleID: bold, Value: c.Title}
		if err := s.stream.SetColWidth(i+1, i+1, c.Width); err != nil {
			return err
		}
	}
	s.header = len(page.Above) + 1
	if err := s.stream.SetPanes(frozenBelow(s.header)); err != nil {
		return err
	}
	if err := s.lines(page.Above, bold); err != nil {
		return err
	}
	if err := s.table(titles, page.Rows); err != nil {
		return err
	}
	return s.lines(page.Below, 0)
}

func frozenBelow(row int) *excelize.Panes {
	return &excelize.Panes{Freeze: true, YSplit: row, TopLeftCell: fmt.Sprintf("A%d", row+1), ActivePane: "bottomLeft"}
}

func (s *sheet) row(cells []any) error {
	s.at++
	return s.stream.SetRow(fmt.Sprintf("A%d", s.at), cells)
}

// lines writes texts one below the other; the first has a style.
func (s *sheet) lines(lines []string, style int) error {
	for _, line := range lines {
		if err := s.row([]any{excelize.Cell{StyleID: style, Value: line}}); err != nil {
			return err
		}
		style = 0
	}
	return nil
}

func (s *sheet) table(titles []any, rows iter.Seq2[[]any, error]) error {
	if err := s.row(titles); err != nil {
		return err
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		for i := range row {
			if row[i], err = s.cell(row[i]); err != nil {
				return err
			}
		}
		if err := s.row(row); err != nil {
			return err
		}
	}
	s.last = s.at
	return nil
}

// cell is a value as a sheet takes it: of a cell of a paper its number in its format, else its text.
func (s *sheet) cell(v any) (any, error) {
	c, ok := v.(Cell)
	if !ok {
		return v, nil
	}
	if c.Number == nil {
		return c.Text, nil
	}
	style, known := s.styles[c.Format]
	if !known {
		var err error
		if style, err = s.book.NewStyle(&excelize.Style{CustomNumFmt: &c.Format}); err != nil {
			return nil, err
		}
		s.styles[c.Format] = style
	}
	return excelize.Cell{StyleID: style, Value: *c.Number}, nil
}
