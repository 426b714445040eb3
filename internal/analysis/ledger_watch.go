package analysis

import (
	"context"
	"errors"

	"permu/internal/disposal"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
)

// Watch does what a day brings: a ledger that has followed no run follows the newest, entries on hold whose time is up
// return to their former state, and the webhook, where there is one, is told of the deadlines that have passed.
func (z *Zones) Watch(ctx context.Context) error {
	runs, err := z.Unfollowed(ctx)
	if err != nil {
		return err
	}
	for _, run := range runs {
		documents, err := keptDocuments(ctx, z.Store, land.Run{ZoneCode: run.ZoneCode, RunID: run.RunID})
		if err != nil {
			return err
		}
		if len(documents) == 0 { // of a run from before they were kept, which asked what every run asked
			if documents, err = (policy.Policy{}).Documents(); err != nil {
				return err
			}
		}
		if _, err := FollowFindings(ctx, z.Store, run.ZoneCode, run.RunID, documents); err != nil {
			return err
		}
	}
	list, err := z.Expired(ctx, today())
	if err != nil {
		return err
	}
	for _, held := range list {
		if err := z.expire(ctx, held); err != nil && !errors.Is(err, land.ErrConflict) {
			return err
		}
	}
	if z.Tells {
		_, err = z.TellOverdue(ctx, today(), disposal.Ended())
	}
	return err
}

func (z *Zones) expire(ctx context.Context, held store.OnHold) error {
	days, err := calendarOf(ctx, z.Store, held.ZoneCode)
	if err != nil {
		return err
	}
	e, err := z.LedgerEntry(ctx, held.ZoneCode, held.EntryID)
	if err != nil {
		return err
	}
	if moved, step, up := disposal.Expire(e, days); up {
		return z.save(ctx, held.ZoneCode, []store.LedgerChange{z.withStep(held.ZoneCode, moved, step)}, []int{e.Version})
	}
	return nil
}
