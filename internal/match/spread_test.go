package match_test

import (
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"permu/internal/land"
	"permu/internal/match"
)

func TestSpread(t *testing.T) {
	tests := map[string]struct {
		amount  land.Money
		weights []float64
		want    []land.Money
	}{
		"one parcel has all":              {12345, []float64{7}, []land.Money{12345}},
		"by area":                         {1000, []float64{1, 3}, []land.Money{250, 750}},
		"the fen left goes first":         {100, []float64{1, 1, 1}, []land.Money{34, 33, 33}},
		"the fen left goes to the most":   {100, []float64{1, 2}, []land.Money{33, 67}},
		"two fen left":                    {101, []float64{1, 1, 1}, []land.Money{34, 34, 33}},
		"more parcels than fen":           {2, []float64{1, 1, 1}, []land.Money{1, 1, 0}},
		"a loss":                          {-100, []float64{1, 1, 1}, []land.Money{-33, -33, -34}},
		"nothing":                         {0, []float64{1, 2}, []land.Money{0, 0}},
		"a parcel without land":           {100, []float64{0, 1, 0}, []land.Money{0, 100, 0}},
		"no land at all divides equally":  {100, []float64{0, 0, 0}, []land.Money{34, 33, 33}},
		"a speck beside a zone":           {100, []float64{1e-9, 1e9}, []land.Money{0, 100}},
		"the largest amount":              {1e15, []float64{1, 1, 1}, []land.Money{333333333333334, 333333333333333, 333333333333333}},
		"areas that are all but nothing":  {10, []float64{5e-324, 5e-324}, []land.Money{5, 5}},
		"a single fen to the larger part": {1, []float64{49, 51}, []land.Money{0, 1}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			weights := slices.Clone(tt.weights)
			if diff := cmp.Diff(tt.want, match.Spread(tt.amount, tt.weights)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if !slices.Equal(weights, tt.weights) {
				t.Errorf("the weights are changed to %v", tt.weights)
			}
		})
	}
}

// weights are areas in m², from none to a province, with zeros and equal ones among them.
func weights() *rapid.Generator[[]float64] {
	return rapid.SliceOfN(rapid.OneOf(rapid.Float64Range(0, 1e12), rapid.SampledFrom([]float64{0, 1, 1000.0 / 3, 5e-324})), 1, 40)
}

func TestSpreadConserves(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := land.Money(rapid.Int64Range(-1e15, 1e15).Draw(t, "fen"))
		weights := weights().Draw(t, "weights")
		parts := match.Spread(amount, weights)
		var sum land.Money
		for _, part := range parts {
			sum += part
		}
		if sum != amount || len(parts) != len(weights) {
			t.Fatalf("%d parts sum to %d", len(parts), int64(sum))
		}
		if diff := cmp.Diff(parts, match.Spread(amount, weights)); diff != "" {
			t.Fatalf("a second time differs:\n%s", diff)
		}
	})
}

// TestSpreadIsFair holds every part to its exact share, less than two fen off: one for rounding, one for the float.
func TestSpreadIsFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := land.Money(rapid.Int64Range(-1e12, 1e12).Draw(t, "fen"))
		weights := weights().Draw(t, "weights")
		total := 0.0
		for _, w := range weights {
			total += w
		}
		for i, part := range match.Spread(amount, weights) {
			share := 1 / float64(len(weights))
			if total > 0 {
				share = weights[i] / total
			}
			if off := math.Abs(float64(part) - share*float64(amount)); off >= 2 || total > 0 && weights[i] == 0 && part != 0 {
				t.Fatalf("part %d is %d fen, %g off its share", i, int64(part), off)
			}
		}
	})
}
