// Package delimited reads CSV and its relatives (tabs, semicolons), in whatever encoding they come, as a stream.
package delimited

import (
	"bufio"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"permu/internal/ingest/table"
	"permu/internal/land"
)

// maxRow bounds one row; a longer one is a quote left open.
const maxRow = 8 << 20

// Open reads a file of delimited text. The delimiter is the one of comma, tab and semicolon that the header has most.
// Errors of content are [land.ErrInvalid].
func Open(_ context.Context, path string, o table.Options) (*table.Table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	t, err := read(f, o)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	t.Close = f.Close
	return t, nil
}

func read(f io.ReadSeeker, o table.Options) (*table.Table, error) {
	enc, err := decide(f, o.Encoding)
	if err != nil {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	guard := &table.Guard{From: f, Limit: maxRow, What: "a row (is a quote left open?)"}
	rows := newReader(guard, enc, o.Known)
	header, err := table.FindHeader(rows.preview(), o)
	if err != nil {
		return nil, errors.Join(err, rows.failure)
	}
	return &table.Table{
		Encoding: enc.name, Columns: header.Columns, Titles: header.Titles, HeaderRow: header.Row,
		Read: guard.BytesRead, Rows: rows.under(header),
	}, nil
}

// reader is a CSV reader that knows where it is.
type reader struct {
	csv     *csv.Reader
	guard   *table.Guard
	failure error       // what ended the preview early
	broken  []table.Row // rows of the preview that are no CSV
}

func newReader(guard *table.Guard, enc charset, known func(string) bool) *reader {
	text := bufio.NewReaderSize(transform.NewReader(guard, unicode.BOMOverride(enc.NewDecoder())), 64<<10)
	r := csv.NewReader(text)
	r.Comma = delimiter(text, known)
	r.FieldsPerRecord = -1
	return &reader{csv: r, guard: guard}
}

// delimiter tries the marks on the lines that the first buffer holds: the one that parts most known column names wins,
// and among equals the one that stands most often in a line.
func delimiter(text *bufio.Reader, known func(string) bool) rune {
	head, _ := text.Peek(16 << 10) // an error shows again when the rows are read
	best, most := ',', 0
	for line := range strings.Lines(string(head)) {
		for _, mark := range ",\t;" {
			if n := merit(strings.Split(line, string(mark)), known); n > most {
				best, most = mark, n
			}
		}
	}
	return best
}

func merit(cells []string, known func(string) bool) int {
	n := min(len(cells), 999)
	for _, c := range cells {
		if known(strings.Trim(c, "\" \r\n")) {
			n += 1000
		}
	}
	return n
}

// next reads one row. A row that is no CSV comes back with a fault; only a failure to read at all is an error.
func (r *reader) next() (table.Line, *table.Fault, error) {
	cells, err := r.csv.Read()
	r.guard.Item()
	var bad *csv.ParseError
	if errors.As(err, &bad) && !errors.Is(bad.Err, io.EOF) && isSyntax(bad.Err) {
		return table.Line{Number: bad.StartLine}, &table.Fault{Rule: rule(bad)}, nil
	}
	if err != nil {
		return table.Line{}, nil, err
	}
	line, _ := r.csv.FieldPos(0)
	return table.Line{Number: line, Cells: cells}, nil, nil
}

func isSyntax(err error) bool {
	return errors.Is(err, csv.ErrQuote) || errors.Is(err, csv.ErrBareQuote)
}

func rule(bad *csv.ParseError) string {
	if errors.Is(bad.Err, csv.ErrBareQuote) {
		return fmt.Sprintf("a quote stands inside an unquoted cell at line %d, byte %d", bad.Line, bad.Column)
	}
	return fmt.Sprintf("a quote opened at line %d is not closed properly (line %d, byte %d)", bad.StartLine, bad.Line, bad.Column)
}

func (r *reader) preview() []table.Line {
	var lines []table.Line
	for range table.PreviewRows {
		line, fault, err := r.next()
		switch {
		case err != nil:
			if !errors.Is(err, io.EOF) {
				r.failure = fmt.Errorf("%w: %w", err, land.ErrInvalid)
			}
			return lines
		case fault != nil:
			r.broken = append(r.broken, table.Row{Line: line.Number, Faults: []table.Fault{*fault}})
		default:
			lines = append(lines, line)
		}
	}
	return lines
}
