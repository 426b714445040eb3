package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// Facts reads everything that an evaluation of one year starts from, as it stands at one moment.
func (s *Store) Facts(ctx context.Context, zoneCode string, year int) (land.Facts, error) {
	var facts land.Facts
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		facts, err = readFacts(ctx, tx, zoneCode, year)
		return err
	})
	if err != nil {
		return land.Facts{}, fmt.Errorf("facts of zone %q: %w", zoneCode, err)
	}
	return facts, nil
}

func readFacts(ctx context.Context, tx pgx.Tx, zoneCode string, year int) (land.Facts, error) {
	z, err := zone(ctx, tx, zoneCode)
	if err != nil {
		return land.Facts{}, err
	}
	facts := land.Facts{ZoneCode: z.ZoneCode, ZoneName: z.Name, DataVersion: z.DataVersion, Year: year}
	inZone := pgx.StrictNamedArgs{"zone_code": zoneCode}
	if facts.Parks, err = collect[land.Park](ctx, tx, "facts_parks", inZone); err != nil {
		return facts, err
	}
	if facts.Parcels, err = collect[land.Parcel](ctx, tx, "facts_parcels", inZone); err != nil {
		return facts, err
	}
	if facts.Enterprises, err = collect[land.Enterprise](ctx, tx, "facts_enterprises", inZone); err != nil {
		return facts, err
	}
	years := pgx.StrictNamedArgs{"zone_code": zoneCode, "from_year": year - 2, "to_year": year}
	if facts.Reported, err = reported(ctx, tx, years, facts.Enterprises, year); err != nil {
		return facts, err
	}
	upTo := pgx.StrictNamedArgs{"zone_code": zoneCode, "to_year": year}
	if facts.Happenings, err = collect[land.Happening](ctx, tx, "facts_events", upTo); err != nil {
		return facts, err
	}
	facts.Occupancies, err = collect[land.Occupancy](ctx, tx, "facts_occupancies", years)
	return facts, err
}
