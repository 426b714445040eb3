package export_test

import (
	"bytes"
	"iter"
	"testing"

	"permu/internal/export"
)

func TestCSV(t *testing.T) {
	tests := map[string]struct {
		value any
		want  string
	}{
		"text":           {"甲", "甲"},
		"a comma":        {"a,b", `"a,b"`},
		"nothing":        {nil, ""},
		"zero":           {0.0, "0"},
		"a loss":         {-3.5, "-3.5"},
		"a loss as text": {"-3.5", "-3.5"},
		"a formula":      {"=1+1", "'=1+1"},
		"a command":      {"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
		"an at sign":     {"@SUM(A1)", "'@SUM(A1)"},
		"a tab before":   {"\t=1", "'\t=1"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			rows := iter.Seq2[[]any, error](func(yield func([]any, error) bool) { yield([]any{tt.value, "x"}, nil) })
			if err := export.CSV(&b, export.Page{Above: []string{"left out"}, Columns: []export.Column{{Title: "a"}, {Title: "b"}}, Rows: rows}); err != nil {
				t.Fatal(err)
			}
			if want := "\ufeffa,b\n" + tt.want + ",x\n"; b.String() != want {
				t.Errorf("got %q, want %q", b.String(), want)
			}
		})
	}
}

// TestCSVWithAHead has lines above its header, each a record of one cell.
func TestCSVWithAHead(t *testing.T) {
	var b bytes.Buffer
	rows := iter.Seq2[[]any, error](func(yield func([]any, error) bool) { yield([]any{1, "x"}, nil) })
	page := export.Page{Headed: true, Above: []string{"run #1, 2020", "=all"}, Columns: []export.Column{{Title: "a"}, {Title: "b"}}, Rows: rows}
	if err := export.CSV(&b, page); err != nil {
		t.Fatal(err)
	}
	if want := "\ufeff\"run #1, 2020\"\n'=all\na,b\n1,x\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}
