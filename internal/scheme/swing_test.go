package scheme

import (
	"math"
	"testing"

	"permu/internal/land"
)

// TestBreakEven looks for it on both sides of a value, up to what the assumption may be.
func TestBreakEven(t *testing.T) {
	straight := func(zero, slope float64) func(float64) float64 {
		return func(v float64) float64 { return slope * (v - zero) }
	}
	tests := map[string]struct {
		f                 func(float64) float64
		from, least, most float64
		want              float64 // NaN: none
	}{
		"above":                  {straight(7, 1e6), 5, 0, 1e6, 7},
		"below":                  {straight(3, 1e6), 5, 0, 1e6, 3},
		"far above":              {straight(400, -1e6), 5, 0, 1e6, 400},
		"out of a loss":          {straight(5, 1e6), -5, -100, 100, 5},
		"deeper into it":         {straight(-70, 1e6), -5, -100, 100, -70},
		"at the end":             {straight(100, 1e6), 5, 0, 100, 100},
		"the nearer of two":      {func(v float64) float64 { return (v - 4.5) * (v - 9) * 1e6 }, 5, 0, 1e6, 4.5},
		"two in the same way":    {func(v float64) float64 { return (v - 6) * (v - 9) * 1e6 }, 5, 0, 1e6, 6},
		"beyond the end":         {straight(101, 1e6), 5, 0, 100, math.NaN()},
		"a leap over nothing":    {func(v float64) float64 { return math.Copysign(1e6, v-8) }, 5, 2, 50, math.NaN()},
		"not defined on the way": {func(v float64) float64 { return math.Log(7-v) * 1e6 }, 6.5, 0, 100, 6},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := nearestRoot(tt.f, tt.from, tt.least, tt.most)
			if (got == nil) != math.IsNaN(tt.want) || got != nil && math.Abs(*got-tt.want) > 1e-6 {
				t.Errorf("%v, want %v", got, tt.want)
			}
		})
	}
}

// TestBreakEvenOfALoss has a developer who loses a part of the output, and by which profit it would come out even.
func TestBreakEvenOfALoss(t *testing.T) {
	in := with(full(), map[string]float64{"rent_cny_per_m2_year": math.NaN(), "profit_pct": -5})
	at := func(in land.ScenarioInputs) land.Side { return made(t, in).Sides[1] }
	for _, s := range at(in).Swings {
		if s.Name != "profit_pct" {
			continue
		}
		if s.BreakEven == nil || *s.BreakEven <= 0 {
			t.Fatalf("%v", s.BreakEven)
		}
		if npv := at(with(in, map[string]float64{"profit_pct": *s.BreakEven})).NPV; math.Abs(npv.Yuan()) > nothing {
			t.Errorf("%s", npv)
		}
		return
	}
	t.Error("profit_pct does not swing")
}
