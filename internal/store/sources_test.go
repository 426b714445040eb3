package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
)

// TestSourcesOfAUser has two enterprises on one parcel, whose tax came with a file each: a finding about one names its file alone, a
// finding on the land those of both.
func TestSourcesOfAUser(t *testing.T) {
	report := func(uscc, file string) brought {
		return brought{Field: "tax_cny", Year: 2020, USCC: uscc, InputSource: land.InputSource{Kind: land.FromReport, File: file}}
	}
	list := []brought{report("A", "税收_甲.csv"), report("B", "税收_乙.csv"), {Field: "title_area_m2", InputSource: land.InputSource{Kind: land.FromParcel, File: "宗地.csv"}}}
	for name, test := range map[string]struct {
		uscc *string
		want []string
	}{"of A": {new("A"), []string{"税收_甲.csv"}}, "of the land": {nil, []string{"税收_甲.csv", "税收_乙.csv"}}} {
		var got []string
		for _, from := range sourcesOf("tax_cny_2020", land.Input{Source: land.FromReport}, ofUser(list, test.uscc)) {
			got = append(got, from.File)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if from := sourcesOf("land_mu", land.Input{Source: land.FromParcel}, ofUser(list, test.uscc)); len(from) != 1 {
			t.Errorf("%s: land is from %v", name, from)
		}
	}
}
