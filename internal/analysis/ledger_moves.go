package analysis

import (
	"context"
	"errors"
	"fmt"

	"permu/internal/disposal"
	"permu/internal/land"
	"permu/internal/store"
)

// MoveEntry makes a step of an entry that a person asks for. An entry that was changed since it was read is a
// [land.ErrConflict] that says who was faster; a missing right is a [land.ErrForbidden]; what breaks a rule is [land.Problems].
func (z *Zones) MoveEntry(ctx context.Context, m land.EntryMove) (land.LedgerRecord, error) {
	days, err := calendarOf(ctx, z.Store, m.ZoneCode)
	if err != nil {
		return land.LedgerRecord{}, err
	}
	e, err := z.LedgerEntry(ctx, m.ZoneCode, m.EntryID)
	if err != nil {
		return land.LedgerRecord{}, err
	}
	moved, step, err := disposal.Move(e, m.LedgerMove, m.By, days)
	if err != nil {
		return land.LedgerRecord{}, err
	}
	if err := z.save(ctx, m.ZoneCode, []store.LedgerChange{z.withStep(m.ZoneCode, moved, step)}, []int{e.Version}); err != nil {
		return land.LedgerRecord{}, err
	}
	return z.LedgerRecord(ctx, m.ZoneCode, m.EntryID, m.By)
}

// MoveEntries makes the same step of several entries: of all, or of none. What keeps one from it is told for each.
func (z *Zones) MoveEntries(ctx context.Context, zoneCode string, by land.Person, b land.LedgerBatch) ([]land.LedgerEntry, error) {
	entries, err := z.named(ctx, zoneCode, b.Entries)
	if err != nil {
		return nil, err
	}
	days, err := calendarOf(ctx, z.Store, zoneCode)
	if err != nil {
		return nil, err
	}
	var all hindrances
	changes, had := make([]store.LedgerChange, len(entries)), make([]int, len(entries))
	for i, e := range entries {
		move := b.LedgerMove
		move.Version = b.Entries[i].Version
		moved, step, err := disposal.Move(e, move, by, days)
		if err := all.add(i, err); err != nil {
			return nil, err
		}
		changes[i], had[i] = z.withStep(zoneCode, moved, step), e.Version
	}
	if err := all.err(); err != nil {
		return nil, err
	}
	if err := z.save(ctx, zoneCode, changes, had); err != nil {
		return nil, err
	}
	return z.named(ctx, zoneCode, b.Entries)
}

// named reads entries in the order in which they are named; one that is named twice or is not there is [land.Problems].
func (z *Zones) named(ctx context.Context, zoneCode string, refs []land.LedgerRef) ([]land.LedgerEntry, error) {
	if len(refs) == 0 || len(refs) > disposal.MostPerCall {
		return nil, land.Problems{{Path: "entries", Rule: fmt.Sprintf("from 1 to %d", disposal.MostPerCall)}}
	}
	ids := make([]int64, len(refs))
	for i, ref := range refs {
		ids[i] = ref.EntryID
	}
	list, _, err := z.LedgerEntries(ctx, zoneCode, store.LedgerPart{EntryIDs: ids, LedgerQuery: land.LedgerQuery{Limit: len(ids)}})
	if err != nil {
		return nil, err
	}
	byID := map[int64]land.LedgerEntry{}
	for _, e := range list {
		byID[e.EntryID] = e
	}
	var problems land.Problems
	found := make([]land.LedgerEntry, len(refs))
	for i, id := range ids {
		e, ok := byID[id]
		if !ok {
			problems = append(problems, land.Problem{Path: fmt.Sprintf("entries[%d]", i), Rule: "there is no such entry, or it is named twice", Value: fmt.Sprint(id)})
		}
		delete(byID, id)
		found[i] = e
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return found, z.goesOn(ctx, zoneCode, found)
}

// hindrances are the reasons for which entries of a batch cannot be moved.
type hindrances struct {
	problems land.Problems
	stale    []error
}

// add takes the reason of an entry in; what is no reason but a failure comes back.
func (r *hindrances) add(i int, err error) error {
	var problems land.Problems
	switch {
	case errors.As(err, &problems):
		for _, p := range problems {
			p.Path = fmt.Sprintf("entries[%d].%s", i, p.Path)
			r.problems = append(r.problems, p)
		}
		return nil
	case errors.Is(err, land.ErrConflict):
		r.stale = append(r.stale, err)
		return nil
	}
	return err
}

func (r *hindrances) err() error {
	if len(r.stale) > 0 {
		return errors.Join(r.stale...)
	}
	return r.problems.Err()
}

// withStep is a step to be kept, with what the webhook is told of it where there is one: the rule, and no figure of tax.
func (z *Zones) withStep(zoneCode string, e land.LedgerEntry, step land.LedgerStep) store.LedgerChange {
	c := store.LedgerChange{Entry: e, Step: step}
	if z.Tells && step.FromState != step.ToState {
		c.Tell = map[string]any{
			"zone_code": zoneCode, "entry_id": e.EntryID, "parcel_code": e.ParcelCode, "rule": e.Rule, "track": e.Track, "version": step.Version, "move": step.Move,
			"from_state": step.FromState, "to_state": step.ToState, "document_no": step.DocumentNo, "document_on": step.DocumentOn, "due_on": e.DueOn,
			"assignee": e.Assignee, "next_step": e.NextStep, "by": step.By,
		}
	}
	return c
}

// save keeps changes, and says in words who was faster; had are the versions that were read.
func (z *Zones) save(ctx context.Context, zoneCode string, changes []store.LedgerChange, had []int) error {
	err := z.SaveLedger(ctx, zoneCode, changes)
	var other store.Changed
	if errors.As(err, &other) {
		for i, c := range changes {
			if c.Entry.EntryID == other.Now.EntryID {
				return disposal.Stale(other.Now, had[i])
			}
		}
	}
	return err
}
