package analysis

import (
	"math"
	"slices"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// columns are numbers of n subjects, as whole multiples of their steps; NaN is not known.
type columns map[land.Column][]float64

// held turns the columns of what enterprises reported that are needed into whole multiples.
func held(reported map[land.Column][]float64, needs []land.Column) columns {
	c := columns{}
	for _, column := range needs {
		if values, ok := reported[column]; ok {
			n, _ := policy.NumberByName(column.Name)
			c[column] = whole(values, n.Step)
		}
	}
	return c
}

// needsOf are the columns that a policy asks about, and those that every run keeps.
func needsOf(p policy.Policy) []land.Column {
	needs := score.Needs(p)
	for _, name := range []string{"output_cny", "tax_cny", "employees"} {
		for back := range yearsKept {
			if column := (land.Column{Name: name, YearsBack: back}); !slices.Contains(needs, column) {
				needs = append(needs, column)
			}
		}
	}
	return needs
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

// columnOf is a column of n subjects, of which each is asked alone.
func columnOf[T any](n int, of func(i int) T) []T {
	column := make([]T, n)
	score.InParts(n, func(from, to int) {
		for i := from; i < to; i++ {
			column[i] = of(i)
		}
	})
	return column
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
