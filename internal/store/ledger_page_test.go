package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"permu/internal/calendar"
	"permu/internal/disposal"
	"permu/internal/land"
)

func day(text string) time.Time {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return t
}

// TestLedgerPages reads the ledger two entries at a time: every entry once, the earliest deadline first, those without last.
func TestLedgerPages(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, low, "met"}, found{2, low, "met"}, found{3, notStarted, "met"}, found{4, low, "met"}, found{4, notStarted, "met"})
	followed(t, s, 1)
	mustMove(t, s, of(t, s, "P2", low), "甲", land.LedgerMove{Move: "assign", Assignee: new("甲"), Deadline: &land.TimeSpan{Count: 3, Unit: calendar.Days}})
	var codes []string
	q := LedgerPart{LedgerQuery: land.LedgerQuery{Limit: 2}}
	for pages := 0; pages == 0 || q.After != ""; pages++ {
		list, next, err := s.LedgerEntries(t.Context(), "z", q)
		if err != nil || pages > 3 {
			t.Fatal(err, pages)
		}
		for _, e := range list {
			codes = append(codes, e.ParcelCode+" "+e.Rule)
		}
		q.After = next
	}
	if diff := cmp.Diff([]string{"P2 low_efficiency", "P3 idle_not_started", "P4 idle_not_started", "P1 low_efficiency", "P4 low_efficiency"}, codes); diff != "" {
		t.Error(diff)
	}
	for _, after := range []string{"x", "2026-01-01", "2026-13-01.1", "infinity.x", "today.1"} {
		if _, _, err := s.LedgerEntries(t.Context(), "z", LedgerPart{LedgerQuery: land.LedgerQuery{After: after, Limit: 1}}); !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%q: %v", after, err)
		}
	}
}

func TestLedgerFilters(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, low, "met"}, found{2, low, "met"}, found{3, notStarted, "met"})
	followed(t, s, 1)
	mustMove(t, s, of(t, s, "P2", low), "甲", land.LedgerMove{Move: "assign", Assignee: new("甲"), Deadline: &land.TimeSpan{Count: 3, Unit: calendar.Days}})
	e := mustMove(t, s, of(t, s, "P1", low), "甲", land.LedgerMove{Move: "propose_not_low", DocumentOn: "2026-06-10", Note: "n"})
	mustMove(t, s, e, "乙", land.LedgerMove{Move: "confirm_not_low", DocumentNo: "1", DocumentOn: "2026-06-10", Signer: "s"})
	tests := map[string]struct {
		q    land.LedgerQuery
		want []string
	}{
		"everything":       {land.LedgerQuery{}, []string{"P2", "P3", "P1"}},
		"what is open":     {land.LedgerQuery{OpenOnly: true}, []string{"P2", "P3"}},
		"states":           {land.LedgerQuery{States: []string{"not_low", "exempt"}}, []string{"P1"}},
		"a rule":           {land.LedgerQuery{Rules: []string{notStarted}}, []string{"P3"}},
		"a track":          {land.LedgerQuery{Track: disposal.LowEfficiency}, []string{"P2", "P1"}},
		"whose":            {land.LedgerQuery{Assignee: "甲"}, []string{"P2"}},
		"a parcel":         {land.LedgerQuery{ParcelCode: "P3"}, []string{"P3"}},
		"due before a day": {land.LedgerQuery{DueBefore: "2026-06-14"}, []string{"P2"}},
		"that day is out":  {land.LedgerQuery{DueBefore: "2026-06-13"}, nil},
		"due from a day":   {land.LedgerQuery{DueFrom: "2026-06-14"}, []string{"P3"}},
		"a park of nobody": {land.LedgerQuery{ParkCode: "K"}, nil},
	}
	for name, tt := range tests {
		tt.q.Limit = 10
		list, _, err := s.LedgerEntries(t.Context(), "z", LedgerPart{LedgerQuery: tt.q, Ended: disposal.Ended()})
		var got []string
		for _, e := range list {
			got = append(got, e.ParcelCode)
		}
		if diff := cmp.Diff(tt.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v %s", name, err, diff)
		}
	}
	counts, err := s.LedgerCounts(t.Context(), "z", LedgerPart{Ended: disposal.Ended(), Today: "2026-06-14", SoonOn: "2026-07-10"})
	want := []land.LedgerCount{
		{Track: "idle", State: "suspected", Count: 1, AreaMu: 3, Soon: 1},
		{Track: "low_efficiency", State: "not_low", Count: 1, AreaMu: 3},
		{Track: "low_efficiency", State: "suspected", Count: 1, AreaMu: 3, Overdue: 1},
	}
	if diff := cmp.Diff(want, counts); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

func TestHolidaysOfYears(t *testing.T) {
	s := withParcels(t, 0)
	save := func(list ...land.Holiday) []land.Holiday {
		t.Helper()
		removed, err := s.SaveHolidays(t.Context(), "z", list, calendar.WholeYears(list))
		if err != nil {
			t.Fatal(err)
		}
		return removed
	}
	new2025, new2026 := land.Holiday{Day: "2025-01-01", Kind: "holiday", Name: "元旦"}, land.Holiday{Day: "2026-01-02", Kind: "holiday"}
	worked := land.Holiday{Day: "2026-10-10", Kind: "workday"}
	save(new2025, worked)
	if removed := save(new2026, land.Holiday{Day: "2025-01-01", Kind: "holiday", Name: "元旦节"}); len(removed) != 0 {
		t.Errorf("a few days of a year made others go: %+v", removed)
	}
	new2025.Name = "元旦节"
	got, err := s.Holidays(t.Context(), "z")
	if diff := cmp.Diff([]land.Holiday{new2025, new2026, worked}, got); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	whole := []land.Holiday{new2026}
	for i := range 10 {
		whole = append(whole, land.Holiday{Day: fmt.Sprintf("2026-05-%02d", i+1), Kind: "holiday"})
	}
	if diff := cmp.Diff([]land.Holiday{worked}, save(whole...)); diff != "" {
		t.Errorf("(-want +removed):\n%s", diff)
	}
	if got, err := s.Holidays(t.Context(), "z"); err != nil || len(got) != 12 || got[0] != new2025 {
		t.Errorf("%v %+v", err, got)
	}
	if _, err := s.SaveHolidays(t.Context(), "nowhere", []land.Holiday{new2025}, nil); !errors.Is(err, land.ErrNotFound) {
		t.Errorf("%v", err)
	}
}

// TestMonthsAsPostgreSQLCounts asks PostgreSQL for the ends of spans: a second source for the calendar.
func TestMonthsAsPostgreSQLCounts(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, low, "met"})
	followed(t, s, 1)
	e := of(t, s, "P1", low)
	for i, span := range []land.TimeSpan{{Count: 1, Unit: "months"}, {Count: 13, Unit: "months"}, {Count: 2, Unit: "years"}, {Count: 30, Unit: "days"}, {Count: 400, Unit: "days"}} {
		for _, from := range []string{"2024-01-31", "2024-02-29", "2025-12-31", "2023-08-30"} {
			_, step, err := disposal.Move(e, land.LedgerMove{Move: "propose_low", Version: 1, DocumentOn: from, Deadline: &span}, anyone("甲"), june())
			if err != nil {
				t.Fatal(err)
			}
			var want string
			if err := s.pool.QueryRow(t.Context(), `select ($1::text::date + $2::text::interval)::date::text`, from, fmt.Sprintf("%d %s", span.Count, span.Unit)).Scan(&want); err != nil {
				t.Fatal(err)
			}
			if *step.DueOn != want {
				t.Errorf("%d: %s + %+v is %s, by PostgreSQL %s", i, from, span, *step.DueOn, want)
			}
		}
	}
}

// TestWorkingDaysAsSQLCounts counts working days, and the next one after a clock of the law, over the table of holidays in SQL.
func TestWorkingDaysAsSQLCounts(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, low, "met"}, found{2, notStarted, "met"})
	followed(t, s, 1)
	holidays := []land.Holiday{{Day: "2026-10-10", Kind: calendar.WorkDay}, {Day: "2026-02-14", Kind: calendar.WorkDay}, {Day: "2026-02-28", Kind: calendar.WorkDay}}
	for _, free := range []string{"2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-23", "2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"} {
		holidays = append(holidays, land.Holiday{Day: free, Kind: calendar.RestDay})
	}
	if _, err := s.SaveHolidays(t.Context(), "z", holidays, nil); err != nil {
		t.Fatal(err)
	}
	const worked = `
		select d::date::text
		from generate_series($1::text::date + $2::int, $1::text::date + 400, interval '1 day') d
		left join holiday h on h.zone_code = 'z' and h.day = d::date
		where coalesce(h.kind = 'workday', extract(isodow from d) < 6)
		order by d
		offset $3::int
		limit 1`
	days := calendar.New(day("2026-12-31"), holidays)
	wanted := func(from string, after, offset int) (on string) {
		if err := s.pool.QueryRow(t.Context(), worked, from, after, offset).Scan(&on); err != nil {
			t.Fatal(err)
		}
		return on
	}
	slack, unused := of(t, s, "P1", low), of(t, s, "P2", notStarted)
	for i := range 330 {
		from := day("2026-01-05").AddDate(0, 0, i).Format(time.DateOnly)
		span := land.TimeSpan{Count: 1 + i%23, Unit: calendar.WorkingDays}
		_, own, err := disposal.Move(slack, land.LedgerMove{Move: "propose_low", Version: 1, DocumentOn: from, Deadline: &span}, anyone("甲"), days)
		if err != nil {
			t.Fatal(err)
		}
		_, law, err := disposal.Move(unused, land.LedgerMove{Move: "investigate", Version: 1, DocumentNo: "1", DocumentOn: from, Signer: "s"}, anyone("甲"), days)
		if err != nil {
			t.Fatal(err)
		}
		if want := wanted(from, 1, span.Count-1); *own.DueOn != want {
			t.Errorf("%d working days from %s: %s, by SQL %s", span.Count, from, *own.DueOn, want)
		}
		if want := wanted(from, 30, 0); *law.DueOn != want {
			t.Errorf("30 days of the law from %s: %s, by SQL %s", from, *law.DueOn, want)
		}
	}
}

func TestMessagesWaitLongerEachTime(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, notStarted, "met"}, found{2, notStarted, "met"})
	followed(t, s, 1)
	for range 2 { // the second time there is nothing new
		if _, err := s.TellDeadlines(t.Context(), "2026-07-11", "2026-07-18", disposal.Ended()); err != nil {
			t.Fatal(err)
		}
	}
	first, err := s.TakeMessages(t.Context())
	if err != nil || len(first) != 2 || first[0].Kind != "overdue" || first[0].About != "2026-07-10" || first[0].Attempts != 1 {
		t.Fatalf("%v %+v", err, first)
	}
	if again, err := s.TakeMessages(t.Context()); err != nil || len(again) != 0 {
		t.Errorf("taken twice: %v %+v", err, again)
	}
	if err := s.MessageSent(t.Context(), first[0], ""); err != nil {
		t.Fatal(err)
	}
	if err := s.MessageSent(t.Context(), first[1], "503"); err != nil {
		t.Fatal(err)
	}
	must(t, s, `update message set next_at = now() - interval '1 second'`)
	second, err := s.TakeMessages(t.Context())
	if err != nil || len(second) != 1 || second[0].SubjectID != first[1].SubjectID || second[0].Attempts != 2 {
		t.Fatalf("%v %+v", err, second)
	}
	var seconds float64
	if err := s.pool.QueryRow(t.Context(), `select extract(epoch from max(next_at) - now()) from message`).Scan(&seconds); err != nil || seconds < 50 || seconds > 61 {
		t.Errorf("%v: the second time it waits %g s", err, seconds)
	}
}

// TestDeadlinesAreToldTwice tells of each deadline when it is near, once, and when it has passed, once.
func TestDeadlinesAreToldTwice(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, notStarted, "met"})
	followed(t, s, 1)
	told := func(today, soonOn string) (n int) {
		if _, err := s.TellDeadlines(t.Context(), today, soonOn, disposal.Ended()); err != nil {
			t.Fatal(err)
		}
		must(t, s, "analyze message")
		if err := s.pool.QueryRow(t.Context(), `select count(*) from message`).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for at, one := range []struct {
		today, soonOn string
		want          int
	}{{"2026-07-02", "2026-07-09", 0}, {"2026-07-03", "2026-07-10", 1}, {"2026-07-10", "2026-07-17", 1}, {"2026-07-11", "2026-07-18", 2}, {"2026-08-11", "2026-08-18", 2}} {
		if got := told(one.today, one.soonOn); got != one.want {
			t.Errorf("%d: on %s %d are told", at, one.today, got)
		}
	}
}

// TestRunsAreTold has one run open four entries and another close two and open one again; each is told once.
func TestRunsAreTold(t *testing.T) {
	s := withParcels(t, 4)
	finds(t, s, 1, found{1, low, "met"}, found{2, low, "met"}, found{3, low, "met"}, found{4, notStarted, "met"})
	finds(t, s, 2, found{1, low, "met"}, found{4, notStarted, "met"})
	finds(t, s, 3, found{1, low, "met"}, found{2, low, "met"}, found{4, notStarted, "met"})
	finds(t, s, 4, found{1, low, "met"}, found{2, low, "met"}, found{4, notStarted, "met"})
	for run := range 4 {
		followed(t, s, int64(run+1))
	}
	for range 2 { // the second time there is nothing new
		if _, err := s.TellRuns(t.Context(), 3); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.TakeMessages(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := map[int64]string{}
	for _, m := range list {
		var said struct {
			Opened, Reopened, Closed int
			Entries                  []struct {
				ParcelCode string `json:"parcel_code"`
				Move       string `json:"move"`
			}
		}
		if err := json.Unmarshal(m.Payload, &said); err != nil || m.Kind != "run" {
			t.Fatal(err, m.Kind)
		}
		text := fmt.Sprintf("%d %d %d", said.Opened, said.Reopened, said.Closed)
		for _, e := range said.Entries {
			text += " " + e.ParcelCode + " " + e.Move
		}
		got[m.SubjectID] = text
	}
	want := map[int64]string{1: "4 0 0 P1 open_low P2 open_low P3 open_low", 2: "0 0 2 P2 close P3 close", 3: "0 1 0 P2 reopen_low"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestWhenAStartWasDue has land with an agreed start, with one that a supplement moved, with a hand-over alone, and with none; the
// leg is that of the rule.
func TestWhenAStartWasDue(t *testing.T) {
	s := withParcels(t, 1)
	finds(t, s, 1, found{1, "standing_still", "met"}, found{2, "standing_still", "met"}, found{3, "standing_still", "met"}, found{4, low, "met"}, found{4, "standing_still", "met"})
	must(t, s, `alter table finding_rule disable trigger never_changes`)
	must(t, s, `update finding_rule set leg = 'not_started' where rule = 'standing_still'`)
	must(t, s, `update parcel set handed_over_on = '2024-02-29' where parcel_id < 3`)
	must(t, s, `update parcel set agreed_start_on = '2023-05-01' where parcel_id in (2, 4)`)
	must(t, s, `insert into commitment (zone_code, commitment_id, parcel_id, indicator, agreement_version, target_on, source_id)
		values ('z', 'a', 4, 'start_on', '补充协议一', '2024-06-01', 1), ('z', 'b', 4, 'start_on', '补充协议二', '2025-06-01', 1), ('z', 'c', 2, 'start_on', '原协议', '2030-01-01', 1)`)
	followed(t, s, 1, "standing_still", low)
	said := map[string]string{}
	for _, e := range entries(t, s) {
		due := "nil"
		if e.StartDueOn != nil {
			due = *e.StartDueOn
		}
		said[e.ParcelCode+" "+e.Leg] = due
	}
	want := map[string]string{"P1 not_started": "2025-02-28", "P2 not_started": "2023-05-01", "P3 not_started": "nil", "P4 ": "2025-06-01", "P4 not_started": "2025-06-01"}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
