package analysis_test

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"permu/internal/analysis"
	"permu/internal/land"
)

// inDays is the day in China so many days from today.
func inDays(days int) string {
	return time.Now().In(time.FixedZone("UTC+8", 8*3600)).AddDate(0, 0, days).Format(time.DateOnly)
}

// anyone may do everything, everywhere.
func anyone(name string) land.Person {
	return land.Person{Name: name, Holds: func(string, string) bool { return true }}
}

// nobody may do nothing, anywhere.
func nobody() land.Person {
	return land.Person{Name: "旁人", Holds: func(string, string) bool { return false }}
}

// unread is the body of a file that nobody may read before it is known that the file may be added.
type unread struct{ t *testing.T }

func (u unread) Read([]byte) (int, error) {
	u.t.Error("the body was read")
	return 0, io.EOF
}

// TestWatch has an entry on hold whose time is up return, and the webhook told of it and of what is overdue.
func TestWatch(t *testing.T) {
	p := prepare(t)
	z := &analysis.Zones{Store: p.Store, Tells: true}
	page, err := z.Ledger(t.Context(), demoZone, land.LedgerQuery{Track: "low_efficiency", Limit: 2})
	if err != nil {
		t.Fatal(err)
	}
	if idle, err := z.Ledger(t.Context(), demoZone, land.LedgerQuery{Track: "idle", Limit: 1}); err != nil || idle.Entries[0].Leg != land.NotStarted || idle.Entries[0].StartDueOn == nil {
		t.Errorf("%v %+v", err, idle.Entries)
	}
	held, late := page.Entries[0], page.Entries[1]
	officer := anyone("甲")
	exempt := land.LedgerMove{Move: "exempt", Version: 1, DocumentNo: "1", DocumentOn: inDays(-9), Signer: "s", UntilOn: inDays(-2)}
	if _, err := z.MoveEntry(t.Context(), land.EntryMove{ZoneCode: demoZone, EntryID: held.EntryID, By: officer, LedgerMove: exempt}); err != nil {
		t.Fatal(err)
	}
	propose := land.LedgerMove{Move: "propose_low", Version: 1, DocumentOn: inDays(-9), Deadline: &land.TimeSpan{Count: 5, Unit: "days"}}
	if _, err := z.MoveEntry(t.Context(), land.EntryMove{ZoneCode: demoZone, EntryID: late.EntryID, By: officer, LedgerMove: propose}); err != nil {
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
	if _, err := z.AddLedgerFile(t.Context(), demoZone, held.EntryID, nobody(), land.Upload{Name: "a.pdf", Body: unread{t}}); !errors.Is(err, land.ErrForbidden) {
		t.Errorf("a file of somebody without a right: %v", err)
	}
	told := map[string]int{}
	waiting, err := z.TakeMessages(t.Context())
	for _, m := range waiting {
		told[m.Kind]++
	}
	if err != nil || told["move"] != 3 || told["overdue"] != 1 || told["run"] != 1 {
		t.Errorf("%v %v", err, told)
	}
}

// TestTheLedgerCatchesUp has runs from before there was a ledger: the newest is followed, once. Promises have entries of their own.
func TestTheLedgerCatchesUp(t *testing.T) {
	p := prepare(t)
	var entries, steps, runs, findings int
	const counts = `select (select count(*) from ledger_entry where track <> 'promise'),
		(select count(*) from ledger_step s join ledger_entry e using (zone_code, entry_id) where e.track <> 'promise'), (select count(*) from ledger_run),
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

// stands is all that the ledger says: its entries with their versions and runs, and the runs that it followed.
func (p prepared) stands(t *testing.T) (said string) {
	t.Helper()
	p.ask(t, `select (select count(*) || ' entries' from ledger_run) || coalesce((select string_agg(
		concat_ws(' ', entry_id, rule, state, version, last_run_id, unsupported_run_id), E'\n' order by entry_id) from ledger_entry), '')`, &said)
	return said
}

// TestATrialLeavesTheLedgerAlone has a trial of a later day, which finds idle land that was none before.
func TestATrialLeavesTheLedgerAlone(t *testing.T) {
	p := prepare(t)
	before := p.stands(t)
	later := analysis.EvaluateRequest{ZoneCode: demoZone, Year: 2020, AsOf: time.Date(2023, 12, 31, 0, 0, 0, 0, time.UTC), Policy: altered(t), Trial: true, CreatedBy: "test", ProgramVersion: "test"}
	summary, err := analysis.Evaluate(t.Context(), p.Store, later)
	if err != nil || summary.Ledger != nil {
		t.Fatal(err, summary.Ledger)
	}
	if after := p.stands(t); after != before {
		t.Errorf("before: %s\nafter: %s", before, after)
	}
	later.Trial = false
	if summary, err = analysis.Evaluate(t.Context(), p.Store, later); err != nil || summary.Ledger.Opened == 0 || p.stands(t) == before {
		t.Errorf("%v: the run itself would have changed nothing either: %+v", err, summary.Ledger)
	}
}

// TestRunsOfDaysToCome has a run of a later day than today refused, and one of an earlier day than the last say that the
// ledger leaves it alone.
func TestRunsOfDaysToCome(t *testing.T) {
	p := prepare(t)
	run := func(day time.Time, trial bool) (analysis.Summary, error) {
		return analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{
			ZoneCode: demoZone, Year: 2020, AsOf: day, Policy: altered(t), Trial: trial, CreatedBy: "test", ProgramVersion: "test",
		})
	}
	before := p.stands(t)
	tomorrow, err := time.Parse(time.DateOnly, inDays(1))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := run(tomorrow, false); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "as_of: "+inDays(1)+" lies in the future") {
		t.Errorf("a run of tomorrow: %v", err)
	}
	if _, err := run(tomorrow, true); err != nil {
		t.Errorf("a trial of tomorrow: %v", err)
	}
	summary, err := run(time.Date(2020, 6, 30, 0, 0, 0, 0, time.UTC), false)
	if err != nil || summary.Ledger == nil || !summary.Ledger.Skipped || !slices.ContainsFunc(summary.Notices, func(n land.Reason) bool { return n.Code == "ledger_not_followed" }) {
		t.Errorf("a run of an earlier day: %v %+v %+v", err, summary.Ledger, summary.Notices)
	}
	if after := p.stands(t); after != before {
		t.Errorf("before: %s\nafter: %s", before, after)
	}
	p.change(t, `insert into ledger_run (zone_code, run_id, as_of, opened, reopened, stood, closed, unsupported)
		select zone_code, run_id, date '2099-12-31', 0, 0, 0, 0, 0 from run where trial limit 1`)
	if summary, err = run(time.Date(2021, 6, 30, 0, 0, 0, 0, time.UTC), false); err != nil || summary.Ledger.Skipped {
		t.Errorf("a run of 2099, from before such were refused, keeps this one from the ledger: %v", err)
	}
}

// TestTheDayOfARun is the last of its year, or today where that has not come.
func TestTheDayOfARun(t *testing.T) {
	p := prepare(t)
	var asOf string
	year, err := strconv.Atoi(inDays(0)[:4])
	if err != nil {
		t.Fatal(err)
	}
	p.change(t, `insert into annual_report select (jsonb_populate_record(r, jsonb_build_object('year', $1::int))).* from annual_report r where year = 2020 limit 1`, year)
	summary, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: demoZone, Year: year, Policy: altered(t), Trial: true, CreatedBy: "test", ProgramVersion: "test"})
	if err != nil {
		t.Fatal(err)
	}
	p.ask(t, fmt.Sprintf("select as_of::text from run where run_id = %d", summary.RunID), &asOf)
	if asOf != inDays(0) {
		t.Errorf("a run of %d is of %s", year, asOf)
	}
}

// TestAnOpenRuleClosesNothing has the next version of a document leave the limit of a rule open.
func TestAnOpenRuleClosesNothing(t *testing.T) {
	p := prepare(t)
	before := p.stands(t)
	open := altered(t, "below: {value: 5}", "below: {value: unknown}")
	summary, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{ZoneCode: demoZone, Year: 2020, Policy: open, CreatedBy: "test", ProgramVersion: "test"})
	if err != nil || summary.Ledger.Closed > 0 || summary.Ledger.Unsupported > 0 || summary.Counts.Findings["low_efficiency"] > 0 {
		t.Errorf("%v %+v %v, before:\n%s", err, summary.Ledger, summary.Counts.Findings, before)
	}
}

// TestWhatIsMissingClosesNothing clears facts on which findings rest: of tests and of whom a rule applies to, also where a
// document does not want to hear of what cannot be told.
func TestWhatIsMissingClosesNothing(t *testing.T) {
	p := prepare(t)
	documents, err := analysis.ScreeningDocuments(t.Context(), p.Store, demoZone, []string{"huzhou-2021", "land-signals"})
	if err != nil {
		t.Fatal(err)
	}
	run := func() land.Followed {
		summary, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{
			ZoneCode: demoZone, Year: 2020, AsOf: time.Date(2021, 12, 31, 0, 0, 0, 0, time.UTC), Policy: altered(t), Screening: documents, CreatedBy: "test", ProgramVersion: "test",
		})
		if err != nil {
			t.Fatal(err)
		}
		return *summary.Ledger
	}
	count := func(where string) (n int) {
		p.ask(t, "select count(*) from ledger_entry where current and state = 'suspected' and "+where, &n)
		return n
	}
	const huzhou, drop, agreed = "rule like 'huzhou%'", "rule = 'power_drop'", "rule = 'tax_below_agreed'"
	if run().Opened == 0 {
		t.Fatal("nothing is opened")
	}
	before := [3]int{count(huzhou), count(drop), count(agreed)}
	p.change(t, "update enterprise set scale = null")
	p.change(t, "update annual_report set electricity_kwh = null where year = 2020")
	p.change(t, "update commitment set target = null, target_on = '2020-01-01' where indicator = 'tax_per_mu'")
	done := run()
	if after := [3]int{count(huzhou), count(drop), count(agreed)}; min(before[0], before[1], before[2]) == 0 || after != before {
		t.Errorf("before %v, after %v: %+v", before, after, done)
	}
	p.change(t, "update enterprise set scale = 'above'")
	p.change(t, "update annual_report set tax_cny = 1e9")
	if run(); count(huzhou) != 0 {
		t.Errorf("%d suspicions are left though all is known now", count(huzhou))
	}
}

// TestRulesNotInForceOpenNothing has a run before a document is in force find land by it for information: the ledger leaves that
// alone until a run of a later day.
func TestRulesNotInForceOpenNothing(t *testing.T) {
	p := prepare(t)
	documents, err := analysis.ScreeningDocuments(t.Context(), p.Store, demoZone, []string{"huzhou-2021"})
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range []bool{false, true} {
		summary, err := analysis.Evaluate(t.Context(), p.Store, analysis.EvaluateRequest{
			ZoneCode: demoZone, Year: 2020, AsOf: time.Date(2021, 9, 21+at, 0, 0, 0, 0, time.UTC), Policy: altered(t), Screening: documents, CreatedBy: "test", ProgramVersion: "test",
		})
		if err != nil {
			t.Fatal(err)
		}
		says := slices.ContainsFunc(summary.Notices, func(n land.Reason) bool { return n.Code == "rules_not_in_force" })
		if found := summary.Counts.Findings["huzhou_low_output/met"]; found == 0 || (summary.Ledger.Opened > 0) != want || says == want {
			t.Errorf("on the day: %v; %d found, %+v, said %v", want, found, summary.Ledger, says)
		}
	}
}
