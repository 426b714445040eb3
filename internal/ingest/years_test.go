package ingest_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/ingest"
)

// TestYearsOfAReport has a row be a report of each year that its columns name, and none of a year of which it says nothing.
func TestYearsOfAReport(t *testing.T) {
	path := write(t, "reports.csv", `统一社会信用代码,2023年税收(万元),2024年税收(万元),用电量(千瓦时),2024年职工人数
91350582001000001X,1,2,500,30
91350582001000002X,,3,,
91350582001000003X,4,,,
91350582001000004X,,,,
91350582001000005X,甲,5,,
`)
	b, records, err := read(t, path, ingest.Options{Kind: kind(t, "reports"), FreeCodes: true})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"uscc", "electricity_kwh", "year", "tax_cny", "employees"}; !slices.Equal(b.Columns, want) || !slices.Equal(b.Years, []int{2024, 2023}) || b.Skipped() != 1 {
		t.Fatalf("columns %v, years %v, skipped %d", b.Columns, b.Years, b.Skipped())
	}
	var got []string
	for _, r := range records {
		got = append(got, fmt.Sprint(r.Line, r.Values[1:], r.Refused()))
	}
	want := []string{
		"2 [500 2024 20000 30] false", "2 [<nil> 2023 10000 <nil>] false", "3 [<nil> 2024 30000 <nil>] false", "4 [<nil> 2023 40000 <nil>] false",
		"6 [<nil> 2024 50000 <nil>] false", "6 [<nil> 2023 <nil> <nil>] true",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestYearsInTwoRows has the years in a row of the header by themselves, over or under what they are the years of. A title that is
// a year stays one, and rows that hold nothing but a year stay rows.
func TestYearsInTwoRows(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"years under":           {"统一社会信用代码,税收(万元),,职工人数\n,2023年,2024年,\nA,1,2,3\n", "[uscc employees year tax_cny] [A 3 2024 20000] [A <nil> 2023 10000]"},
		"years and names under": {"统一社会信用代码,人员,,税收(元),\n,职工人数,备注,2023年,2024年\nA,3,无,1,2\n", "[uscc employees year tax_cny] [A 3 2024 2] [A <nil> 2023 1]"},
		"years over":            {"统一社会信用代码,2023年,,2024年,\n,税收(万元),用电量,税收(万元),用电量\nA,1,2,3,4\n", "[uscc year tax_cny electricity_kwh] [A 2024 30000 4] [A 2023 10000 2]"},
		"years alone over":      {",2023,2024\n统一社会信用代码,税收(元),税收(元)\nA,1,2\n", "[uscc year tax_cny] [A 2024 2] [A 2023 1]"},
		"right of a group":      {"2023,2024,\n税收(元),税收(元),统一社会信用代码\n1,2,A\n", "[uscc year tax_cny] [A 2024 2] [A 2023 1]"},
		"a title":               {"2024年,,\n统一社会信用代码,年度,税收(元)\nA,2020,2\n", "[uscc year tax_cny] [A 2020 2]"},
		"a row of a year":       {"统一社会信用代码,年度,税收(元)\n,2020,\nA,2020,2\n", "[uscc year tax_cny] [A 2020 2]"},
	} {
		b, records, err := read(t, write(t, "reports.csv", tt.text), ingest.Options{Kind: kind(t, "reports"), FreeCodes: true})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := fmt.Sprint(b.Columns)
		for _, r := range records {
			if !r.Refused() {
				got += fmt.Sprint(" ", r.Values)
			}
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}
