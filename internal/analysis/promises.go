package analysis

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"permu/internal/calendar"
	"permu/internal/disposal"
	"permu/internal/land"
	"permu/internal/pledge"
	"permu/internal/store"
)

// followPromises has the ledgers follow the promises of their zones: what is broken has an entry, what is kept or changed is closed as
// such. Each part may be done twice, so that what a failure leaves undone is done the next time. No zone suffers of another.
func (z *Zones) followPromises(ctx context.Context) error {
	zones, err := z.PromisesToFollow(ctx, today(), z.Still, z.soon())
	if err != nil {
		return err
	}
	var failed []error
	for _, u := range zones {
		failed = append(failed, z.followPromisesOf(ctx, u))
	}
	return errors.Join(failed...)
}

func (z *Zones) followPromisesOf(ctx context.Context, u store.UnfollowedPromises) error {
	judged, err := z.Commitments(ctx, u.ZoneCode, land.CommitmentsQuery{WarnDays: z.soon()})
	if err != nil {
		return err
	}
	entries, err := z.PromiseEntries(ctx, u.ZoneCode)
	if err != nil {
		return err
	}
	due := promisesToFollow(judged.Commitments, entries)
	if err := z.stepPromises(ctx, u.ZoneCode, due); err != nil {
		return err
	}
	if err := z.OpenPromises(ctx, z.opening(u, judged.RunID, due)); err != nil {
		return err
	}
	if err := z.MarkPromises(ctx, u.ZoneCode, judged.RunID, due.found, due.gone); err != nil {
		return err
	}
	if z.Tells {
		if err := z.TellPromises(ctx, u.ZoneCode, deadlinesOf(judged)); err != nil {
			return err
		}
	}
	return z.PromisesFollowed(ctx, u, duePromises(judged.Commitments))
}

// opening is how the entries of broken promises are opened, and what the webhook is told of them, where there is one.
func (z *Zones) opening(u store.UnfollowedPromises, runID int64, due promiseSteps) store.PromiseOpening {
	o := store.PromiseOpening{
		ZoneCode: u.ZoneCode, RunID: runID, OpenedOn: today(), Step: disposal.Open(disposal.Promise, calendar.Calendar{}), Broken: due.open, Retired: due.retired,
	}
	if z.Tells {
		o.Tell = func(opened []store.OpenedPromise) []store.PromiseMessage { return brokenTold(u, opened) }
	}
	return o
}

// promiseSteps is what the ledger has to do about promises.
type promiseSteps struct {
	open        []store.BrokenPromise
	found, gone []int64                                                             // entries that are broken still, and those that persons dealt or deal with and that are not
	retired     []int64                                                             // entries that persons had closed, of what was kept or changed since and is broken anew
	steps       map[int64]func(land.LedgerEntry, calendar.Calendar) land.LedgerStep // of entries that are closed, or opened again
}

// promisesToFollow compares promises as they are judged with the entries of the ledger. One of which nobody can tell stands.
func promisesToFollow(judged []land.JudgedCommitment, entries []store.PromiseEntry) promiseSteps {
	now := map[string]land.JudgedCommitment{}
	for _, j := range judged {
		now[keyOf(j)] = j
	}
	due := promiseSteps{steps: map[int64]func(land.LedgerEntry, calendar.Calendar) land.LedgerStep{}}
	followed := map[string]bool{}
	for _, e := range entries {
		followed[e.FindingKey] = due.take(e, now)
	}
	for _, j := range judged {
		if key := keyOf(j); j.Outcome == pledge.Failed && !followed[key] {
			name := land.IndicatorTitle(j.Indicator)
			title := land.Phrase{ZH: name.ZH + "未兑现", EN: name.EN + " not kept"}
			due.open = append(due.open, store.BrokenPromise{FindingKey: key, CommitmentID: j.CommitmentID, Rule: "promise_" + j.Indicator, Title: title})
		}
	}
	return due
}

// take says what becomes of an entry, by how its promise is judged now, and whether it goes on following it.
func (due *promiseSteps) take(e store.PromiseEntry, now map[string]land.JudgedCommitment) bool {
	j, stands := now[e.FindingKey]
	kept := stands && j.Outcome == pledge.Met
	switch {
	case stands && j.Outcome == pledge.Failed:
		return due.broken(e)
	case stands && !kept, slices.Contains(disposal.Lapsed(), e.State):
	case disposal.Lapses(e.State):
		due.steps[e.EntryID] = func(e land.LedgerEntry, _ calendar.Calendar) land.LedgerStep {
			return disposal.Lapse(e.LedgerStanding, kept)
		}
	case !e.Marked:
		due.gone = append(due.gone, e.EntryID)
	}
	return true
}

// broken says what becomes of an entry whose promise is broken. One that persons had closed, and that was broken no longer since, is left
// behind for a new one.
func (due *promiseSteps) broken(e store.PromiseEntry) (follows bool) {
	if e.Marked && slices.Contains(disposal.Decided(), e.State) {
		due.retired = append(due.retired, e.EntryID)
		return false
	}
	due.found = append(due.found, e.EntryID)
	if slices.Contains(disposal.Lapsed(), e.State) {
		due.steps[e.EntryID] = func(e land.LedgerEntry, c calendar.Calendar) land.LedgerStep {
			return disposal.Reopen(e.LedgerStanding, e.Track, c)
		}
	}
	return true
}

// stepPromises closes entries, and opens others again.
func (z *Zones) stepPromises(ctx context.Context, zoneCode string, due promiseSteps) error {
	if len(due.steps) == 0 {
		return nil
	}
	days, err := calendarOf(ctx, z.Store, zoneCode)
	if err != nil {
		return err
	}
	ids := slices.Sorted(maps.Keys(due.steps))
	list, _, err := z.LedgerEntries(ctx, zoneCode, store.LedgerPart{EntryIDs: ids, LedgerQuery: land.LedgerQuery{Limit: len(ids)}})
	if err != nil {
		return err
	}
	changes := make([]store.LedgerChange, len(list))
	for i, e := range list {
		step := due.steps[e.EntryID](e, days)
		e.LedgerStanding = disposal.Apply(e.LedgerStanding, step)
		changes[i] = z.withStep(zoneCode, e, step)
	}
	return z.SaveLedger(ctx, zoneCode, changes)
}

// keyOf says what a promise says, so that one that was changed is another.
func keyOf(c land.JudgedCommitment) string {
	target := ""
	if c.Target != nil {
		target = fmt.Sprint(*c.Target)
	}
	return fmt.Sprintf("promise/%s/%s/%s/%s/%s", c.CommitmentID, target, orEmpty(c.TargetOn), orEmpty(c.Unit), orEmpty(c.DueOn))
}

// promiseDue says how the day of a promise stands that is not kept: overdue, soon, or neither.
func promiseDue(j land.JudgedCommitment) string {
	switch {
	case j.Warning == pledge.DueSoon:
		return "soon"
	case j.Days != nil && *j.Days < 0 && (j.Outcome == pledge.Failed || j.Warning == pledge.Overdue):
		return "overdue"
	}
	return ""
}

// lately is how many days after its day the webhook is told of a promise: older ones stand in the ledger, and nobody is told of all that
// an old agreement brings when it is imported.
const lately = 30

// deadlinesOf are what the webhook is told of promises whose day is near or has passed. It names what was promised, and no figure
// of it.
func deadlinesOf(judged land.Commitments) (told []store.PromiseMessage) {
	for _, j := range judged.Commitments {
		if due := promiseDue(j); due != "" && *j.Days >= -lately {
			told = append(told, store.PromiseMessage{Kind: "promise_" + due, About: j.CommitmentID + "/" + *j.Due, Payload: map[string]any{
				"zone_code": judged.ZoneCode, "commitment_id": j.CommitmentID, "parcel_codes": j.ParcelCodes, "uscc": j.USCC, "agreement_no": j.AgreementNo,
				"indicator": j.Indicator, "due_on": *j.Due, "outcome": j.Outcome,
			}})
		}
	}
	return told
}

// brokenTold is what the webhook is told of promises of which entries were opened: how many, and the first of them.
func brokenTold(u store.UnfollowedPromises, opened []store.OpenedPromise) []store.PromiseMessage {
	list := make([]map[string]any, min(len(opened), mostTold))
	for i := range list {
		list[i] = map[string]any{"commitment_id": opened[i].CommitmentID, "rule": opened[i].Rule}
	}
	return []store.PromiseMessage{{Kind: "promises", About: u.Basis, Payload: map[string]any{"zone_code": u.ZoneCode, "opened": len(opened), "promises": list}}}
}

// duePromises are those that are due soon, and those overdue.
func duePromises(judged []land.JudgedCommitment) (due store.DuePromises) {
	for _, j := range judged {
		switch promiseDue(j) {
		case "soon":
			due.Soon++
		case "overdue":
			due.Overdue = append(due.Overdue, keyOf(j))
		}
	}
	return due
}

// promiseOf is a commitment as it is judged now; nil is none, or one that was terminated.
func (z *Zones) promiseOf(ctx context.Context, zoneCode string, commitmentID *string) (*land.JudgedCommitment, error) {
	if commitmentID == nil {
		return nil, nil
	}
	judged, err := z.Commitments(ctx, zoneCode, land.CommitmentsQuery{WarnDays: z.soon(), CommitmentID: *commitmentID})
	if err != nil || len(judged.Commitments) == 0 {
		return nil, err
	}
	return &judged.Commitments[0], nil
}
