package land_test

import (
	"testing"

	"permu/internal/land"
)

func TestPlaces(t *testing.T) {
	tests := map[string][]int64{
		"none":               {},
		"one":                {7},
		"one after another":  {3, 4, 5, 6},
		"in no order":        {9, 3, 12, 4},
		"far from the first": {1_000_000_007, 1_000_000_001},
		"far apart":          {5, 9_000_000_000_000, 6},
		"below nothing":      {-3, 2, 0},
	}
	for name, ids := range tests {
		t.Run(name, func(t *testing.T) {
			parcels := make([]land.Parcel, len(ids))
			known := map[int64]bool{}
			for i, id := range ids {
				parcels[i].ParcelID, known[id] = id, true
			}
			places := land.PlacesOf(parcels)
			for i, id := range ids {
				if at, ok := places.Of(id); at != i || !ok {
					t.Errorf("%d: got %d, %v, want %d", id, at, ok, i)
				}
				for _, other := range []int64{id - 1, id + 1} {
					if at, ok := places.Of(other); !known[other] && (ok || at != 0) {
						t.Errorf("%d is none of them: got %d, %v", other, at, ok)
					}
				}
			}
		})
	}
}
