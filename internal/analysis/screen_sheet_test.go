package analysis

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"permu/internal/ingest"
	"permu/internal/land"
	"permu/internal/policy"
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
		if f.Name == "building_coefficient" {
			row["land_mu"] = 10_000.0
		}
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

// TestScreenedTableWithoutLand has nothing told of land that a table does not tell: neither that it is small nor that nothing stands on it. What
// is told by a ratio keeps the limit that the ratio keeps.
func TestScreenedTableWithoutLand(t *testing.T) {
	year := 0
	screened := func(table string, documents ...string) map[string]string {
		path := filepath.Join(t.TempDir(), "表.csv")
		if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
			t.Fatal(err)
		}
		r := ScreenRequest{Path: path, AsOf: *on("2025-06-30"), Year: year}
		for _, id := range documents {
			p, err := policy.Find(id)
			if err != nil {
				t.Fatal(err)
			}
			r.Documents = append(r.Documents, p)
		}
		answer, err := ScreenSheet(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		said := map[string]string{}
		for _, f := range answer.Findings {
			said[fmt.Sprintf("%s %s", f.ParcelCode, f.Rule)] = f.Outcome
		}
		return said
	}
	small := screened("宗地代码,宗地面积(亩),企业名称\np1,,甲\np2,4.99,乙\np3,5,丙\n", "quanzhou-2025")
	for parcel, want := range map[string]string{"p1": "cannot_tell", "p2": "met", "p3": "not_met"} {
		if got := small[parcel+" quanzhou_small"]; got != want {
			t.Errorf("%s: %s, want %s", parcel, got, want)
		}
	}
	built := screened("宗地代码,面积(亩),企业名称,行业代码,建筑系数(%),容积率\np1,7.77,甲,1951,30,\np2,7.77,乙,1951,29.99,\np3,7.77,丙,1951,30%,\np4,7.77,丁,1951,,\n", "control-2008")
	for parcel, want := range map[string]string{"p1": "not_met", "p2": "met", "p3": "not_met", "p4": "not_met"} {
		if got := built[parcel+" coefficient_below_control_2008"]; got != want {
			t.Errorf("%s: %s, want %s", parcel, got, want)
		}
	}
	for table, want := range map[string]string{
		"宗地代码,面积(亩),约定动工日期\np1,10,2015-01-01\n":             "cannot_tell",
		"宗地代码,面积(亩),约定动工日期,实际动工日期\np1,10,2015-01-01,\n":     "met",
		"宗地代码,面积(亩),约定动工日期,建筑面积(平方米)\np1,10,2015-01-01,0\n": "met",
	} {
		if got := screened(table, "idle-land-2012")["p1 idle_not_started"]; got != want {
			t.Errorf("%s: %s, want %s", table, got, want)
		}
	}
	idle := screened("宗地代码,面积(亩),约定竣工日期,建筑栋数\np1,10,2015-01-01,\np2,10,2015-01-01,0\n", "land-signals")
	for parcel, want := range map[string]string{"p1": "cannot_tell", "p2": "met"} { // of p1 nobody knows whether it is built
		if got := idle[parcel+" supplied_unbuilt"]; got != want {
			t.Errorf("%s: %s, want %s", parcel, got, want)
		}
	}
	year = 2023 // buildings are of every year that columns name
	if got := screened("宗地代码,面积(亩),约定竣工日期,建筑栋数,2023年税收,2024年税收\np1,10,2015-01-01,0,,\n", "land-signals")["p1 supplied_unbuilt"]; got != "met" {
		t.Errorf("of an earlier year: %s", got)
	}
}
