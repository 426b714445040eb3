package score

import (
	"math"
	"slices"
)

// Percentiles gives for each value the share, in percent, of the others that are smaller; NaN has none (nil).
func Percentiles(values []float64) []*float64 {
	known := make([]float64, 0, len(values))
	for _, v := range values {
		if !math.IsNaN(v) {
			known = append(known, v)
		}
	}
	slices.Sort(known)
	answers, percentiles := make([]*float64, len(values)), make([]float64, len(values))
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		smaller, _ := slices.BinarySearch(known, v)
		if len(known) > 1 {
			percentiles[i] = 100 * float64(smaller) / float64(len(known)-1)
		}
		answers[i] = &percentiles[i]
	}
	return answers
}
