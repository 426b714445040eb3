package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// YearlyFigures are what the enterprises of a zone reported of revenue, tax, electricity and employees in a year and the two
// before it, by enterprise and year.
func (s *Store) YearlyFigures(ctx context.Context, zoneCode string, year int) ([]land.YearlyFigures, error) {
	return collect[land.YearlyFigures](ctx, s.pool, "yearly_figures", pgx.StrictNamedArgs{"zone_code": zoneCode, "year": year})
}
