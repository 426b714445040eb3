package analysis

import (
	"math"
	"testing"

	"permu/internal/score"
)

// TestItemsOf reads the items of runs from before and from after weights were kept.
func TestItemsOf(t *testing.T) {
	c := score.Context{Tracks: []score.TrackContext{{ID: "all", Items: make([][]score.BaseContext, 2)}}}
	before := []float64{1, 2, 3, 4, 0, 1, 5, 6, 7, 8, 2, 0}
	after := []float64{1, 2, 3, 4, 0, 1, 60, 3, 5, 6, 7, 8, 2, 0, 40, 1}
	for name, tt := range map[string]struct {
		kept          []float64
		weight, years float64
	}{"before": {before, math.NaN(), math.NaN()}, "after": {after, 40, 1}} {
		items := itemsOf(tt.kept, c, "all")
		if len(items) != 2 || items[0].Group != 1 || items[1].Points != 8 || items[1].Lack != 2 || !equal(items[1].Weight, tt.weight) || !equal(items[1].Years, tt.years) {
			t.Errorf("%s: %+v", name, items)
		}
	}
	if items := itemsOf(nil, c, "another"); items != nil {
		t.Errorf("of no track: %+v", items)
	}
}

func equal(a, b float64) bool { return a == b || math.IsNaN(a) && math.IsNaN(b) }
