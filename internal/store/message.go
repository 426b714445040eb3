package store

import (
	"context"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// OnHold is an entry whose time on hold is up.
type OnHold struct {
	ZoneCode string
	EntryID  int64
}

// Expired lists the entries of all zones whose time on hold was up before a day, YYYY-MM-DD.
func (s *Store) Expired(ctx context.Context, today string) ([]OnHold, error) {
	return collect[OnHold](ctx, s.pool, "ledger_expired", pgx.StrictNamedArgs{"today": today})
}

// TellOverdue has the webhook told of every deadline of every zone that has passed, each once.
func (s *Store) TellOverdue(ctx context.Context, today string, ended []string) (int64, error) {
	return execute(ctx, s.pool, "message_overdue", pgx.StrictNamedArgs{"today": today, "ended": ended})
}

// TakeMessages takes what is to be sent now, for one sender: what is not said to be sent is due again later, each time
// twice as late, an hour at most.
func (s *Store) TakeMessages(ctx context.Context) ([]land.LedgerMessage, error) {
	return collect[land.LedgerMessage](ctx, s.pool, "messages_due", nil)
}

// MessageSent records that a message was taken, or with a text why it was not.
func (s *Store) MessageSent(ctx context.Context, m land.LedgerMessage, failed string) error {
	_, err := execute(ctx, s.pool, "message_sent", pgx.StrictNamedArgs{
		"zone_code": m.ZoneCode, "entry_id": m.EntryID, "kind": m.Kind, "about": m.About, "error": orNull(failed),
	})
	return err
}
