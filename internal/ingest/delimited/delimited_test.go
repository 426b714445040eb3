package delimited_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"permu/internal/ingest/delimited"
	"permu/internal/ingest/table"
	"permu/internal/land"
)

func known(text string) bool { return strings.Contains("年度 税收 代码", text) }

func read(t testing.TB, content []byte) (*table.Table, []table.Row, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "f.csv")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	tab, err := delimited.Open(context.Background(), path, table.Options{Known: known})
	if err != nil {
		return nil, nil, err
	}
	defer tab.Close()
	var rows []table.Row
	for row, err := range tab.Rows {
		if err != nil {
			return tab, rows, err
		}
		rows = append(rows, row)
	}
	return tab, rows, nil
}

// TestEncodingIsDecidedByAllBytes has the one telling character far behind the first block, and on its border.
func TestEncodingIsDecidedByAllBytes(t *testing.T) {
	head := "代码,年度\n"
	fill := func(n int) string { return head + strings.Repeat("a,2020\n", n) }
	border := head + strings.Repeat("x", 64<<10-len(head)-1) + "鞋,1\n"
	tests := map[string]struct{ content, encoding string }{
		"UTF-8 at the end":          {fill(20_000) + "鞋,1\n", "utf-8"},
		"UTF-8 across two blocks":   {border, "utf-8"},
		"GB18030 across two blocks": {"a,b\n" + strings.Repeat("x", 64<<10-5) + "\xbd\xfa\xbd\xad,1\n", "gb18030"},
		"GBK at the end":            {"a,b\n" + strings.Repeat("a,2020\n", 20_000) + "\xbd\xfa\xbd\xad,1\n", "gb18030"},
		"cut in a UTF-8 character":  {fill(3) + "鞋"[:2], ""},
		"Western text":              {"a,b\ncaf\xe9 au lait,1\n", ""},
		"a pair that is no letter":  {"a,b\n\xff\xfe\xfd,1\n", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			tab, _, err := read(t, []byte(tt.content))
			switch {
			case tt.encoding == "" && !errors.Is(err, land.ErrInvalid):
				t.Errorf("error %v, want an ErrInvalid", err)
			case tt.encoding != "" && (err != nil || tab.Encoding != tt.encoding):
				t.Errorf("%+v, %v; want %s", tab, err, tt.encoding)
			}
		})
	}
}

func FuzzOpen(f *testing.F) {
	f.Add([]byte("代码,年度,税收(万元)\na,2020,1\n"))
	f.Add([]byte("代码\t年度\n\"a\"b\t\n"))
	f.Add([]byte("\xd0\xac;\"\n\n;;;"))
	f.Add([]byte{0xFF, 0xFE, 'a', 0})
	f.Fuzz(func(t *testing.T, content []byte) {
		tab, rows, err := read(t, content)
		if err != nil && !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%v is no error of content", err)
		}
		for _, row := range rows {
			if len(row.Cells) != len(tab.Columns) && len(row.Faults) == 0 {
				t.Errorf("row %d has %d cells for %d columns", row.Line, len(row.Cells), len(tab.Columns))
			}
		}
	})
}
