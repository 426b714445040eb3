// Package score applies a policy to subjects. It is pure and independent of the order of its input, and every number can
// be explained with its parts and reasons.
//
// It works in passes: values first, then baselines, points and scores, then rankings, grades and gates; since means,
// maxima and minima leave out special classes, nothing may be scored before everything is measured.
//
// Exactness. Facts are whole multiples of a small step (fen, 1/30,000 m²), far below 2^53, so that float64 sums are exact
// in any order and no rank flips between runs. A value is one correctly rounded quotient: what is exactly a threshold
// compares equal to it. Points, scores and shares are whole multiples of their rounding unit. Where a float64 result comes
// so close to a rounding step that its own error could decide, the same formula is worked out in rational numbers.
package score
