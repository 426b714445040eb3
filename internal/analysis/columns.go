package analysis

import (
	"math"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// columns are numbers of n subjects, as whole multiples of their steps; NaN is not known.
type columns map[land.Column][]float64

// held turns what enterprises reported into whole multiples.
func held(reported map[land.Column][]float64) columns {
	c := columns{}
	for _, n := range policy.Numbers() {
		for back := range yearsKept {
			column := land.Column{Name: n.Column, YearsBack: back}
			if values, ok := reported[column]; ok && n.Name == n.Column {
				c[column] = whole(values, n.Step)
			}
		}
	}
	return c
}

// whole rounds values to whole multiples of a step.
func whole(values []float64, step policy.Fraction) []float64 {
	multiples := make([]float64, len(values))
	perUnit := float64(step.Q) / float64(step.P)
	for i, v := range values {
		multiples[i] = math.Round(v * perUnit)
	}
	return multiples
}

// of is a column of the year, or nothing but NaN when nobody reports it.
func (c columns) of(name string, yearsBack, n int) []float64 {
	if column, ok := c[land.Column{Name: name, YearsBack: yearsBack}]; ok {
		return column
	}
	return nans(n)
}

// money is a number of fen, or nil for NaN.
func money(fen float64) *land.Money {
	if math.IsNaN(fen) {
		return nil
	}
	m := land.Money(fen)
	return &m
}

// orNil is a number, or nil for NaN.
func orNil(v float64) *float64 {
	if math.IsNaN(v) {
		return nil
	}
	return &v
}

// orNaN is a number, or NaN for nil.
func orNaN(v *float64) float64 {
	if v == nil {
		return math.NaN()
	}
	return *v
}

// perMu is fen over m² in 万元/亩, or nil when either is missing or there is no land.
func perMu(fen, areaM2 float64) *float64 {
	if math.IsNaN(fen) || math.IsNaN(areaM2) || areaM2 <= 0 {
		return nil
	}
	v := land.Money(fen).PerMu(areaM2)
	return &v
}

// known reports whether a number is there.
func known(v float64) bool { return !math.IsNaN(v) }

// dayOf is a day as [score.Facts] hold it.
func dayOf(day *time.Time) int32 {
	if day == nil {
		return score.NoDay
	}
	return score.DayOf(*day)
}
