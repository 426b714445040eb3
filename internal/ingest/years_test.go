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
