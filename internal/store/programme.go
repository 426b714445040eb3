package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// ProgrammeParcels are the parcels of all sites of a zone, with the land and floor that a programme counts.
func (s *Store) ProgrammeParcels(ctx context.Context, zoneCode string) ([]land.ProgrammeParcel, error) {
	return collect[land.ProgrammeParcel](ctx, s.pool, "programme_parcels", pgx.StrictNamedArgs{"zone_code": zoneCode})
}

// ProgrammeTargets are what a zone means to have redeveloped, by year.
func (s *Store) ProgrammeTargets(ctx context.Context, zoneCode string) ([]land.ProgrammeTarget, error) {
	return collect[land.ProgrammeTarget](ctx, s.pool, "programme_targets", pgx.StrictNamedArgs{"zone_code": zoneCode})
}

// SetTarget keeps the target of a year, of the zone or a park; by is who sets it. It is a [land.ErrConflict] when it was changed since the revision
// that was read.
func (s *Store) SetTarget(ctx context.Context, zoneCode string, year int, by string, t land.NewTarget) error {
	rows, err := execute(ctx, s.pool, "programme_target_put", pgx.StrictNamedArgs{
		"zone_code": zoneCode, "year": year, "park_code": orNull(t.ParkCode), "area_mu": t.AreaMu, "gained_floor_m2": t.GainedFloorM2, "investment_cny": t.InvestmentCNY,
		"tax_cny": t.TaxCNY, "revision": t.Revision, "by": by,
	})
	if err == nil && rows == 0 {
		err = fmt.Errorf("the target of %d was changed by someone else meanwhile; read it again: %w", year, land.ErrConflict)
	}
	return kind(err)
}

// DecidedCases are the cases of a zone that stand approved, each with what its decision rested on, by number.
func (s *Store) DecidedCases(ctx context.Context, zoneCode string) (map[int64]land.DecidedCase, error) {
	list, err := collect[land.DecidedCase](ctx, s.pool, "programme_decided", pgx.StrictNamedArgs{"zone_code": zoneCode})
	byCase := map[int64]land.DecidedCase{}
	for _, one := range list {
		if err := thaw(&one.FrozenRecord); err != nil {
			return nil, err
		}
		byCase[one.CaseID] = one
	}
	return byCase, err
}

// Parks are the parks of a zone.
func (s *Store) Parks(ctx context.Context, zoneCode string) ([]land.Park, error) {
	return collect[land.Park](ctx, s.pool, "facts_parks", pgx.StrictNamedArgs{"zone_code": zoneCode})
}
