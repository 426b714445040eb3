package serve

import (
	"testing"

	"permu/internal/land"
)

// TestBookNames tells the list of areas from that of results by the name of its file.
func TestBookNames(t *testing.T) {
	for list, want := range map[string]string{land.ResultsList: "公示-z-2020-3.xlsx", land.LandList: "公示-用地面积-z-2020-3.xlsx"} {
		if got := bookName(land.Publication{List: list, ZoneCode: "z", Year: 2020, RunID: 3}); got != want {
			t.Errorf("%s: %s, want %s", list, got, want)
		}
	}
}
