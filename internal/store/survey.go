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

// SpareFloor are the parcels in force that the chosen run finds in use, with what is built on them and may be, as the
// run's day sees them; [land.ErrNotFound] where there is no run.
func (s *Store) SpareFloor(ctx context.Context, zoneCode string, choice land.RunChoice) (run land.Run, facts []land.SpareFacts, err error) {
	err = s.reading(ctx, func(tx pgx.Tx) error {
		if _, err = zone(ctx, tx, zoneCode); err != nil {
			return err
		}
		if run, err = runOf(ctx, tx, zoneCode, choice); err != nil {
			return err
		}
		facts, err = collect[land.SpareFacts](ctx, tx, "spare_floor", pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": run.RunID, "as_of": run.AsOf})
		return err
	})
	return run, facts, err
}
