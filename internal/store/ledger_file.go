package store

import (
	"context"
	"fmt"
	"strconv"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// AddLedgerFile adds a file to an entry; its name is kept as it is and is never a path.
func (s *Store) AddLedgerFile(ctx context.Context, f land.NewFile) (land.LedgerFile, error) {
	of := pgx.StrictNamedArgs{"zone_code": f.ZoneCode, "entry_id": f.OfID}
	var added land.LedgerFile
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		type entry struct{ EntryID int64 }
		if _, err := collectOne[entry](ctx, tx, "ledger_hold", of); err != nil {
			return notThere(err, "ledger entry", strconv.FormatInt(f.OfID, 10))
		}
		type number struct{ FileID int64 }
		n, err := collectOne[number](ctx, tx, "ledger_file_add", with(of, pgx.StrictNamedArgs{
			"name": f.Name, "media_type": f.MediaType, "sha256": digest(f.Content), "content": f.Content, "by": f.By.Name,
		}))
		if err != nil {
			return err
		}
		added, err = collectOne[land.LedgerFile](ctx, tx, "ledger_files", with(of, pgx.StrictNamedArgs{"file_id": n.FileID}))
		return err
	})
	return added, kind(err)
}

// LedgerFile reads a file of an entry with its bytes, or [land.ErrNotFound].
func (s *Store) LedgerFile(ctx context.Context, zoneCode string, entryID, fileID int64) (land.LedgerFile, []byte, error) {
	of := pgx.StrictNamedArgs{"zone_code": zoneCode, "entry_id": entryID, "file_id": fileID}
	f, err := collectOne[land.LedgerFile](ctx, s.pool, "ledger_files", of)
	if err != nil {
		return f, nil, notThere(err, "file", fmt.Sprintf("%d of ledger entry %d", fileID, entryID))
	}
	type bytes struct{ Content []byte }
	content, err := collectOne[bytes](ctx, s.pool, "ledger_file_content", of)
	return f, content.Content, err
}
