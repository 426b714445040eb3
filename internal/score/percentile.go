package score

import (
	"math"
	"slices"
)

// Percentiles gives for each value the share, in percent, of the others that are smaller; NaN has none (nil).
func Percentiles(values []float64) []*float64 {
	var known []float64
	for _, v := range values {
		if !math.IsNaN(v) {
			known = append(known, v)
		}
	}
	slices.Sort(known)
	answers := make([]*float64, len(values))
	for i, v := range values {
		if math.IsNaN(v) {
			continue
		}
		smaller, _ := slices.BinarySearch(known, v)
		percentile := 0.0
		if len(known) > 1 {
			percentile = 100 * float64(smaller) / float64(len(known)-1)
		}
		answers[i] = &percentile
	}
	return answers
}
