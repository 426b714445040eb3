// Package export writes what people take away: ledgers as XLSX.
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

// Sheet writes rows as one sheet of an XLSX workbook, streamed, with a frozen, filterable header. Strings stay strings:
// a text that begins with = is no formula.
func Sheet(w io.Writer, name string, columns []Column, rows iter.Seq2[[]any, error]) error {
	book := excelize.NewFile()
	defer book.Close()
	if err := book.SetSheetName("Sheet1", name); err != nil {
		return err
	}
	stream, err := book.NewStreamWriter(name)
	if err != nil {
		return err
	}
	last, err := writeRows(book, stream, columns, rows)
	if err != nil {
		return err
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	corner, err := excelize.CoordinatesToCellName(len(columns), last)
	if err != nil {
		return err
	}
	if err := book.AutoFilter(name, "A1:"+corner, nil); err != nil {
		return err
	}
	return book.Write(w)
}

func writeRows(book *excelize.File, stream *excelize.StreamWriter, columns []Column, rows iter.Seq2[[]any, error]) (int, error) {
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return 0, err
	}
	header := make([]any, len(columns))
	for i, c := range columns {
		header[i] = excelize.Cell{StyleID: bold, Value: c.Title}
		if err := stream.SetColWidth(i+1, i+1, c.Width); err != nil {
			return 0, err
		}
	}
	if err := stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return 0, err
	}
	if err := stream.SetRow("A1", header); err != nil {
		return 0, err
	}
	at := 1
	for row, err := range rows {
		if err != nil {
			return 0, err
		}
		at++
		if err := stream.SetRow(fmt.Sprintf("A%d", at), row); err != nil {
			return 0, err
		}
	}
	return at, nil
}
