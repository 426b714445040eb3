package analysis

import (
	"context"
	"errors"

	"permu/internal/disposal"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
)

// Watch does what a day brings: a ledger that has not followed the newest run, or the promises, follows them, entries on hold whose
// time is up return to their former state, and the webhook, where there is one, is told of what runs did to the ledger, of deadlines
// that are near or have passed, of promises too, and of new land that fits saved searches.
func (z *Zones) Watch(ctx context.Context) error {
	runs, err := z.Unfollowed(ctx, today())
	if err != nil {
		return err
	}
	var failed []error // of which no other zone suffers
	for _, run := range runs {
		failed = append(failed, z.catchUp(ctx, run))
	}
	return errors.Join(append(failed, z.followPromises(ctx), z.expireAll(ctx), z.tell(ctx))...)
}

// catchUp has the ledger of a zone follow a run.
func (z *Zones) catchUp(ctx context.Context, run store.Unfollowed) error {
	documents, err := keptDocuments(ctx, z.Store, land.Run{ZoneCode: run.ZoneCode, RunID: run.RunID})
	if err != nil {
		return err
	}
	if len(documents) == 0 { // of a run from before they were kept, which asked what every run asked
		if documents, err = (policy.Policy{}).Documents(); err != nil {
			return err
		}
	}
	_, err = FollowFindings(ctx, z.Store, FollowRequest{
		ZoneCode: run.ZoneCode, RunID: run.RunID, AsOf: run.AsOf, Documents: documents,
		Untold: func(store.Gone) bool { return true }, // what it knew of the facts is gone: the next run closes what it does not find
	})
	return err
}

func (z *Zones) expireAll(ctx context.Context) error {
	list, err := z.Expired(ctx, today())
	if err != nil {
		return err
	}
	for _, held := range list {
		if err := z.expire(ctx, held); err != nil && !errors.Is(err, land.ErrConflict) {
			return err
		}
	}
	return nil
}

// tell has the webhook told, where there is one, of what runs did to the ledger, of deadlines and of new land.
func (z *Zones) tell(ctx context.Context) error {
	if !z.Tells {
		return nil
	}
	_, runs := z.TellRuns(ctx, mostTold)
	_, deadlines := z.TellDeadlines(ctx, today(), inDays(z.soon()), disposal.Ended())
	return errors.Join(runs, deadlines, z.tellLandSearches(ctx))
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
