package screen

import (
	"testing"

	"permu/internal/policy"
)

// TestPartsOfYears has tests of two years, the newest first, of which a part is known of some: what is missing can only add.
func TestPartsOfYears(t *testing.T) {
	type in struct {
		window, sign string
		values       []float64
		partly       []bool
	}
	type out struct {
		truth    policy.Truth
		doubtful bool
	}
	whole, first, second := []bool{false, false}, []bool{true, false}, []bool{false, true}
	for name, tt := range map[string]struct {
		in
		out
	}{
		"every below, all whole":                {in{"every", "<", []float64{1, 2}, whole}, out{policy.Yes, false}},
		"every below, one a part":               {in{"every", "<", []float64{1, 2}, second}, out{policy.Yes, true}},
		"every below, the part above":           {in{"every", "<", []float64{1, 9}, second}, out{policy.No, false}},
		"any below, the part":                   {in{"any", "<", []float64{9, 2}, second}, out{policy.Yes, true}},
		"any below, a whole one besides":        {in{"any", "<", []float64{1, 2}, first}, out{policy.Yes, false}},
		"every at least, the part below":        {in{"every", "≥", []float64{9, 2}, second}, out{policy.CannotTell, false}},
		"every at least, a whole one below":     {in{"every", "≥", []float64{1, 2}, second}, out{policy.No, false}},
		"any at least, the part":                {in{"any", "≥", []float64{1, 9}, second}, out{policy.Yes, false}},
		"mean below, an earlier year a part":    {in{"mean", "<", []float64{1, 2}, second}, out{policy.Yes, true}},
		"mean at least, an earlier year a part": {in{"mean", "≥", []float64{1, 2}, second}, out{policy.CannotTell, false}},
	} {
		t.Run(name, func(t *testing.T) {
			made := &test{
				Test: policy.Test{Value: "tax_cny", Years: 2, Window: tt.window}, sign: tt.sign,
				limit: func(int) float64 { return 5 }, series: func(_, back int) float64 { return tt.values[back] },
				users: func(_, back int) []string {
					if tt.partly[back] {
						return []string{"u"}
					}
					return nil
				},
			}
			truth, doubtful := made.holds(0)
			if got := (out{truth, doubtful}); got != tt.out {
				t.Errorf("got %+v, want %+v", got, tt.out)
			}
		})
	}
}
