package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// LedgerSheet is what an office's ledger says of entries besides the entries themselves, by entry, with their steps.
func (s *Store) LedgerSheet(ctx context.Context, zoneCode string, entryIDs []int64) (map[int64]*land.LedgerSheetRow, error) {
	of := pgx.StrictNamedArgs{"zone_code": zoneCode, "entry_ids": entryIDs}
	rows := map[int64]*land.LedgerSheetRow{}
	err := s.reading(ctx, func(tx pgx.Tx) error {
		runs, err := runIDs(ctx, tx, "ledger_sheet_runs", of)
		if err != nil {
			return err
		}
		list, err := collect[land.LedgerSheetRow](ctx, tx, "ledger_sheet", with(of, pgx.StrictNamedArgs{"run_ids": runs}))
		if err != nil {
			return err
		}
		for i := range list {
			rows[list[i].EntryID] = &list[i]
		}
		type step struct {
			EntryID int64
			land.LedgerStep
		}
		steps, err := collect[step](ctx, tx, "ledger_sheet_steps", of)
		for _, one := range steps {
			if row, ok := rows[one.EntryID]; ok {
				row.Steps = append(row.Steps, one.LedgerStep)
			}
		}
		return err
	})
	return rows, err
}
