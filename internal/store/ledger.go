package store

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"

	"permu/internal/land"
)

// LedgerPart is which part of the ledger is asked for; Today and SoonDays say what is overdue or due soon.
type LedgerPart struct {
	land.LedgerQuery
	EntryIDs []int64 // nil is all
	Ended    []string
	Today    string
	SoonOn   string // the last day that is soon
}

func (q LedgerPart) filter(zoneCode string) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"zone_code": zoneCode, "states": q.States, "park_code": orNull(q.ParkCode), "rules": q.Rules, "track": orNull(q.Track),
		"assignee": orNull(q.Assignee), "parcel_code": orNull(q.ParcelCode), "due_from": orNull(q.DueFrom), "due_before": orNull(q.DueBefore),
		"open_only": q.OpenOnly, "ended": q.Ended,
	}
}

// LedgerEntries is a page of the ledger, the earliest deadline first, and the cursor of the next; "" is the last page.
func (s *Store) LedgerEntries(ctx context.Context, zoneCode string, q LedgerPart) ([]land.LedgerEntry, string, error) {
	due, id, err := cursor(q.After)
	if err != nil {
		return nil, "", err
	}
	args := with(q.filter(zoneCode), pgx.StrictNamedArgs{"entry_ids": q.EntryIDs, "after_due": due, "after_id": id, "most": q.Limit + 1})
	list, err := collect[land.LedgerEntry](ctx, s.pool, "ledger_entries", args)
	if err != nil || len(list) <= q.Limit {
		return list, "", err
	}
	last := list[q.Limit-1]
	next := "infinity"
	if last.DueOn != nil {
		next = *last.DueOn
	}
	return list[:q.Limit], fmt.Sprintf("%s.%d", next, last.EntryID), nil
}

// cursor reads the place after which a page begins.
func cursor(after string) (due, id any, err error) {
	if after == "" {
		return nil, nil, nil
	}
	day, number, _ := strings.Cut(after, ".")
	n, err := strconv.ParseInt(number, 10, 64)
	if err != nil || day != "infinity" && !isDay(day) {
		return nil, nil, land.Problems{{Path: "after", Rule: "must be the cursor of a page", Value: after}}
	}
	return day, n, nil
}

// LedgerCounts counts entries by track and state.
func (s *Store) LedgerCounts(ctx context.Context, zoneCode string, q LedgerPart) ([]land.LedgerCount, error) {
	return collect[land.LedgerCount](ctx, s.pool, "ledger_counts", with(q.filter(zoneCode), pgx.StrictNamedArgs{"today": q.Today, "soon_on": q.SoonOn}))
}

// LedgerLand is the land of the same entries, each parcel once.
func (s *Store) LedgerLand(ctx context.Context, zoneCode string, q LedgerPart) (land.LedgerLand, error) {
	return collectOne[land.LedgerLand](ctx, s.pool, "ledger_land", q.filter(zoneCode))
}

// LedgerEntry finds an entry, or [land.ErrNotFound].
func (s *Store) LedgerEntry(ctx context.Context, zoneCode string, entryID int64) (land.LedgerEntry, error) {
	return ledgerEntry(ctx, s.pool, zoneCode, entryID)
}

func ledgerEntry(ctx context.Context, q querier, zoneCode string, entryID int64) (land.LedgerEntry, error) {
	args := with(LedgerPart{}.filter(zoneCode), pgx.StrictNamedArgs{"entry_ids": []int64{entryID}, "after_due": nil, "after_id": nil, "most": 1})
	e, err := collectOne[land.LedgerEntry](ctx, q, "ledger_entries", args)
	return e, notThere(err, "ledger entry", strconv.FormatInt(entryID, 10))
}

// LedgerRecord is an entry with its steps, files and newest receipt, read at one moment, or [land.ErrNotFound].
func (s *Store) LedgerRecord(ctx context.Context, zoneCode string, entryID int64) (land.LedgerRecord, error) {
	var r land.LedgerRecord
	err := s.reading(ctx, func(tx pgx.Tx) (err error) {
		if r.Entry, err = ledgerEntry(ctx, tx, zoneCode, entryID); err != nil {
			return err
		}
		of := pgx.StrictNamedArgs{"zone_code": zoneCode, "entry_id": entryID}
		if r.Steps, err = collect[land.LedgerStep](ctx, tx, "ledger_steps", of); err != nil {
			return err
		}
		if r.Files, err = collect[land.LedgerFile](ctx, tx, "ledger_files", with(of, pgx.StrictNamedArgs{"file_id": nil})); err != nil {
			return err
		}
		found, err := findings(ctx, tx, "ledger_receipt", pgx.StrictNamedArgs{"zone_code": zoneCode, "run_id": r.Entry.LastRunID, "finding_id": r.Entry.FindingID})
		if err != nil || len(found) == 0 {
			return err
		}
		r.Finding = &found[0]
		return nameSources(ctx, tx, zoneCode, r.Entry.ParcelID, r.Entry.LastRunID, found)
	})
	return r, err
}

// LedgerChange is an entry as a step leaves it.
type LedgerChange struct {
	Entry land.LedgerEntry
	Step  land.LedgerStep
	Tell  any // what the webhook is to be told, as JSON; nil is nothing
}

// SaveLedger keeps steps with where they leave their entries: all of them, or none. An entry that was changed since it was
// read is a [Changed]; a file that the entry does not have is [land.Problems].
func (s *Store) SaveLedger(ctx context.Context, zoneCode string, changes []LedgerChange) error {
	inOrder := slices.SortedFunc(slices.Values(changes), func(a, b LedgerChange) int { return cmp.Compare(a.Entry.EntryID, b.Entry.EntryID) }) // so that two batches do not wait for one another
	err := pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		for _, c := range inOrder {
			if err := saveStep(ctx, tx, zoneCode, c); err != nil {
				return err
			}
		}
		return nil
	})
	return kind(err)
}

// Changed says that an entry was changed by somebody else meanwhile, and how it stands now. It is a [land.ErrConflict].
type Changed struct{ Now land.LedgerEntry }

func (c Changed) Error() string {
	return fmt.Sprintf("entry %d was changed by %s meanwhile", c.Now.EntryID, c.Now.ChangedBy)
}

// Is makes errors.Is(changed, ErrConflict) true.
func (c Changed) Is(target error) bool { return target == land.ErrConflict }

func saveStep(ctx context.Context, tx pgx.Tx, zoneCode string, c LedgerChange) error {
	of := pgx.StrictNamedArgs{"zone_code": zoneCode, "entry_id": c.Entry.EntryID}
	if err := ownFile(ctx, tx, with(of, pgx.StrictNamedArgs{"file_id": c.Step.FileID})); err != nil {
		return err
	}
	changed, err := execute(ctx, tx, "ledger_save", with(of, standing(c)))
	if err != nil {
		return err
	}
	if changed == 0 {
		now, err := ledgerEntry(ctx, tx, zoneCode, c.Entry.EntryID)
		if err != nil {
			return err
		}
		return Changed{now}
	}
	if _, err = execute(ctx, tx, "ledger_step_add", with(of, stepArguments(c.Step))); err != nil || c.Tell == nil {
		return err
	}
	_, err = execute(ctx, tx, "message_move", with(of, pgx.StrictNamedArgs{"about": strconv.Itoa(c.Step.Version), "payload": c.Tell}))
	return err
}

func standing(c LedgerChange) pgx.StrictNamedArgs {
	e := c.Entry
	return pgx.StrictNamedArgs{
		"version": e.Version, "state": e.State, "cause": e.Cause, "ground": e.Ground, "mode": e.Mode, "due_on": e.DueOn, "clock": e.Clock, "clock_on": e.ClockOn, "limited_since": e.LimitedSince, "recorded": e.Recorded, "proposed_by": e.ProposedBy,
		"former_state": e.FormerState, "former_due_on": e.FormerDueOn, "former_clock": e.FormerClock, "held_on": e.HeldOn, "disposed_m2": e.DisposedM2,
		"last_on": e.LastOn, "assignee": e.Assignee, "unit": e.Unit, "next_step": e.NextStep, "note": e.Note, "by": c.Step.By, "move": c.Step.Move,
	}
}

func stepArguments(s land.LedgerStep) pgx.StrictNamedArgs {
	return pgx.StrictNamedArgs{
		"version": s.Version, "move": s.Move, "from_state": s.FromState, "to_state": s.ToState, "document_no": s.DocumentNo, "document_on": s.DocumentOn,
		"signer": s.Signer, "file_id": s.FileID, "cause": s.Cause, "ground": s.Ground, "mode": s.Mode, "until_on": s.UntilOn, "disposed_m2": s.DisposedM2, "due_on": s.DueOn,
		"clock": s.Clock, "clock_on": s.ClockOn, "arithmetic": append([]land.Phrase{}, s.Arithmetic...), "assignee": s.Assignee, "unit": s.Unit, "next_step": s.NextStep,
		"note": s.Note, "by": s.By,
	}
}

// ownFile refuses a file that the entry does not have.
func ownFile(ctx context.Context, tx pgx.Tx, of pgx.StrictNamedArgs) error {
	file := of["file_id"].(*int64)
	if file == nil {
		return nil
	}
	_, err := collectOne[land.LedgerFile](ctx, tx, "ledger_files", of)
	if errors.Is(err, land.ErrNotFound) {
		return land.Problems{{Path: "file_id", Rule: "must be a file of this entry", Value: strconv.FormatInt(*file, 10)}}
	}
	return err
}
