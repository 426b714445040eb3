package export_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"permu/internal/export"
)

// TestBook reads every line of a workbook of two pages.
func TestBook(t *testing.T) {
	var file bytes.Buffer
	err := export.Book(&file,
		export.Page{
			Name: "公示", Above: []string{"=评价结果公示", "2020 年度"}, Columns: columns()[:2],
			Rows: rows(nil, []any{"甲", "A"}, []any{"+乙", nil}), Below: []string{"", "@异议期 5 日"},
		},
		export.Page{Name: "特殊类别", Columns: columns()[:1], Rows: rows(nil, []any{"丙"})},
	)
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	want := map[string][][]string{
		"公示":   {{"=评价结果公示"}, {"2020 年度"}, {"宗地代码", "面积(亩)"}, {"甲", "A"}, {"+乙"}, nil, {"@异议期 5 日"}},
		"特殊类别": {{"宗地代码"}, {"丙"}},
	}
	for name, lines := range want {
		got, err := book.GetRows(name)
		if diff := cmp.Diff(lines, got); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got):\n%s", name, err, diff)
		}
	}
	for _, cell := range []string{"A1", "A5", "A7"} {
		if formula, _ := book.GetCellFormula("公示", cell); formula != "" {
			t.Errorf("%s is the formula %s", cell, formula)
		}
	}
	filters := map[string]string{}
	for _, name := range book.GetDefinedName() {
		filters[name.Scope] = name.RefersTo
	}
	if diff := cmp.Diff(map[string]string{"公示": "'公示'!$A$3:$B$5", "特殊类别": "'特殊类别'!$A$1:$A$2"}, filters); diff != "" {
		t.Errorf("filters (-want +got):\n%s", diff)
	}
	panes, err := book.GetPanes("公示")
	if err != nil || panes.YSplit != 3 || panes.TopLeftCell != "A4" {
		t.Errorf("%+v %v", panes, err)
	}
}

// TestNumbersOfAPaper writes cells of a paper, and reads which of them are numbers, and how they are shown.
func TestNumbersOfAPaper(t *testing.T) {
	var file bytes.Buffer
	lines := rows(nil, []any{export.Cell{Text: "1,234.50 亩", Number: new(1234.5), Format: `#,##0.00" 亩"`}, export.Cell{Text: "0012"}}, []any{export.Cell{Text: "2", Number: new(2.0), Format: "0"}, export.Cell{Text: "=1+1"}})
	if err := export.Book(&file, export.Page{Name: "案卷", Columns: columns()[:2], Rows: lines}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for cell, want := range map[string]struct {
		raw, shown string
		number     bool
	}{"A2": {"1234.5", "1,234.50 亩", true}, "B2": {"0012", "0012", false}, "A3": {"2", "2", true}, "B3": {"=1+1", "=1+1", false}} {
		raw, err := book.GetCellValue("案卷", cell, excelize.Options{RawCellValue: true})
		shown, _ := book.GetCellValue("案卷", cell)
		kind, _ := book.GetCellType("案卷", cell)
		isNumber := kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber
		if err != nil || raw != want.raw || shown != want.shown || isNumber != want.number {
			t.Errorf("%s: %v %q, shown as %q, kind %v", cell, err, raw, shown, kind)
		}
	}
}
