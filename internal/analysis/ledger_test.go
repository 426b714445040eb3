package analysis_test

import (
	"testing"
	"time"

	"permu/internal/analysis"
	"permu/internal/land"
)

// inDays is the day in China so many days from today.
func inDays(days int) string {
	return time.Now().In(time.FixedZone("UTC+8", 8*3600)).AddDate(0, 0, days).Format(time.DateOnly)
}

// TestWatch has an entry on hold whose time is up return, and the webhook told of it and of what is overdue.
func TestWatch(t *testing.T) {
	p := prepare(t)
	z := &analysis.Zones{Store: p.Store, Tells: true}
	page, err := z.Ledger(t.Context(), demoZone, land.LedgerQuery{Track: "low_efficiency", Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	held, late := page.Entries[0], page.Entries[1]
	officer := land.Person{Name: "甲"}
	exempt := land.LedgerMove{Move: "exempt", Version: 1, DocumentNo: "1", DocumentOn: inDays(-9), Signer: "s", UntilOn: inDays(-2)}
	if _, err := z.MoveEntry(t.Context(), demoZone, held.EntryID, officer, exempt); err != nil {
		t.Fatal(err)
	}
	propose := land.LedgerMove{Move: "propose_low", Version: 1, DocumentOn: inDays(-9), Deadline: &land.TimeSpan{Count: 5, Unit: "days"}}
	if _, err := z.MoveEntry(t.Context(), demoZone, late.EntryID, officer, propose); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the second time nothing is left to do
		if err := z.Watch(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	r, err := z.LedgerRecord(t.Context(), demoZone, held.EntryID, officer)
	if err != nil || r.Entry.State != "suspected" || len(r.Steps) != 3 || r.Steps[2].Move != "expire" || *r.Steps[2].DocumentOn != inDays(-2) {
		t.Errorf("%v %+v", err, r.Entry)
	}
	told := map[string]int{}
	waiting, err := z.TakeMessages(t.Context())
	for _, m := range waiting {
		told[m.Kind]++
	}
	if err != nil || told["move"] != 3 || told["overdue"] != 1 {
		t.Errorf("%v %v", err, told)
	}
}

// TestTheLedgerCatchesUp has runs from before there was a ledger: the newest is followed, once.
func TestTheLedgerCatchesUp(t *testing.T) {
	p := prepare(t)
	var entries, steps, runs, findings int
	const counts = `select (select count(*) from ledger_entry), (select count(*) from ledger_step), (select count(*) from ledger_run),
		(select count(*) from finding where outcome in ('met', 'suspected'))`
	p.ask(t, counts, &entries, &steps, &runs, &findings)
	if entries != findings || steps != findings || runs != 1 || findings == 0 {
		t.Fatalf("%d entries, %d steps and %d runs of %d findings", entries, steps, runs, findings)
	}
	p.change(t, `set session_replication_role = replica; truncate ledger_run, ledger_step, ledger_entry cascade`)
	z := &analysis.Zones{Store: p.Store}
	for range 2 {
		if err := z.Watch(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	p.ask(t, counts, &entries, &steps, &runs, &findings)
	if entries != findings || steps != findings || runs != 1 {
		t.Errorf("%d entries, %d steps and %d runs of %d findings", entries, steps, runs, findings)
	}
}

// TestATrialLeavesTheLedgerAlone counts entries before and after a trial.
func TestATrialLeavesTheLedgerAlone(t *testing.T) {
	p := prepare(t)
	z := &analysis.Zones{Store: p.Store}
	count := func() int {
		page, err := z.Ledger(t.Context(), demoZone, land.LedgerQuery{Limit: 10_000})
		if err != nil {
			t.Fatal(err)
		}
		return len(page.Entries)
	}
	before := count()
	if _, err := z.EvaluateAs(t.Context(), land.NewRun{ZoneCode: demoZone, Year: 2019, Policy: "default", Trial: true, ProgramVersion: "test"}); err != nil {
		t.Fatal(err)
	}
	if after := count(); before == 0 || after != before {
		t.Errorf("%d entries before, %d after", before, after)
	}
}
