package xlsx_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"permu/internal/ingest/table"
	"permu/internal/ingest/xlsx"
	"permu/internal/land"
)

// book writes a workbook of one sheet a name, each with rows of cells.
func book(t testing.TB, change func(*excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	change(f)
	path := filepath.Join(t.TempDir(), "book.xlsx")
	if err := errors.Join(f.SaveAs(path), f.Close()); err != nil {
		t.Fatal(err)
	}
	return path
}

func set(f *excelize.File, sheet string, rows ...[]any) {
	for i, row := range rows {
		for j, v := range row {
			name, _ := excelize.CoordinatesToCellName(j+1, i+1)
			_ = f.SetCellValue(sheet, name, v)
		}
	}
}

func known(text string) bool {
	return strings.Contains("宗地代码 面积 税收 企业名称 增值税 所得税", text)
}

func all(path string, o table.Options) (*table.Table, []string, error) {
	o.Known = known
	tab, err := xlsx.Open(context.Background(), path, o)
	if err != nil {
		return nil, nil, err
	}
	defer tab.Close()
	var lines []string
	for row, err := range tab.Rows {
		if err != nil {
			return tab, lines, err
		}
		line := fmt.Sprintf("%d: %v", row.Line, row.Cells)
		for _, f := range row.Faults {
			line += " !" + f.Rule
		}
		lines = append(lines, line)
	}
	return tab, lines, nil
}

func TestOpen(t *testing.T) {
	tests := map[string]struct {
		options       table.Options
		change        func(*excelize.File)
		columns, rows string
	}{
		"header first": {
			change:  func(f *excelize.File) { set(f, "Sheet1", []any{"宗地代码", "面积"}, []any{"a", 1.5}, []any{"b"}) },
			columns: "[宗地代码 面积]", rows: "2: [a 1.5]; 3: [b <nil>]",
		},
		"title above": {
			change: func(f *excelize.File) {
				set(f, "Sheet1", []any{"2020年台账"}, []any{"宗地代码", "面积"}, []any{"a", 1})
			},
			columns: "[宗地代码 面积]", rows: "3: [a 1]",
		},
		"two header rows": {
			change: func(f *excelize.File) {
				set(f, "Sheet1", []any{"企业名称", "税金", nil}, []any{nil, "增值税", "所得税"}, []any{"甲", 1, 2})
				_ = f.MergeCell("Sheet1", "B1", "C1")
			},
			columns: "[企业名称 增值税 所得税]", rows: "3: [甲 1 2]",
		},
		"header row by the mapping": {
			options: table.Options{HeaderRow: 2},
			change: func(f *excelize.File) {
				set(f, "Sheet1", []any{"宗地代码", "面积"}, []any{"code", "area"}, []any{"a", 1})
			},
			columns: "[code area]", rows: "3: [a 1]",
		},
		"rows apart": {
			change: func(f *excelize.File) {
				set(f, "Sheet1", []any{"宗地代码"}, []any{"a"})
				_ = f.SetCellValue("Sheet1", "A900000", "z")
			},
			columns: "[宗地代码]", rows: "2: [a]; 900000: [z]",
		},
		"first sheet with anything": {
			change: func(f *excelize.File) {
				_, _ = f.NewSheet("数据")
				set(f, "数据", []any{"宗地代码"}, []any{"a"})
			},
			columns: "[宗地代码]", rows: "2: [a]",
		},
		"sheet by name": {
			options: table.Options{Layer: "乙"},
			change: func(f *excelize.File) {
				_, _ = f.NewSheet("乙")
				set(f, "Sheet1", []any{"宗地代码"}, []any{"a"})
				set(f, "乙", []any{"宗地代码"}, []any{"b"})
			},
			columns: "[宗地代码]", rows: "2: [b]",
		},
		"cell outside the header": {
			change:  func(f *excelize.File) { set(f, "Sheet1", []any{"宗地代码"}, []any{"a", "stray"}) },
			columns: "[宗地代码]", rows: "2: [a] !the cell stands outside the named columns",
		},
		"long number as text": {
			change: func(f *excelize.File) {
				set(f, "Sheet1", []any{"宗地代码", "面积"}, []any{"350582000000000001", 1951.25})
			},
			columns: "[宗地代码 面积]", rows: "2: [350582000000000001 1951.25]",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tab, rows, err := all(book(t, tt.change), tt.options)
			if err != nil {
				t.Fatal(err)
			}
			if fmt.Sprint(tab.Columns) != tt.columns || strings.Join(rows, "; ") != tt.rows {
				t.Errorf("%v %v, want %s %s", tab.Columns, rows, tt.columns, tt.rows)
			}
		})
	}
}

func Test1904(t *testing.T) {
	yes := true
	path := book(t, func(f *excelize.File) {
		set(f, "Sheet1", []any{"宗地代码"})
		_ = f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
	})
	if tab, _, err := all(path, table.Options{}); err != nil || !tab.Date1904 {
		t.Errorf("%+v, %v", tab, err)
	}
}

func TestOpenRefuses(t *testing.T) {
	whole, err := os.ReadFile(book(t, func(f *excelize.File) { set(f, "Sheet1", []any{"宗地代码"}, []any{"a"}) }))
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]struct {
		content []byte
		options table.Options
		want    string
	}{
		"cut off":              {whole[:len(whole)/2], table.Options{}, "cut off"},
		"empty file":           {nil, table.Options{}, "cut off"},
		"old Excel":            {[]byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}, table.Options{}, ".xls"},
		"no such sheet":        {whole, table.Options{Layer: "税收"}, "Sheet1"},
		"zip bomb":             {rezip(t, whole, "sheet1.xml", bomb), table.Options{}, "zip bomb"},
		"XML broken in rows":   {rezip(t, whole, "sheet1.xml", broken), table.Options{}, "damaged"},
		"XML cut in rows":      {rezip(t, whole, "sheet1.xml", half), table.Options{}, "damaged"},
		"nothing in it":        {rezip(t, whole, "sheet1.xml", emptied), table.Options{}, "no sheet holds anything"},
		"header row not there": {whole, table.Options{HeaderRow: 9}, "row 9"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "bad.xlsx")
			if err := os.WriteFile(path, tt.content, 0o600); err != nil {
				t.Fatal(err)
			}
			_, _, err := all(path, tt.options)
			if !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want an ErrInvalid with %q", err, tt.want)
			}
		})
	}
}

func bomb([]byte) []byte   { return bytes.Repeat([]byte{' '}, 200<<20) }
func half(b []byte) []byte { return b[:bytes.Index(b, []byte("</sheetData>"))] }
func broken(b []byte) []byte {
	return bytes.Replace(b, []byte("</row>"), []byte("</row>\x0b<&>"), 1)
}

func emptied([]byte) []byte {
	return []byte(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`)
}

// rezip writes a workbook again with one part changed.
func rezip(t *testing.T, content []byte, suffix string, change func([]byte) []byte) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(part.Name, suffix) {
			text = change(text)
		}
		target, err := w.Create(part.Name)
		if err == nil {
			_, err = target.Write(text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func FuzzOpen(f *testing.F) {
	whole, err := os.ReadFile(book(f, func(b *excelize.File) { set(b, "Sheet1", []any{"宗地代码"}, []any{"a"}) }))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, content []byte) {
		path := filepath.Join(t.TempDir(), "f.xlsx")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		_, _, err := all(path, table.Options{})
		if err != nil && !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%v is no error of content", err)
		}
	})
}
