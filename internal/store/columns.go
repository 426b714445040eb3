package store

import (
	"context"
	"math"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// reported reads the reports of some years into columns, one value for each of the enterprises; NaN is not reported.
func reported(ctx context.Context, tx pgx.Tx, args pgx.StrictNamedArgs, enterprises []land.Enterprise, year int) (map[land.Column][]float64, error) {
	places := make(map[string]int, len(enterprises))
	for i, e := range enterprises {
		places[e.USCC] = i
	}
	columns := map[land.Column][]float64{}
	var byBack [3][][]float64 // by years back and place in the row; the first two are uscc and year
	err := readRows(ctx, tx, "facts_reports", args, func(r *binaryRow) {
		at, stands := places[string(r.next())]
		back := year - int(r.integer())
		if back < 0 || back >= len(byBack) || !stands {
			return
		}
		if byBack[back] == nil {
			byBack[back] = make([][]float64, len(r.names))
			for i, name := range r.names[2:] {
				column := unknowns(len(enterprises))
				columns[land.Column{Name: name, YearsBack: back}], byBack[back][i+2] = column, column
			}
		}
		for _, column := range byBack[back][2:] {
			if value := r.next(); value != nil {
				column[at] = r.float(value)
			}
		}
	})
	return columns, err
}

func unknowns(n int) []float64 {
	column := make([]float64, n)
	for i := range column {
		column[i] = math.NaN()
	}
	return column
}
