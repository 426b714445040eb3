package match

import (
	"cmp"
	"math"
	"slices"

	"permu/internal/land"
)

// Spread divides an amount by weights so that the parts sum to it to the fen: each part is rounded down, and the fen that
// are left go to the largest remainders, the earlier first. Weights that are all zero divide equally; there must be at
// least one, and none negative.
func Spread(amount land.Money, weights []float64) []land.Money {
	weights = orEqual(weights)
	total := 0.0
	for _, w := range weights {
		total += w
	}
	parts := make([]land.Money, len(weights))
	remainders := make([]float64, len(weights))
	left := amount
	for i, w := range weights {
		exact := float64(amount) * (w / total)
		parts[i] = land.Money(math.Floor(exact))
		remainders[i] = exact - math.Floor(exact)
		left -= parts[i]
	}
	handOut(left, parts, remainders)
	return parts
}

func handOut(left land.Money, parts []land.Money, remainders []float64) {
	order := make([]int, len(parts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(remainders[b], remainders[a]) })
	step := land.Money(1)
	if left < 0 {
		step = -1
	}
	for i := 0; left != 0; i = (i + 1) % len(order) {
		parts[order[i]] += step
		left -= step
	}
}

func orEqual(weights []float64) []float64 {
	if slices.ContainsFunc(weights, func(w float64) bool { return w > 0 }) {
		return weights
	}
	equal := make([]float64, len(weights))
	for i := range equal {
		equal[i] = 1
	}
	return equal
}
