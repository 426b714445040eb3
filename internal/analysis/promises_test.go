package analysis_test

import (
	"fmt"
	"strings"
	"testing"

	"permu/internal/analysis"
	"permu/internal/disposal"
	"permu/internal/land"
)

// promiseEntries are the states of the entries of promises, by how many there are.
func (p prepared) promiseEntries(t *testing.T, z *analysis.Zones) map[string]int {
	t.Helper()
	if err := z.Watch(t.Context()); err != nil {
		t.Fatal(err)
	}
	page, err := z.Ledger(t.Context(), demoZone, land.LedgerQuery{Track: disposal.Promise, Limit: 10_000})
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]int{}
	for _, e := range page.Entries {
		states[e.State]++
	}
	return states
}

// TestPromisesAreFollowed has broken promises become entries of the ledger, which are closed as kept or changed, opened again, and
// marked where the breach is being dealt with.
func TestPromisesAreFollowed(t *testing.T) {
	p := prepare(t)
	z := &analysis.Zones{Store: p.Store, Still: true, Tells: true}
	judged, err := z.Commitments(t.Context(), demoZone, land.CommitmentsQuery{Outcome: "failed"})
	if err != nil || len(judged.Commitments) < 5 || judged.AsOf != "2020-12-31" {
		t.Fatalf("%v: %d are broken on %s", err, len(judged.Commitments), judged.AsOf)
	}
	for range 2 { // the second time there is nothing new
		if got := p.promiseEntries(t, z); got[disposal.Suspected] != len(judged.Commitments) || len(got) != 1 {
			t.Fatalf("%v of %d broken promises", got, len(judged.Commitments))
		}
	}
	page, err := z.Ledger(t.Context(), demoZone, land.LedgerQuery{Track: disposal.Promise, Limit: 10_000})
	if err != nil {
		t.Fatal(err)
	}
	kept, changed, dealt, near, righted := page.Entries[0], page.Entries[1], page.Entries[2], page.Entries[3], page.Entries[4]
	record, err := z.LedgerRecord(t.Context(), demoZone, kept.EntryID, anyone("甲"))
	if err != nil || record.Promise == nil || record.Promise.CommitmentID != *kept.CommitmentID || record.Promise.Outcome != "failed" || record.Finding != nil {
		t.Fatalf("%v %+v", err, record.Promise)
	}
	move := func(e land.LedgerEntry, moves ...land.LedgerMove) {
		for i, m := range moves {
			m.Version = e.Version + i
			if _, err := z.MoveEntry(t.Context(), land.EntryMove{ZoneCode: demoZone, EntryID: e.EntryID, By: anyone("甲"), LedgerMove: m}); err != nil {
				t.Fatal(m.Move, err)
			}
		}
	}
	notify := land.LedgerMove{Move: "notify", DocumentNo: "1", DocumentOn: inDays(-5), Signer: "s", UntilOn: inDays(3)}
	move(changed, notify)
	move(near, notify)
	move(dealt, notify, land.LedgerMove{Move: "dispose", DocumentNo: "2", DocumentOn: inDays(-4), Signer: "s", Mode: "damages"})
	move(righted, notify, land.LedgerMove{Move: "rectify", DocumentNo: "2", DocumentOn: inDays(-4), Signer: "s", FileID: p.fileOf(t, z, righted)})
	if overdue := len(p.overdue(t, z)); overdue == 0 { // of which one is put right
		t.Errorf("%d are overdue", overdue)
	} else if bell, err := z.LedgerBell(t.Context(), demoZone, ""); err != nil || bell.PromisesOverdue != overdue-1 || bell.Soon == 0 {
		t.Errorf("%v %+v, of %d promises that are overdue", err, bell, overdue)
	}

	const keep = `update commitment set actual = case when target is null then null else target end, actual_on = coalesce(target_on, due_on), revision = revision + 1 where commitment_id = any ($1)`
	p.change(t, `update commitment set target = case when indicator in ('safety', 'environment') then target else 0 end, target_on = null, due_on = due_on + 9999, revision = revision + 1 where commitment_id = $1`, *changed.CommitmentID)
	p.change(t, keep, []string{*kept.CommitmentID, *dealt.CommitmentID, *righted.CommitmentID})
	states := p.promiseEntries(t, z)
	if states[disposal.Kept] != 1 || states[disposal.Changed] != 1 || states[disposal.InDisposal] != 1 {
		t.Errorf("%v", states)
	}
	if record, err = z.LedgerRecord(t.Context(), demoZone, dealt.EntryID, anyone("甲")); err != nil || record.Entry.UnsupportedRunID == nil {
		t.Errorf("what is dealt with is not marked: %v %+v", err, record.Entry)
	}
	move(record.Entry, land.LedgerMove{Move: "close_unsupported", DocumentNo: "3", DocumentOn: inDays(0), Signer: "s", Note: "已补缴"})
	p.change(t, `update commitment set actual = null, actual_on = null, revision = revision + 1 where commitment_id = any ($1)`, []string{*kept.CommitmentID, *righted.CommitmentID})
	if states = p.promiseEntries(t, z); states[disposal.Kept] != 0 || states[disposal.Rectified] != 1 || states[disposal.ClosedUnsupported] != 1 {
		t.Errorf("%v", states)
	}
	if record, err = z.LedgerRecord(t.Context(), demoZone, kept.EntryID, anyone("甲")); err != nil || record.Entry.State != disposal.Suspected || record.Entry.LastMove != "reopen_low" {
		t.Errorf("%v %+v", err, record.Entry)
	}
	if got := p.brokenAnew(t, *righted.CommitmentID); got != "rectified,suspected "+*righted.CommitmentID {
		t.Errorf("what was put right and is broken anew: %s", got)
	}

	var soon, passed, digests int
	p.change(t, `update commitment set target_on = '2020-12-20', due_on = null, revision = revision + 1 where commitment_id = $1`, *near.CommitmentID)
	p.promiseEntries(t, z)
	p.ask(t, fmt.Sprintf(`select count(*) filter (where kind = 'soon'), count(*) filter (where kind = 'promise_overdue' and about = '%s/2020-12-20'), count(*) filter (where kind = 'promises') from message`,
		*near.CommitmentID), &soon, &passed, &digests)
	if soon != 1 || passed != 1 || digests == 0 {
		t.Errorf("told of %d deadlines that are near, %d promises whose day has passed, %d digests", soon, passed, digests)
	}
}

// overdue are the promises whose day has passed and that are not kept.
func (p prepared) overdue(t *testing.T, z *analysis.Zones) (list []string) {
	t.Helper()
	judged, err := z.Commitments(t.Context(), demoZone, land.CommitmentsQuery{WarnDays: 7})
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range judged.Commitments {
		if j.Days != nil && *j.Days < 0 && (j.Outcome == "failed" || j.Warning == "overdue") {
			list = append(list, j.CommitmentID)
		}
	}
	return list
}

// fileOf adds a file to an entry.
func (p prepared) fileOf(t *testing.T, z *analysis.Zones, e land.LedgerEntry) int64 {
	t.Helper()
	f, err := z.AddLedgerFile(t.Context(), demoZone, e.EntryID, anyone("甲"), land.Upload{Name: "a.pdf", Body: strings.NewReader("%PDF-1.4")})
	if err != nil {
		t.Fatal(err)
	}
	return f.FileID
}

// brokenAnew are the states of the entries of a promise, and which promises the newest digest names.
func (p prepared) brokenAnew(t *testing.T, commitmentID string) (said string) {
	t.Helper()
	p.ask(t, fmt.Sprintf(`select concat_ws(' ',
		(select string_agg(state, ',' order by entry_id) from ledger_entry where commitment_id = '%s'),
		(select string_agg(o ->> 'commitment_id', ',') from (select payload from message where kind = 'promises' order by created_at desc limit 1) m, jsonb_array_elements(payload -> 'promises') o))`, commitmentID), &said)
	return said
}
