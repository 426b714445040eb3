package store

import (
	"context"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Zones lists every zone by code.
func (s *Store) Zones(ctx context.Context) ([]land.Zone, error) {
	return collect[land.Zone](ctx, s.pool, "zones", pgx.StrictNamedArgs{"zone_code": nil})
}

// Zone finds a zone by its code, or [land.ErrNotFound].
func (s *Store) Zone(ctx context.Context, zoneCode string) (land.Zone, error) {
	return zone(ctx, s.pool, zoneCode)
}

func zone(ctx context.Context, q querier, zoneCode string) (land.Zone, error) {
	found, err := collectOne[land.Zone](ctx, q, "zones", pgx.StrictNamedArgs{"zone_code": zoneCode})
	if errors.Is(err, land.ErrNotFound) {
		err = fmt.Errorf("there is no zone %q: %w", zoneCode, land.ErrNotFound)
	}
	return found, err
}

// lockZone keeps others from changing the zone until the transaction ends, or is a [land.ErrConflict].
func lockZone(ctx context.Context, tx pgx.Tx, zoneCode string) error {
	type lock struct{ Free bool }
	got, err := collectOne[lock](ctx, tx, "zone_lock", pgx.StrictNamedArgs{"zone_code": zoneCode})
	if err == nil && !got.Free {
		err = fmt.Errorf("zone %q is being changed by another import or run, try again when it is done: %w", zoneCode, land.ErrConflict)
	}
	return err
}

// lockUnchanged locks a zone whose data is still what was read, or is a [land.ErrConflict].
func lockUnchanged(ctx context.Context, tx pgx.Tx, zoneCode string, dataVersion int64) error {
	if err := lockZone(ctx, tx, zoneCode); err != nil {
		return err
	}
	z, err := zone(ctx, tx, zoneCode)
	if err == nil && z.DataVersion != dataVersion {
		err = fmt.Errorf("the data of zone %q changed meanwhile (version %d, now %d), try again: %w", zoneCode, dataVersion, z.DataVersion, land.ErrConflict)
	}
	return err
}

// takeIDs takes count surrogate numbers of the zone and returns the first.
func takeIDs(ctx context.Context, tx pgx.Tx, zoneCode string, count int) (int64, error) {
	type ids struct{ First int64 }
	got, err := collectOne[ids](ctx, tx, "zone_take_ids", pgx.StrictNamedArgs{"zone_code": zoneCode, "count": count})
	return got.First, err
}

// ParkCodes are the codes of the parks of a zone, which is [land.ErrNotFound] where there is no such zone.
func (s *Store) ParkCodes(ctx context.Context, zoneCode string) ([]string, error) {
	if _, err := zone(ctx, s.pool, zoneCode); err != nil {
		return nil, err
	}
	type row struct {
		ParkCode string `db:"park_code"`
	}
	rows, err := collect[row](ctx, s.pool, "park_codes", pgx.StrictNamedArgs{"zone_code": zoneCode})
	codes := make([]string, len(rows))
	for i, r := range rows {
		codes[i] = r.ParkCode
	}
	return codes, err
}
