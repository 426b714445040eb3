package screen

import (
	"permu/internal/land"
	"permu/internal/policy"
)

// Class is how well a parcel in use yields, by its mean over some years.
type Class = string

// Classes of efficiency.
const (
	High    Class = "high"
	Middle  Class = "middle"
	Low     Class = "low"
	Unknown Class = "unknown"
)

// Efficiency is the class by the mean of the years that are known: half-open, [low, high).
func Efficiency(classes policy.Efficiency, perMu []land.YearValue) Class {
	sum, n := 0.0, 0
	for _, y := range perMu {
		if y.Value != nil {
			sum, n = sum+*y.Value, n+1
		}
	}
	if n == 0 {
		return Unknown
	}
	switch mean := rounded(sum / float64(n)); {
	case mean < classes.LowBelow:
		return Low
	case mean < classes.HighFrom:
		return Middle
	}
	return High
}
