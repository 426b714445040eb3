package synth

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/xuri/excelize/v2"
)

// writeXLSX writes a workbook of one sheet: a title row across the table, the header, the rows.
func writeXLSX(_ context.Context, dir string, s sheet) error {
	book := excelize.NewFile()
	fill := func(w io.Writer) error {
		if err := fillBook(book, s); err != nil {
			return err
		}
		return book.Write(w)
	}
	return errors.Join(create(dir, s.file, fill), book.Close())
}

func fillBook(book *excelize.File, s sheet) error {
	dates, err := book.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		return err
	}
	stream, err := book.NewStreamWriter("Sheet1")
	if err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(s.header), 1)
	if err != nil {
		return err
	}
	header := make([]any, len(s.header))
	for i, h := range s.header {
		header[i] = h
	}
	line := 2
	err = errors.Join(stream.SetRow("A1", []any{s.title}), stream.MergeCell("A1", last), stream.SetRow("A2", header))
	for row := range s.rows {
		line++
		err = errors.Join(err, stream.SetRow(fmt.Sprintf("A%d", line), styled(row, dates)))
	}
	return errors.Join(err, stream.Flush())
}

// styled gives dates their number format.
func styled(row []any, dates int) []any {
	cells := make([]any, len(row))
	for i, cell := range row {
		cells[i] = cell
		if t, ok := cell.(time.Time); ok {
			cells[i] = excelize.Cell{StyleID: dates, Value: t}
		}
	}
	return cells
}
