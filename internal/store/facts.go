package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/errgroup"

	"permu/internal/land"
)

// Facts reads everything that an evaluation of one year starts from, as it stands at one moment.
func (s *Store) Facts(ctx context.Context, zoneCode string, year int) (land.Facts, error) {
	var facts land.Facts
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		facts, err = s.readFacts(ctx, tx, zoneCode, year)
		return err
	})
	if err != nil {
		return land.Facts{}, fmt.Errorf("facts of zone %q: %w", zoneCode, err)
	}
	return facts, nil
}

// readFacts reads the parcels and all others at the same time.
func (s *Store) readFacts(ctx context.Context, tx pgx.Tx, zoneCode string, year int) (land.Facts, error) {
	z, err := zone(ctx, tx, zoneCode)
	if err != nil {
		return land.Facts{}, err
	}
	facts := land.Facts{ZoneCode: z.ZoneCode, ZoneName: z.Name, DataVersion: z.DataVersion, Year: year}
	inZone := pgx.StrictNamedArgs{"zone_code": zoneCode}
	if facts.Parks, err = collect[land.Park](ctx, tx, "facts_parks", inZone); err != nil {
		return facts, err
	}
	if facts.Identified, err = collect[land.Identified](ctx, tx, "facts_identified", inZone); err != nil {
		return facts, err
	}
	if facts.Starts, err = collect[land.AgreedStart](ctx, tx, "facts_starts", inZone); err != nil {
		return facts, err
	}
	type row struct{ Name string }
	snapshot, err := collectOne[row](ctx, tx, "snapshot", nil)
	if err != nil {
		return facts, err
	}
	work, ctx := errgroup.WithContext(ctx)
	work.Go(func() error {
		return s.beside(ctx, snapshot.Name, func(beside pgx.Tx) error { return readEnterprises(ctx, beside, &facts) })
	})
	work.Go(func() error {
		expected, err := collectOne[struct{ Count int }](ctx, tx, "facts_parcel_count", inZone)
		if err == nil {
			facts.Parcels, err = collectSome[land.Parcel](ctx, tx, "facts_parcels", inZone, expected.Count)
		}
		return err
	})
	return facts, work.Wait()
}

// readEnterprises reads the enterprises, what they reported, what happened, and which parcels they use.
func readEnterprises(ctx context.Context, tx pgx.Tx, facts *land.Facts) (err error) {
	inZone := pgx.StrictNamedArgs{"zone_code": facts.ZoneCode}
	if facts.Enterprises, err = collect[land.Enterprise](ctx, tx, "facts_enterprises", inZone); err != nil {
		return err
	}
	years := pgx.StrictNamedArgs{"zone_code": facts.ZoneCode, "from_year": facts.Year - 2, "to_year": facts.Year}
	if facts.Reported, err = reported(ctx, tx, years, facts.Enterprises, facts.Year); err != nil {
		return err
	}
	upTo := pgx.StrictNamedArgs{"zone_code": facts.ZoneCode, "to_year": facts.Year}
	if facts.Happenings, err = collect[land.Happening](ctx, tx, "facts_events", upTo); err != nil {
		return err
	}
	facts.Occupancies, err = collect[land.Occupancy](ctx, tx, "facts_occupancies", years)
	return err
}

// beside reads in a second transaction, which sees what the one of a snapshot sees. Its connection is not of the pool:
// readers that each hold one of the pool and wait for another would wait for ever.
func (s *Store) beside(ctx context.Context, snapshot string, f func(pgx.Tx) error) error {
	connection, err := pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig)
	if err != nil {
		return err
	}
	defer connection.Close(context.WithoutCancel(ctx))
	return pgx.BeginTxFunc(ctx, connection, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}, func(second pgx.Tx) error {
		if _, err := second.Exec(ctx, "set transaction snapshot '"+snapshot+"'"); err != nil {
			return fmt.Errorf("snapshot: %w", err)
		}
		return f(second)
	})
}
