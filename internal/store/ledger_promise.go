package store

import (
	"context"
	"encoding/json"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// UnfollowedPromises is a zone whose ledger has not followed its promises as they stand; Basis is by what they are to be judged.
type UnfollowedPromises struct {
	ZoneCode string
	Basis    string
}

// PromisesToFollow lists them; today is YYYY-MM-DD, still counts by the day of the newest run instead, and soonDays are those before its
// day in which a promise is due soon.
func (s *Store) PromisesToFollow(ctx context.Context, today string, still bool, soonDays int) ([]UnfollowedPromises, error) {
	return collect[UnfollowedPromises](ctx, s.pool, "promises_to_follow", pgx.StrictNamedArgs{"today": today, "still": still, "soon_days": soonDays})
}

// DuePromises are the promises of a zone that are due soon, and the keys of those whose day has passed and that are not kept.
type DuePromises struct {
	Soon    int
	Overdue []string
}

// PromisesFollowed records that the ledger of a zone has followed its promises, and which are due.
func (s *Store) PromisesFollowed(ctx context.Context, u UnfollowedPromises, due DuePromises) error {
	_, err := execute(ctx, s.pool, "promises_followed", pgx.StrictNamedArgs{"zone_code": u.ZoneCode, "basis": u.Basis, "soon": due.Soon, "overdue": due.Overdue})
	return err
}

// PromisesDue counts the promises of a zone that are overdue or due soon, as they were last judged for the ledger, without those overdue
// of which an entry is in one of the decided states.
func (s *Store) PromisesDue(ctx context.Context, zoneCode string, decided []string) (overdue, soon int, err error) {
	type counts struct{ Soon, Overdue int }
	list, err := collect[counts](ctx, s.pool, "promises_due", pgx.StrictNamedArgs{"zone_code": zoneCode, "decided": decided})
	if err != nil || len(list) == 0 { // of a zone without a run nothing was judged
		return 0, 0, err
	}
	return list[0].Overdue, list[0].Soon, nil
}

// PromiseEntry is an entry of the ledger that follows a promise; FindingKey says what was promised, so that one that was changed is
// another.
type PromiseEntry struct {
	EntryID      int64
	FindingKey   string
	CommitmentID string
	State        string
	Marked       bool // as broken no longer
}

// PromiseEntries lists those of a zone.
func (s *Store) PromiseEntries(ctx context.Context, zoneCode string) ([]PromiseEntry, error) {
	return collect[PromiseEntry](ctx, s.pool, "ledger_promises", pgx.StrictNamedArgs{"zone_code": zoneCode})
}

// BrokenPromise is a promise of which an entry is to be opened.
type BrokenPromise struct {
	FindingKey   string
	CommitmentID string
	Rule         string
	Title        land.Phrase
}

// PromiseOpening says how entries of promises are opened: by which run, on which day, YYYY-MM-DD, with which first step.
type PromiseOpening struct {
	ZoneCode string
	RunID    int64
	OpenedOn string
	Step     land.LedgerStep
	Broken   []BrokenPromise
	Retired  []int64 // entries that are left behind for new ones
	// Tell is what the webhook is told of those that were opened; nil is nothing.
	Tell func(opened []OpenedPromise) []PromiseMessage
}

// OpenedPromise is a broken promise of which an entry was opened.
type OpenedPromise struct {
	CommitmentID string
	Rule         string
}

// OpenPromises opens an entry for each broken promise that none follows, where there is land for it to stand on, and has the webhook
// told of them: all of it or nothing.
func (s *Store) OpenPromises(ctx context.Context, o PromiseOpening) error {
	if len(o.Broken) == 0 {
		return nil
	}
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		opened, err := openPromises(ctx, tx, o)
		if err != nil || len(opened) == 0 || o.Tell == nil {
			return err
		}
		return tellPromises(ctx, tx, o.ZoneCode, o.Tell(opened))
	})
	return kind(err)
}

func openPromises(ctx context.Context, tx pgx.Tx, o PromiseOpening) ([]OpenedPromise, error) {
	var keys, ids, rules, titles []string
	for _, b := range o.Broken {
		title, err := json.Marshal(b.Title)
		if err != nil {
			return nil, err
		}
		keys, ids, rules, titles = append(keys, b.FindingKey), append(ids, b.CommitmentID), append(rules, b.Rule), append(titles, string(title))
	}
	if _, err := execute(ctx, tx, "ledger_promise_retire", pgx.StrictNamedArgs{"zone_code": o.ZoneCode, "retired": o.Retired}); err != nil {
		return nil, err
	}
	first, err := takeIDs(ctx, tx, o.ZoneCode, len(o.Broken))
	if err != nil {
		return nil, err
	}
	return collect[OpenedPromise](ctx, tx, "ledger_promise_open", pgx.StrictNamedArgs{
		"zone_code": o.ZoneCode, "run_id": o.RunID, "opened_on": o.OpenedOn, "by": o.Step.By, "move": o.Step.Move, "first": first,
		"keys": keys, "commitment_ids": ids, "rules": rules, "titles": titles,
	})
}

// MarkPromises notes of entries whether their promises are broken still, by a run.
func (s *Store) MarkPromises(ctx context.Context, zoneCode string, runID int64, found, gone []int64) error {
	_, err := execute(ctx, s.pool, "ledger_promise_mark", pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": runID, "found": found, "gone": gone})
	return err
}

// PromiseMessage is what the webhook is told of promises, once: that the day of one is near (promise_soon) or has passed
// (promise_overdue), or which were found broken (promises).
type PromiseMessage struct {
	Kind    string
	About   string
	Payload map[string]any
}

// TellPromises has the webhook told of promises, each once.
func (s *Store) TellPromises(ctx context.Context, zoneCode string, list []PromiseMessage) error {
	return tellPromises(ctx, s.pool, zoneCode, list)
}

func tellPromises(ctx context.Context, q querier, zoneCode string, list []PromiseMessage) error {
	var kinds, abouts, payloads []string
	for _, m := range list {
		payload, err := json.Marshal(m.Payload)
		if err != nil {
			return err
		}
		kinds, abouts, payloads = append(kinds, m.Kind), append(abouts, m.About), append(payloads, string(payload))
	}
	_, err := execute(ctx, q, "message_promises", pgx.StrictNamedArgs{"zone_code": zoneCode, "kinds": kinds, "abouts": abouts, "payloads": payloads})
	return err
}
