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

// TellDeadlines has the webhook told of every deadline of every zone that is due until a day, each once as near and once as passed.
func (s *Store) TellDeadlines(ctx context.Context, today, soonOn string, ended []string) (int64, error) {
	return execute(ctx, s.pool, "message_deadlines", pgx.StrictNamedArgs{"today": today, "soon_on": soonOn, "ended": ended})
}

// TellRuns has the webhook told of what each run of late did to the ledger of its zone, once, with so many entries at most.
func (s *Store) TellRuns(ctx context.Context, most int) (int64, error) {
	return execute(ctx, s.pool, "message_run", pgx.StrictNamedArgs{"most": most})
}

// UntoldSearch is a saved search of which the webhook does not know what fits it, as facts, runs and the day stand.
type UntoldSearch struct {
	ZoneCode string
	SavedBy  string
	Told     []string // codes that were new when it was last told
	AsOf     string   // facts, run and day: data_version/run_id/day
	land.LandSearch
}

// UntoldSearches lists them of all zones that have a run.
func (s *Store) UntoldSearches(ctx context.Context, today string) ([]UntoldSearch, error) {
	return collect[UntoldSearch](ctx, s.pool, "land_searches_untold", pgx.StrictNamedArgs{"today": today})
}

// TellLandSearch records that the webhook knows what of a search is new, and has it told of a payload, once; nil is nothing
// that it does not know.
func (s *Store) TellLandSearch(ctx context.Context, u UntoldSearch, payload map[string]any) error {
	args := pgx.StrictNamedArgs{"zone_code": u.ZoneCode, "search_id": u.SearchID, "told": u.Fresh, "as_of": u.AsOf, "payload": nil}
	if payload != nil {
		args["payload"] = payload
	}
	_, err := execute(ctx, s.pool, "message_land_search", args)
	return err
}

// TakeMessages takes what is to be sent now, for one sender: what is not said to be sent is due again later, each time
// twice as late, an hour at most.
func (s *Store) TakeMessages(ctx context.Context) ([]land.Message, error) {
	return collect[land.Message](ctx, s.pool, "messages_due", nil)
}

// MessageSent records that a message was taken, or with a text why it was not.
func (s *Store) MessageSent(ctx context.Context, m land.Message, failed string) error {
	_, err := execute(ctx, s.pool, "message_sent", pgx.StrictNamedArgs{
		"zone_code": m.ZoneCode, "subject_id": m.SubjectID, "kind": m.Kind, "about": m.About, "error": orNull(failed),
	})
	return err
}
