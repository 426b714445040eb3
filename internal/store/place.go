package store

import (
	"context"

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
		if err := tx.SendBatch(ctx, batch).Close(); err != nil {
			return err
		}
		_, err := execute(ctx, tx, "zone_changed", pgx.StrictNamedArgs{"zone_code": zoneCode})
		return err
	}))
}
