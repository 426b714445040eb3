package store

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// AddLedgerFile adds a file to an entry.
func (s *Store) AddLedgerFile(ctx context.Context, zoneCode string, entryID int64, f land.NewFile) (land.LedgerFile, error) {
	of := pgx.StrictNamedArgs{"zone_code": zoneCode, "entry_id": entryID}
	return s.addFile(ctx, filing{holdEntry, "ledger_file_add", "ledger_files"}, of, f)
}

func holdEntry(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs) error {
	type entry struct{ EntryID int64 }
	_, err := collectOne[entry](ctx, tx, "ledger_hold", of)
	return notThere(err, "ledger entry", fmt.Sprint(of["entry_id"]))
}

// filing is where a file is added: what holds its entry or case meanwhile, and the questions that add and read it.
type filing struct {
	hold      func(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs) error
	add, read string
}

// addFile adds a file to what is held.
func (s *Store) addFile(ctx context.Context, to filing, of pgx.StrictNamedArgs, f land.NewFile) (added land.LedgerFile, err error) {
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if err := to.hold(ctx, tx, of); err != nil {
			return err
		}
		type number struct{ FileID int64 }
		n, err := collectOne[number](ctx, tx, to.add, with(of, pgx.StrictNamedArgs{
			"name": f.Name, "media_type": f.MediaType, "sha256": digest(f.Content), "content": f.Content, "by": f.AddedBy,
		}))
		if err != nil {
			return err
		}
		added, err = collectOne[land.LedgerFile](ctx, tx, to.read, with(of, pgx.StrictNamedArgs{"file_id": n.FileID}))
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
