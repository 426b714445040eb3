package store

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// reported reads the reports of some years into columns, one value for each of the enterprises, which are in the order
// of their codes; NaN is not reported.
func reported(ctx context.Context, tx pgx.Tx, args pgx.StrictNamedArgs, enterprises []land.Enterprise, year int) (map[land.Column][]float64, error) {
	rows, err := tx.Query(ctx, question("facts_reports"), args)
	if err != nil {
		return nil, fmt.Errorf("facts_reports: %w", err)
	}
	defer rows.Close()
	columns := map[land.Column][]float64{}
	var byBack [3][][]float64 // by years back and place in the row; the first two are uscc and year
	at := 0
	for rows.Next() {
		raw := rows.RawValues()
		for at < len(enterprises) && enterprises[at].USCC < string(raw[0]) {
			at++
		}
		back := year - int(int32(binary.BigEndian.Uint32(raw[1])))
		if back < 0 || back >= len(byBack) || at == len(enterprises) || enterprises[at].USCC != string(raw[0]) {
			continue
		}
		if byBack[back] == nil {
			byBack[back] = make([][]float64, len(raw))
			for i, field := range rows.FieldDescriptions()[2:] {
				column := unknowns(len(enterprises))
				columns[land.Column{Name: field.Name, YearsBack: back}], byBack[back][i+2] = column, column
			}
		}
		for i := 2; i < len(raw); i++ {
			if raw[i] != nil {
				byBack[back][i][at] = math.Float64frombits(binary.BigEndian.Uint64(raw[i]))
			}
		}
	}
	return columns, rows.Err()
}

func unknowns(n int) []float64 {
	column := make([]float64, n)
	for i := range column {
		column[i] = math.NaN()
	}
	return column
}
