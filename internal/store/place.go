package store

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"

	"permu/internal/match"
)

// Place applies placements to a zone, all or none. It is a [land.ErrConflict] when the zone changed since dataVersion.
func (s *Store) Place(ctx context.Context, zoneCode string, dataVersion int64, placements []match.Placement) error {
	return kind(pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if err := lockUnchanged(ctx, tx, zoneCode, dataVersion); err != nil {
			return err
		}
		batch := &pgx.Batch{}
		for _, p := range placements {
			batch.Queue(question("place"), pgx.StrictNamedArgs{
				"zone_code": zoneCode, "parcel_id": p.ParcelID, "uscc": p.USCC, "confidence": p.Confidence, "reason": string(p.Rule),
			})
		}
		placed, err := affected(tx.SendBatch(ctx, batch), batch.Len())
		if err != nil || placed == 0 {
			return err
		}
		_, err = execute(ctx, tx, "zone_changed", pgx.StrictNamedArgs{"zone_code": zoneCode})
		return err
	}))
}

// affected closes a batch of n statements and counts the rows that they changed.
func affected(results pgx.BatchResults, n int) (int64, error) {
	sum := int64(0)
	for range n {
		tag, err := results.Exec()
		if err != nil {
			return sum, errors.Join(err, results.Close())
		}
		sum += tag.RowsAffected()
	}
	return sum, results.Close()
}
