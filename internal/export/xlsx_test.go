package export_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"permu/internal/export"
)

const sheet = "宗地台账"

func columns() []export.Column {
	return []export.Column{{"宗地代码", 24}, {"面积(亩)", 12}, {"税收(万元)", 12}}
}

// rows yields rows, and then an error if there is one.
func rows(end error, rows ...[]any) iter.Seq2[[]any, error] {
	return func(yield func([]any, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
		if end != nil {
			yield(nil, end)
		}
	}
}

// reopened is a sheet of rows, written and opened again.
func reopened(t *testing.T, lines ...[]any) *excelize.File {
	t.Helper()
	var file bytes.Buffer
	if err := export.Sheet(&file, sheet, columns(), rows(nil, lines...)); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func TestSheet(t *testing.T) {
	book := reopened(t, []any{"350582001002GB00001", 12.5, int64(100)}, []any{"350582001002GB00002", nil, -3.25}, []any{nil, nil, nil})
	if diff := cmp.Diff([]string{sheet}, book.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got):\n%s", diff)
	}
	got, err := book.GetRows(sheet)
	want := [][]string{
		{"宗地代码", "面积(亩)", "税收(万元)"}, {"350582001002GB00001", "12.5", "100"}, {"350582001002GB00002", "", "-3.25"},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestCells(t *testing.T) {
	const (
		number = excelize.CellTypeUnset // a cell without a type holds a number, or nothing
		text   = excelize.CellTypeInlineString
	)
	tests := map[string]struct {
		value any
		kind  excelize.CellType
		want  string
	}{
		"a number":                  {12.5, number, "12.5"},
		"a whole number":            {int64(7), number, "7"},
		"zero is no empty cell":     {0.0, number, "0"},
		"a large number":            {1e13, number, "10000000000000"},
		"every fen of a lot":        {9999999999999.99, number, "9999999999999.99"},
		"nothing":                   {nil, number, ""},
		"a formula is a text":       {"=1+1", text, "=1+1"},
		"a command is a text":       {"=cmd|'/c calc'!A1", text, "=cmd|'/c calc'!A1"},
		"plus, minus and at":        {"+1-1@", text, "+1-1@"},
		"digits are a text":         {"0012", text, "0012"},
		"a long number is a text":   {"91350582000000000000", text, "91350582000000000000"},
		"markup":                    {"<a> & \"b\"", text, "<a> & \"b\""},
		"two lines":                 {"a\nb", text, "a\nb"},
		"blanks around stay":        {"  a ", text, "  a "},
		"Chinese, rare characters":  {"晋江𠮷", text, "晋江𠮷"},
		"what looks like an escape": {"_x0041_", text, "_x0041_"},
		"an empty text":             {"", text, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			book := reopened(t, []any{"key", tt.value, "last"})
			value, err := book.GetCellValue(sheet, "B2", excelize.Options{RawCellValue: true})
			if err != nil || value != tt.want {
				t.Errorf("got %q, %v, want %q", value, err, tt.want)
			}
			if kind, _ := book.GetCellType(sheet, "B2"); kind != tt.kind {
				t.Errorf("got type %v, want %v", kind, tt.kind)
			}
			if formula, _ := book.GetCellFormula(sheet, "B2"); formula != "" {
				t.Errorf("it is the formula %s", formula)
			}
		})
	}
}

// TestHostileCells holds what XML cannot carry, or no spreadsheet knows: the book must open, and its other cells be whole.
func TestHostileCells(t *testing.T) {
	for name, value := range map[string]any{
		"a control character": "a\x01b", "a nought": "a\x00b", "no UTF-8": "a\xffb", "half a pair": "a\xed\xa0\x80b",
		"a text too long for a cell": strings.Repeat("亩", 40_000),
	} {
		t.Run(name, func(t *testing.T) {
			book := reopened(t, []any{"key", value, "last"})
			if got, err := book.GetCellValue(sheet, "C2"); got != "last" || err != nil {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

// TestNoNumber has what XLSX has no number for: the cell holds none, as that of a missing value.
func TestNoNumber(t *testing.T) {
	for name, value := range map[string]float64{"not a number": math.NaN(), "infinity": math.Inf(1), "minus infinity": math.Inf(-1)} {
		t.Run(name, func(t *testing.T) {
			book := reopened(t, []any{"key", value, "last"})
			got, err := book.GetCellValue(sheet, "B2")
			if kind, _ := book.GetCellType(sheet, "B2"); err != nil || got != "" && kind == excelize.CellTypeUnset {
				t.Errorf("got the number %q, %v", got, err)
			}
		})
	}
}

func TestFilterAndHeader(t *testing.T) {
	for name, n := range map[string]int{"no rows": 0, "one row": 1, "many rows": 300} {
		t.Run(name, func(t *testing.T) {
			lines := make([][]any, n)
			for i := range lines {
				lines[i] = []any{fmt.Sprint(i), 1.0, 2.0}
			}
			book := reopened(t, lines...)
			if got, want := filter(t, book), fmt.Sprintf("$A$1:$C$%d", n+1); !strings.HasSuffix(got, want) {
				t.Errorf("filters %s, want %s", got, want)
			}
			panes, err := book.GetPanes(sheet)
			if err != nil || !panes.Freeze || panes.YSplit != 1 || panes.TopLeftCell != "A2" {
				t.Errorf("panes %+v, %v", panes, err)
			}
			wantHeader(t, book)
		})
	}
}

// filter is the range of the sheet's automatic filter.
func filter(t *testing.T, book *excelize.File) string {
	t.Helper()
	for _, name := range book.GetDefinedName() {
		if name.Name == "_xlnm._FilterDatabase" {
			return name.RefersTo
		}
	}
	t.Error("there is no filter")
	return ""
}

func wantHeader(t *testing.T, book *excelize.File) {
	t.Helper()
	id, err := book.GetCellStyle(sheet, "B1")
	if err != nil {
		t.Fatal(err)
	}
	if style, err := book.GetStyle(id); err != nil || style.Font == nil || !style.Font.Bold {
		t.Errorf("the header is not bold: %+v, %v", style, err)
	}
	for i, c := range columns() {
		if got, err := book.GetColWidth(sheet, string(rune('A'+i))); err != nil || got != c.Width {
			t.Errorf("column %d is %g wide, %v, want %g", i, got, err, c.Width)
		}
	}
}

// TestNothingOfAFailure writes nothing rather than half a book.
func TestNothingOfAFailure(t *testing.T) {
	lost := errors.New("connection lost")
	tests := map[string]struct {
		name string
		rows iter.Seq2[[]any, error]
		is   error
	}{
		"the rows end early":     {sheet, rows(lost, []any{"a", 1.0, 2.0}), lost},
		"no row before it":       {sheet, rows(lost), lost},
		"a name that is no name": {"a/b", rows(nil), nil},
		"a name too long":        {strings.Repeat("亩", 32), rows(nil), nil},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var file bytes.Buffer
			err := export.Sheet(&file, tt.name, columns(), tt.rows)
			if err == nil || tt.is != nil && !errors.Is(err, tt.is) || file.Len() > 0 {
				t.Errorf("got %v, %d bytes", err, file.Len())
			}
		})
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestReaderHasGone(t *testing.T) {
	if err := export.Sheet(fullDisk{}, sheet, columns(), rows(nil)); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v", err)
	}
}
