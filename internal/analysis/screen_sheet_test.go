package analysis

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/ingest"
	"permu/internal/land"
)

// cellOf is a value as it is read into a field.
func cellOf(f land.Field) any {
	switch f.Quantity {
	case land.Choice:
		return f.Choices[0]
	case land.Flag:
		return true
	case land.Date:
		return time.Date(2019, 5, 1, 0, 0, 0, 0, time.UTC)
	case land.Amount:
		return land.Money(500)
	case land.Count:
		return int64(5)
	case land.Text, land.IndustryCode:
		return "13"
	}
	return 5.0
}

// TestEveryFieldOfAScreenedTableReachesAFact fills one field after the other: the facts that rules are asked of differ, or the
// column would have been dropped in silence. The year chooses the row; a code names the user that a name names too.
func TestEveryFieldOfAScreenedTableReachesAFact(t *testing.T) {
	given := func(cells map[string]any) land.Facts {
		s := &sheet{at: map[string]int{}}
		s.said.tag, s.said.event = func(w string) string { return w }, func(w string) string { return w }
		var r ingest.Record
		for name, value := range cells {
			s.at[name] = len(r.Values)
			r.Values = append(r.Values, value)
		}
		s.take(r)
		return s.landFacts(2020, []int{0})
	}
	for _, f := range screenedKind().Fields {
		if f.Name == "year" {
			continue
		}
		row := map[string]any{"parcel_code": "p", "name": "n", "tags": "high_tech"}
		if f.Name == "uscc" {
			delete(row, "name")
		}
		without := given(row)
		row[f.Name] = cellOf(f)
		if cmp.Equal(without, given(row), cmpopts.EquateNaNs()) {
			t.Errorf("%s reaches no fact", f.Name)
		}
	}
	if kind := screenedKind(); !slices.ContainsFunc(kind.Fields, func(f land.Field) bool { return f.Name == "sealed" }) {
		t.Errorf("%+v", kind.Fields)
	}
}
