package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/calendar"
	"permu/internal/disposal"
	"permu/internal/land"
)

// found is a finding of a run of the test's zone, on one of its parcels.
type found struct {
	parcel  int
	rule    string
	outcome string
}

// withParcels is a zone of four parcels with so many runs; each run is of a day after the one before it.
func withParcels(t *testing.T, runs int) *Store {
	t.Helper()
	s := withRuns(t, 0)
	must(t, s, `insert into data_source (zone_code, source_id, kind, file_name, sha256, bytes, data_version, program_version, report)
		values ('z', 1, 'parcels', 'f', repeat('0', 64), 1, 1, 'test', '{}')`)
	must(t, s, `insert into parcel (zone_code, parcel_id, parcel_code, title_area_m2, geom, area_m2, valid_from, source_id)
		select 'z', i, 'P' || i, 2000, st_multi(st_makeenvelope(118 + i * 0.01, 24, 118.001 + i * 0.01, 24.001, 4490)), 2001, now(), 1
		from generate_series(1, 4) i`)
	for id := range runs {
		must(t, s, `
			insert into run (zone_code, run_id, year, as_of, policy_id, policy_title, policy_digest, policy_source, data_version,
			  program_version, created_by, conservation, counts)
			values ('z', $1::int, 2020, date '2020-12-30' + $1::int, 'p', 'P', repeat('0', 64), '', 1, 'test', 'test', '{}', '{}')`, id+1)
		if err := opened(t, s, id+1); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func must(t *testing.T, s *Store, sql string, args ...any) {
	t.Helper()
	if _, err := s.pool.Exec(t.Context(), sql, args...); err != nil {
		t.Fatal(err)
	}
}

// finds gives a run its findings.
func finds(t *testing.T, s *Store, runID int, list ...found) {
	t.Helper()
	for i, f := range list {
		must(t, s, `insert into finding_rule (zone_code, run_id, rule, kind, document_id, title, clause, basis)
			values ('z', $1, $2, 'idle', 'd', jsonb_build_object('zh', $2::text, 'en', $2::text), 'c', '{}') on conflict do nothing`, runID, f.rule)
		must(t, s, `insert into finding (zone_code, finding_id, run_id, parcel_id, rule, outcome, disposal_mode, detail)
			values ('z', $1, $2, $3, $4, $5, 'none', '{"formula": {"zh": "", "en": ""}, "inputs": {}, "missing": []}')`, runID*100+i, runID, f.parcel, f.rule, f.outcome)
	}
}

const (
	notStarted = "idle_not_started"
	low        = "low_efficiency"
)

// june is a calendar whose today is 10 June 2026, without holidays on record.
func june() calendar.Calendar { return calendar.New(day("2026-06-10"), nil) }

// trackOf is the track of the rules of these tests; the program knows it by the kind of a rule.
func trackOf(rule string) string {
	if rule == low {
		return disposal.LowEfficiency
	}
	return disposal.Idle
}

func followed(t *testing.T, s *Store, runID int64, applied ...string) land.Followed {
	t.Helper()
	if applied == nil {
		applied = []string{notStarted, "idle_suspended", low}
	}
	done, err := s.FollowFindings(t.Context(), Following{
		ZoneCode: "z", RunID: runID, Applied: applied, Decided: disposal.Decided(), OpenedOn: "2026-06-10", By: disposal.Program,
		First: func(rule string, again bool) (string, land.LedgerStep) {
			if track := trackOf(rule); again {
				return track, disposal.Reopen(land.LedgerStanding{State: disposal.ClosedUnsupported}, track, june())
			} else {
				return track, disposal.Open(track, june())
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// entries are those of the ledger, as `parcel rule: state (last run/unsupported)`.
func entries(t *testing.T, s *Store) []land.LedgerEntry {
	t.Helper()
	list, next, err := s.LedgerEntries(t.Context(), "z", LedgerPart{LedgerQuery: land.LedgerQuery{Limit: 100}})
	if err != nil || next != "" {
		t.Fatal(err, next)
	}
	return list
}

func said(list []land.LedgerEntry) []string {
	var lines []string
	for _, e := range list {
		gone := ""
		if e.UnsupportedRunID != nil {
			gone = fmt.Sprintf(", not by %d", *e.UnsupportedRunID)
		}
		lines = append(lines, fmt.Sprintf("%s %s: %s by %d%s", e.ParcelCode, e.Rule, e.State, e.LastRunID, gone))
	}
	slices.Sort(lines)
	return lines
}

// anyone may do everything, everywhere.
func anyone(name string) land.Person {
	return land.Person{Name: name, Holds: func(string, string) bool { return true }}
}

// moved takes an entry a step further, by the pure room, and keeps it.
func moved(s *Store, t *testing.T, e land.LedgerEntry, by string, m land.LedgerMove) (land.LedgerEntry, error) {
	t.Helper()
	m.Version = e.Version
	after, step, err := disposal.Move(e, m, anyone(by), june())
	if err != nil {
		return e, err
	}
	return after, s.SaveLedger(t.Context(), "z", []LedgerChange{{Entry: after, Step: step}})
}

func mustMove(t *testing.T, s *Store, e land.LedgerEntry, by string, moves ...land.LedgerMove) land.LedgerEntry {
	t.Helper()
	for _, m := range moves {
		if _, err := moved(s, t, e, by, m); err != nil {
			t.Fatalf("%s: %v", m.Move, err)
		}
		var err error
		if e, err = s.LedgerEntry(t.Context(), "z", e.EntryID); err != nil {
			t.Fatal(err)
		}
	}
	return e
}

func of(t *testing.T, s *Store, parcel, rule string) land.LedgerEntry {
	t.Helper()
	for _, e := range entries(t, s) {
		if e.ParcelCode == parcel && e.Rule == rule {
			return e
		}
	}
	t.Fatalf("no entry of %s %s", parcel, rule)
	return land.LedgerEntry{}
}

// replays checks of every entry that its steps make it what it is.
func replays(t *testing.T, s *Store) {
	t.Helper()
	for _, e := range entries(t, s) {
		record, err := s.LedgerRecord(t.Context(), "z", e.EntryID)
		if err != nil {
			t.Fatal(err)
		}
		standing, err := disposal.Replay(e.Track, record.Steps)
		if diff := cmp.Diff(e.LedgerStanding, standing); err != nil || diff != "" {
			t.Errorf("entry %d: %v (-kept +replayed):\n%s", e.EntryID, err, diff)
		}
	}
}

func TestTheLedgerFollowsRuns(t *testing.T) {
	s := withParcels(t, 5)
	finds(t, s, 1, found{1, notStarted, "met"}, found{2, notStarted, "met"}, found{2, low, "suspected"}, found{3, low, "cannot_tell"}, found{4, low, "met"})
	want := land.Followed{RunID: 1, Opened: 4}
	if got := followed(t, s, 1); got != want {
		t.Fatalf("%+v", got)
	}
	first := of(t, s, "P1", notStarted)
	if first.Track != disposal.Idle || *first.DueOn != "2026-07-10" || *first.Clock != disposal.ClockNotice || first.AreaMu != 3 || first.RuleTitle.ZH != notStarted {
		t.Errorf("%+v", first)
	}
	if e := of(t, s, "P2", low); e.Track != disposal.LowEfficiency || e.DueOn != nil {
		t.Errorf("%+v", e)
	}
	mustMove(t, s, first, "甲", land.LedgerMove{Move: "investigate", DocumentNo: "1", DocumentOn: "2026-06-10", Signer: "s"})
	mustMove(t, s, of(t, s, "P4", low), "甲", land.LedgerMove{Move: "propose_not_low", DocumentOn: "2026-06-10", Note: "n"})
	mustMove(t, s, of(t, s, "P4", low), "乙", land.LedgerMove{Move: "confirm_not_low", DocumentNo: "1", DocumentOn: "2026-06-10", Signer: "s"})

	// Run 2: nothing on P1 and P4, P2 low cannot be told, P2 idle stands, P3 comes.
	finds(t, s, 2, found{2, notStarted, "met"}, found{2, low, "cannot_tell"}, found{3, low, "met"})
	if got, want := followed(t, s, 2), (land.Followed{RunID: 2, Opened: 1, Stood: 1, Unsupported: 2}); got != want {
		t.Errorf("%+v", got)
	}
	if diff := cmp.Diff([]string{
		"P1 idle_not_started: investigating by 1, not by 2", "P2 idle_not_started: suspected by 2", "P2 low_efficiency: suspected by 1",
		"P3 low_efficiency: suspected by 2", "P4 low_efficiency: not_low by 1, not by 2",
	}, said(entries(t, s))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	// Run 3 finds nothing: suspicions are closed, what is under way stays marked as it was.
	if got, want := followed(t, s, 3), (land.Followed{RunID: 3, Closed: 3}); got != want {
		t.Errorf("%+v", got)
	}
	// Run 4 finds all of it again: closed ones reopen, the one under way is found, and for the decided one another is opened.
	finds(t, s, 4, found{1, notStarted, "met"}, found{2, notStarted, "met"}, found{2, low, "met"}, found{3, low, "met"}, found{4, low, "met"})
	if got, want := followed(t, s, 4), (land.Followed{RunID: 4, Opened: 1, Reopened: 3, Stood: 1}); got != want {
		t.Errorf("%+v", got)
	}
	if diff := cmp.Diff([]string{
		"P1 idle_not_started: investigating by 4", "P2 idle_not_started: suspected by 4", "P2 low_efficiency: suspected by 4",
		"P3 low_efficiency: suspected by 4", "P4 low_efficiency: not_low by 1, not by 2", "P4 low_efficiency: suspected by 4",
	}, said(entries(t, s))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if e := of(t, s, "P2", notStarted); e.Version != 3 || e.LastMove != "reopen" || *e.DueOn != "2026-07-10" {
		t.Errorf("%+v", e)
	}
	// A run that applied other rules leaves these alone.
	if got, want := followed(t, s, 5, "far_below"), (land.Followed{RunID: 5}); got != want {
		t.Errorf("%+v", got)
	}
	for _, runID := range []int64{4, 2} { // the same once more, and one of an earlier day
		if got := followed(t, s, runID); got != (land.Followed{RunID: runID, Skipped: true}) {
			t.Errorf("%+v", got)
		}
	}
	replays(t, s)
}

// TestAnEntryBeginsAnew closes an entry in its disposal and finds it again: nothing is left on it of what was recorded and decided.
func TestAnEntryBeginsAnew(t *testing.T) {
	s := withParcels(t, 3)
	finds(t, s, 1, found{1, low, "met"})
	followed(t, s, 1)
	e := mustMove(t, s, of(t, s, "P1", low), "甲", land.LedgerMove{Move: "propose_low", DocumentOn: "2026-06-10"})
	e = mustMove(t, s, e, "乙", land.LedgerMove{Move: "confirm_low", DocumentNo: "1", DocumentOn: "2026-06-10", Signer: "s"})
	mustMove(t, s, e, "甲", land.LedgerMove{Move: "dispose", DocumentNo: "2", DocumentOn: "2026-06-10", Signer: "s", Mode: "self_upgrade"}, land.LedgerMove{Move: "record_part", DocumentOn: "2026-06-10", DisposedM2: 100})
	followed(t, s, 2)
	mustMove(t, s, of(t, s, "P1", low), "甲", land.LedgerMove{Move: "close_unsupported", DocumentNo: "3", DocumentOn: "2026-06-10", Signer: "s", Note: "n"})
	finds(t, s, 3, found{1, low, "met"})
	followed(t, s, 3)
	if e := of(t, s, "P1", low); e.State != disposal.Suspected || e.Mode != nil || e.DisposedM2 != 0 {
		t.Errorf("%+v", e.LedgerStanding)
	}
	replays(t, s)
}

// TestWhichDecisionASheetTakes has several entries of a parcel with a mode: of the newest decision, whatever was noted since, not of a
// promise and not of what a newer entry follows.
func TestWhichDecisionASheetTakes(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, low, "met"}, found{1, notStarted, "met"}, found{2, low, "met"}, found{3, low, "met"})
	followed(t, s, 1)
	must(t, s, `update ledger_entry set state = 'done', mode = case rule when 'low_efficiency' then 'self_upgrade' else 'recovery' end, disposed_m2 = 5`)
	must(t, s, `insert into ledger_step (zone_code, entry_id, version, move, from_state, to_state, document_on, mode, done_by)
		select zone_code, entry_id, 2, 'dispose', '', '', case rule when 'low_efficiency' then date '2024-05-01' else date '2026-05-01' end, mode, 'a' from ledger_entry`)
	must(t, s, `update ledger_entry set changed_at = now() + interval '1 day' where rule = 'low_efficiency'`)
	must(t, s, `insert into commitment (zone_code, commitment_id, parcel_id, indicator, target, source_id, recorded_by) values ('z', 'c', 2, 'tax_per_mu', 20, 1, 'a')`)
	must(t, s, `update ledger_entry set track = 'promise', commitment_id = 'c' where parcel_id = 2`)
	must(t, s, `update ledger_entry set current = false where parcel_id = 3`)
	v, err := s.Surveyed(t.Context(), "z", "", land.RunChoice{RunID: 1})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range v.Parcels {
		mode := ""
		if p.DecidedMode != nil {
			mode = *p.DecidedMode
		}
		got = append(got, fmt.Sprint(mode, " ", p.DisposedM2))
	}
	if diff := cmp.Diff([]string{"recovery 5", " 0", " 0", " 0"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestTheNewestRunIsFollowed has two runs of one day, a trial of a later one and a run of a day to come.
func TestTheNewestRunIsFollowed(t *testing.T) {
	s := withParcels(t, 2)
	run := func(id int, day string, trial bool) {
		must(t, s, `insert into run (zone_code, run_id, year, as_of, policy_id, policy_title, policy_digest, policy_source, data_version,
			program_version, created_by, conservation, counts, trial)
			values ('z', $1, 2020, $2, 'p', 'P', repeat('0', 64), '', 1, 'test', 'test', '{}', '{}', $3)`, id, day, trial)
	}
	unfollowed := func() []Unfollowed {
		list, err := s.Unfollowed(t.Context(), "2026-06-10")
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	followed(t, s, 1)
	if got := unfollowed(); len(got) != 1 || got[0].RunID != 2 {
		t.Errorf("of a ledger that followed run 1 and failed at run 2: %+v", got)
	}
	run(3, "2021-01-01", false) // the day of run 2
	run(4, "2022-01-01", true)
	run(5, "2026-06-11", false)
	if got := unfollowed(); len(got) != 1 || got[0].RunID != 3 {
		t.Errorf("%+v", got)
	}
	if got := followed(t, s, 3); got.Skipped {
		t.Errorf("%+v", got)
	}
	if got := unfollowed(); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	if got := followed(t, s, 2); !got.Skipped {
		t.Errorf("a run of the same day that was made before: %+v", got)
	}
}

// A decided entry that runs go on to find is not opened again: persons have judged the same facts.
func TestWhatIsDecidedStands(t *testing.T) {
	s := withParcels(t, 2)
	finds(t, s, 1, found{1, low, "met"})
	followed(t, s, 1)
	e := mustMove(t, s, of(t, s, "P1", low), "甲", land.LedgerMove{Move: "propose_not_low", DocumentOn: "2026-06-10", Note: "n"})
	mustMove(t, s, e, "乙", land.LedgerMove{Move: "confirm_not_low", DocumentNo: "1", DocumentOn: "2026-06-10", Signer: "s"})
	finds(t, s, 2, found{1, low, "met"})
	if got, want := followed(t, s, 2), (land.Followed{RunID: 2, Stood: 1}); got != want {
		t.Errorf("%+v", got)
	}
	if diff := cmp.Diff([]string{"P1 low_efficiency: not_low by 2"}, said(entries(t, s))); diff != "" {
		t.Error(diff)
	}
}

func TestTwoOfficersAtOnce(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, notStarted, "met"})
	followed(t, s, 1)
	e := of(t, s, "P1", notStarted)
	results := make([]error, 8)
	var all sync.WaitGroup
	for i := range results {
		all.Go(func() {
			_, results[i] = moved(s, t, e, fmt.Sprintf("officer %d", i), land.LedgerMove{Move: "investigate", DocumentNo: "1", DocumentOn: "2026-06-10", Signer: "s"})
		})
	}
	all.Wait()
	winner := slices.Index(results, nil)
	for i, err := range results {
		var other Changed
		if i != winner && (!errors.Is(err, land.ErrConflict) || !errors.As(err, &other) || other.Now.ChangedBy != fmt.Sprintf("officer %d", winner) || other.Now.State != disposal.Investigating) {
			t.Errorf("officer %d: %v", i, err)
		}
	}
	if record, err := s.LedgerRecord(t.Context(), "z", e.EntryID); winner < 0 || err != nil || len(record.Steps) != 2 {
		t.Errorf("%d won, %v %+v", winner, err, record.Steps)
	}
	replays(t, s)
}

func TestIdentificationTakesTwo(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, notStarted, "met"})
	followed(t, s, 1)
	e := mustMove(t, s, of(t, s, "P1", notStarted), "甲",
		land.LedgerMove{Move: "investigate", DocumentNo: "1", DocumentOn: "2026-06-01", Signer: "s"},
		land.LedgerMove{Move: "record_answer", DocumentOn: "2026-06-02", Note: "资金紧张"}, land.LedgerMove{Move: "propose_idle", DocumentOn: "2026-06-02", Cause: disposal.Holder})
	f, err := s.AddLedgerFile(t.Context(), "z", e.EntryID, land.NewFile{Name: "认定书.pdf", MediaType: "application/pdf", Content: []byte("%PDF"), AddedBy: "甲"})
	if err != nil {
		t.Fatal(err)
	}
	confirm := land.LedgerMove{Move: "confirm_idle", DocumentNo: "2", DocumentOn: "2026-06-03", Signer: "s", FileID: f.FileID}
	if _, err := moved(s, t, e, "甲", confirm); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "another person") {
		t.Errorf("the proposer confirmed: %v", err)
	}
	confirm.FileID = 9
	if _, err := moved(s, t, e, "乙", confirm); !errors.Is(err, land.ErrInvalid) || !strings.Contains(err.Error(), "file of this entry") {
		t.Errorf("a file of nobody: %v", err)
	}
	confirm.FileID = f.FileID
	if e = mustMove(t, s, e, "乙", confirm); e.State != disposal.IdentifiedIdle || e.ProposedBy != nil || *e.Cause != disposal.Holder {
		t.Errorf("%+v", e)
	}
	replays(t, s)
}

// TestCausesThatDiffer compares the cause in the ledger with the one on the parcel's record.
func TestCausesThatDiffer(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, notStarted, "met"})
	followed(t, s, 1)
	stands := func(recorded any, differ bool) {
		t.Helper()
		must(t, s, `update parcel set idle_cause = $1 where parcel_code = 'P1'`, recorded)
		if e := of(t, s, "P1", notStarted); e.CausesDiffer != differ || (e.RecordedCause == nil) != (recorded == nil) {
			t.Errorf("recorded %v: %v, %t", recorded, e.RecordedCause, e.CausesDiffer)
		}
	}
	stands(disposal.ForceMajeure, false) // the ledger says nothing yet
	mustMove(t, s, of(t, s, "P1", notStarted), "甲",
		land.LedgerMove{Move: "investigate", DocumentNo: "1", DocumentOn: "2026-06-01", Signer: "s"},
		land.LedgerMove{Move: "record_answer", DocumentOn: "2026-06-02", Note: "资金紧张"}, land.LedgerMove{Move: "propose_idle", DocumentOn: "2026-06-02", Cause: disposal.Holder})
	stands(disposal.ForceMajeure, true)
	stands(disposal.Holder, false)
	stands(nil, false)
}

// TestAllOrNone has a batch whose last entry was changed meanwhile: nothing of it is kept.
func TestAllOrNone(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, low, "met"}, found{2, low, "met"})
	followed(t, s, 1)
	list := entries(t, s)
	var batch []LedgerChange
	for _, e := range list {
		after, step, err := disposal.Move(e, land.LedgerMove{Move: "assign", Version: 1, Assignee: new("丙")}, anyone("甲"), june())
		if err != nil {
			t.Fatal(err)
		}
		batch = append(batch, LedgerChange{Entry: after, Step: step, Tell: map[string]string{"move": "assign"}})
	}
	mustMove(t, s, list[1], "乙", land.LedgerMove{Move: "annotate", Note: "先到"})
	if err := s.SaveLedger(t.Context(), "z", batch); !errors.Is(err, land.ErrConflict) {
		t.Errorf("%v", err)
	}
	if e := of(t, s, list[0].ParcelCode, low); e.Version != 1 || e.Assignee != nil {
		t.Errorf("half of it was kept: %+v", e)
	}
	if waiting, err := s.TakeMessages(t.Context()); err != nil || len(waiting) != 0 {
		t.Errorf("%v %+v", err, waiting)
	}
	if err := s.SaveLedger(t.Context(), "z", batch[:1]); err != nil {
		t.Error(err)
	}
}

// TestBatchesInOppositeOrders has two batches over the same entries at once, the one from the first and the other from the last.
func TestBatchesInOppositeOrders(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, low, "met"}, found{2, low, "met"}, found{3, low, "met"}, found{4, low, "met"})
	followed(t, s, 1)
	batch := func(by string) (list []LedgerChange) {
		for _, e := range entries(t, s) {
			after, step, err := disposal.Move(e, land.LedgerMove{Move: "annotate", Version: e.Version, Note: by}, anyone(by), june())
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, LedgerChange{Entry: after, Step: step})
		}
		return list
	}
	for range 30 {
		forth, back := batch("甲"), batch("乙")
		slices.Reverse(back)
		var first, second error
		var both sync.WaitGroup
		both.Go(func() { first = s.SaveLedger(t.Context(), "z", forth) })
		both.Go(func() { second = s.SaveLedger(t.Context(), "z", back) })
		both.Wait()
		var other Changed
		if (first == nil) == (second == nil) || !errors.As(errors.Join(first, second), &other) {
			t.Fatalf("one of two must be told who was faster: %v, %v", first, second)
		}
	}
}

func TestTheLedgerIsWrittenOnce(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, low, "met"})
	followed(t, s, 1)
	e := of(t, s, "P1", low)
	if _, err := s.AddLedgerFile(t.Context(), "z", e.EntryID, land.NewFile{Name: "n", MediaType: "text/plain", Content: []byte("x"), AddedBy: "甲"}); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"ledger_step", "ledger_file", "ledger_run"} {
		for _, statement := range []string{"update " + table + " set zone_code = zone_code", "delete from " + table, "truncate " + table + " cascade"} {
			if _, err := s.pool.Exec(t.Context(), statement); err == nil || !strings.Contains(err.Error(), "never changed") {
				t.Errorf("%s: %v", statement, err)
			}
		}
	}
	if _, err := s.pool.Exec(t.Context(), "delete from ledger_entry"); err == nil {
		t.Error("an entry with steps was deleted")
	}
}

func TestLedgerFiles(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, low, "met"})
	followed(t, s, 1)
	e := of(t, s, "P1", low)
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			if _, err := s.AddLedgerFile(t.Context(), "z", e.EntryID, land.NewFile{Name: "passwd", MediaType: "text/plain", Content: []byte{byte(i)}, AddedBy: "甲"}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	r, err := s.LedgerRecord(t.Context(), "z", e.EntryID)
	if err != nil || len(r.Files) != 4 || r.Files[3].FileID != 4 || r.Files[0].Name != "passwd" || r.Files[0].Bytes != 1 || r.Finding == nil || r.Finding.Rule != low || len(r.Steps) != 1 {
		t.Fatalf("%v %+v", err, r)
	}
	f, content, err := s.LedgerFile(t.Context(), "z", e.EntryID, 2)
	if err != nil || len(content) != 1 || f.SHA256 == r.Files[0].SHA256 {
		t.Errorf("%v %+v", err, f)
	}
	if _, _, err := s.LedgerFile(t.Context(), "z", e.EntryID, 9); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("%v", err)
	}
	if _, err := s.AddLedgerFile(t.Context(), "z", 999, land.NewFile{Name: "n", Content: []byte{1}, AddedBy: "甲"}); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

// TestEntryOfCancelledParcel says that the parcel of an entry was cancelled, when and by which document.
func TestEntryOfCancelledParcel(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, notStarted, "met"}, found{2, notStarted, "met"})
	followed(t, s, 1)
	must(t, s, `update parcel set valid_to = now() where parcel_id = 1`)
	must(t, s, `insert into parcel_cancellation (zone_code, parcel_id, document_no, recorded_at) values ('z', 1, '注〔2026〕3号', '2026-05-06 12:00:00+08')`)
	e := of(t, s, "P1", notStarted)
	if len(e.Became) != 0 || e.CancelledOn == nil || *e.CancelledOn != "2026-05-06" || e.CancelledBy == nil || *e.CancelledBy != "注〔2026〕3号" {
		t.Errorf("%+v", e)
	}
	if e := of(t, s, "P2", notStarted); e.CancelledOn != nil || e.CancelledBy != nil {
		t.Errorf("%+v", e)
	}
}

// TestEntryOfSplitParcel lets a suspicion of a parcel that was split stand, with what came of the parcel, until land is found again.
func TestEntryOfSplitParcel(t *testing.T) {
	s := withParcels(t, 3)
	finds(t, s, 1, found{1, notStarted, "met"}, found{2, notStarted, "met"})
	followed(t, s, 1)
	must(t, s, `update parcel set valid_to = now() where parcel_id = 1`)
	must(t, s, `insert into parcel_lineage (zone_code, parcel_id, ancestor_id, relation) values ('z', 4, 1, 'split'), ('z', 3, 1, 'split')`)
	if got, want := followed(t, s, 2), (land.Followed{RunID: 2, Closed: 1, Unsupported: 1}); got != want {
		t.Errorf("%+v", got)
	}
	if diff := cmp.Diff([]string{"P1 idle_not_started: suspected by 1, not by 2", "P2 idle_not_started: closed_unsupported by 1, not by 2"}, said(entries(t, s))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if e := of(t, s, "P1", notStarted); !slices.Equal(e.Became, []string{"P3", "P4"}) || e.DueOn == nil {
		t.Errorf("%+v", e)
	}
	if got, want := followed(t, s, 3), (land.Followed{RunID: 3}); got != want {
		t.Errorf("%+v", got)
	}
	mustMove(t, s, of(t, s, "P1", notStarted), "甲", land.LedgerMove{Move: "investigate", DocumentNo: "1", DocumentOn: "2026-06-10", Signer: "s"})
}
