package synth

import (
	"cmp"
	"math"
	"slices"
)

// thousand yuan, the unit of statistical forms
const (
	million100 = 100_000   // 1 亿元
	billion1   = 1_000_000 // 10 亿元
)

// outputs draws the output of a cohort's above-size enterprises in thousand yuan, largest first: so many above 10 亿,
// so many above 1 亿, and with the sum that the cohort states.
func outputs(c Cohort, d dice) []int64 {
	all := make([]int64, c.AboveSize)
	for i := range all {
		switch {
		case i < c.Over1B:
			all[i] = int64(billion1 * clamp(1.02*math.Pow(d.Float64(), -0.75), 1.02, 14))
		case i < c.Over100M:
			all[i] = int64(million100 * d.within(2.6, 0.65, 1.02, 9.7))
		default:
			all[i] = int64(million100 * d.within(0.5, 0.45, 0.21, 0.97))
		}
	}
	slices.SortFunc(all, func(a, b int64) int { return cmp.Compare(b, a) })
	if c.OutputCNY > 0 {
		meet(all[:c.Over1B], c.OutputCNY/1000-sum(all[c.Over1B:]))
	}
	return all
}

// meet stretches what the largest make above 10 亿 until they sum to the target, the rest of the rounding on the first.
func meet(largest []int64, target int64) {
	excess := float64(sum(largest) - int64(len(largest))*billion1)
	factor := float64(target-int64(len(largest))*billion1) / excess
	for i, v := range largest {
		largest[i] = billion1 + int64(math.Ceil(float64(v-billion1)*factor))
	}
	largest[0] += target - sum(largest)
}

func sum(values []int64) int64 {
	var total int64
	for _, v := range values {
		total += v
	}
	return total
}
