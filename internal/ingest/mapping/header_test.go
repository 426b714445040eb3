package mapping_test

import (
	"testing"

	"permu/internal/ingest/mapping"
)

// TestYearsInHeaders has column names of a report that name a year; what is no number of a report stays unmapped.
func TestYearsInHeaders(t *testing.T) {
	for header, want := range map[string]struct {
		field string
		year  int
		unit  string
	}{
		"2024年税收(万元)":     {"tax_cny", 2024, "万元"},
		"2024年度 税收（万元）":   {"tax_cny", 2024, "万元"},
		"税收(2024年)(万元)":   {"tax_cny", 2024, "万元"},
		"税收(2024年,万元)":    {"tax_cny", 2024, "万元"},
		"税收2024":          {"tax_cny", 2024, "元"},
		"tax_cny_2024":    {"tax_cny", 2024, "元"},
		"2023年末职工人数":      {"employees", 2023, "个"},
		"税收(万元)":          {"tax_cny", 0, "万元"},
		"2022-2024年税收":    {},
		"2022年至2024年税收合计": {},
		"2024年统一社会信用代码":   {},
		"2024":            {},
		"12024税收":         {},
	} {
		plan, _ := resolve(t, "reports", mapping.Mapping{}, mapping.Source{Columns: []string{header}})
		fields := append(plan.Fields, plan.OfYears...)
		if want.field == "" {
			if len(fields) != 0 || len(plan.Unmapped) != 1 {
				t.Errorf("%s mapped to %+v", header, fields)
			}
			continue
		}
		if len(fields) != 1 || fields[0].Field.Name != want.field || fields[0].Year != want.year || fields[0].Unit.Name != want.unit {
			t.Errorf("%s → %+v, want %+v", header, fields, want)
		}
	}
	if plan, _ := resolve(t, "parcels", mapping.Mapping{}, mapping.Source{Columns: []string{"2024年用地面积(亩)"}}); len(plan.OfYears) != 0 {
		t.Error("a parcel is of a year")
	}
}

// TestYearsBesideOthers has a year named twice: by a column beside one that names none, and by the rows themselves, which say it better.
func TestYearsBesideOthers(t *testing.T) {
	for name, columns := range map[string][]string{
		"none and one":       {"税收", "2024年税收"},
		"one and none":       {"2024年税收", "税收"},
		"the same year":      {"2024年税收", "税收(2024)"},
		"the year before it": {"税收2024年", "2023年税收", "2024年税收"},
	} {
		if _, err := resolve(t, "reports", mapping.Mapping{}, mapping.Source{Columns: append(columns, "统一社会信用代码")}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	plan, err := resolve(t, "reports", mapping.Mapping{}, mapping.Source{Columns: []string{"统一社会信用代码", "年度", "2023年税收", "税收"}})
	if err != nil || len(plan.OfYears) != 0 || len(plan.Unmapped) != 1 {
		t.Errorf("%+v %v", plan, err)
	}
}
