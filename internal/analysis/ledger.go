package analysis

import (
	"context"
	"time"

	"permu/internal/calendar"
	"permu/internal/disposal"
	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
)

// soonDays is how many days before its deadline something is due soon, where nobody says otherwise.
const soonDays = 7

// FollowRequest names a run that the ledger is to follow, and the documents whose rules it asked.
type FollowRequest struct {
	ZoneCode  string
	RunID     int64
	AsOf      time.Time // the day of the run
	Documents []policy.Policy
	// Untold reports of what the run does not find whether that is for want of data; then it stands.
	Untold func(store.Gone) bool
}

// FollowFindings takes what a run found over to the ledger: it opens, reopens, marks and closes entries in one transaction.
// What it does not find by the rules of its documents is found no more, unless data went missing. Documents that are not in force on
// the day of the run change nothing.
func FollowFindings(ctx context.Context, s *store.Store, r FollowRequest) (land.Followed, error) {
	applied, tracks := []string{}, map[string]string{} // each kind of rule has the track of its name
	for _, document := range r.Documents {
		if !document.InForce(r.AsOf) {
			continue
		}
		for _, one := range document.Screening.Rules {
			if tracks[one.ID] = one.Kind; !document.IsOpen(one) { // one with an open limit is not asked, so its entries stand
				applied = append(applied, one.ID)
			}
		}
	}
	days, err := calendarOf(ctx, s, r.ZoneCode)
	if err != nil {
		return land.Followed{}, err
	}
	return s.FollowFindings(ctx, store.Following{
		ZoneCode: r.ZoneCode, RunID: r.RunID, Applied: applied, Decided: disposal.Decided(), OpenedOn: calendar.Text(days.Today), By: disposal.Program,
		Untold: r.Untold,
		First: func(rule string, again bool) (string, land.LedgerStep) {
			track := tracks[rule]
			if again {
				return track, disposal.Reopen(land.LedgerStanding{State: disposal.ClosedUnsupported}, track, days)
			}
			return track, disposal.Open(track, days)
		},
	})
}

// calendarOf is the calendar of a zone, at today's day in China.
func calendarOf(ctx context.Context, s *store.Store, zoneCode string) (calendar.Calendar, error) {
	holidays, err := s.Holidays(ctx, zoneCode)
	if err != nil {
		return calendar.Calendar{}, err
	}
	return calendar.New(dayInChina(), holidays), nil
}

// part is which part of the ledger a query asks for; what breaks a rule in it is [land.Problems].
func (z *Zones) part(q land.LedgerQuery) (store.LedgerPart, error) {
	p := store.LedgerPart{LedgerQuery: q, Ended: disposal.Ended(), Today: today(), SoonOn: inDays(z.soon())}
	var problems land.Problems
	for path, day := range map[string]string{"due_from": q.DueFrom, "due_before": q.DueBefore} {
		if _, ok := calendar.Day(&day); day != "" && !ok {
			problems = append(problems, land.Problem{Path: path, Rule: "must be a day, YYYY-MM-DD, from 1949 to 2200", Value: day})
		}
	}
	for _, state := range q.States {
		if _, ok := disposal.StateByName(state); !ok {
			problems = append(problems, land.Problem{Path: "state", Rule: "there is no such state", Value: state})
		}
	}
	if q.Overdue {
		p.DueBefore = sooner(p.DueBefore, p.Today)
	}
	if q.Soon {
		p.DueBefore = sooner(p.DueBefore, inDays(z.soon()+1))
	}
	p.OpenOnly = q.OpenOnly || q.Overdue || q.Soon
	return p, problems.Err()
}

func (z *Zones) soon() int {
	if z.SoonDays > 0 {
		return z.SoonDays
	}
	return soonDays
}

// inDays is the day so many days from today.
func inDays(days int) string {
	return land.InChina(time.Now()).AddDate(0, 0, days).Format(time.DateOnly)
}

func sooner(a, b string) string {
	if a == "" || b < a {
		return b
	}
	return a
}

// Ledger is a page of the ledger of a zone.
func (z *Zones) Ledger(ctx context.Context, zoneCode string, q land.LedgerQuery) (land.LedgerPage, error) {
	part, err := z.part(q)
	if err != nil {
		return land.LedgerPage{}, err
	}
	if _, err := z.Zone(ctx, zoneCode); err != nil {
		return land.LedgerPage{}, err
	}
	page := land.LedgerPage{DueDay: land.DueDay{Today: part.Today, SoonDays: z.soon()}}
	page.Entries, page.Next, err = z.LedgerEntries(ctx, zoneCode, part)
	if err != nil {
		return page, err
	}
	return page, z.goesOn(ctx, zoneCode, page.Entries)
}

// goesOn says of entries by which moves they go on.
func (z *Zones) goesOn(ctx context.Context, zoneCode string, entries []land.LedgerEntry) error {
	days, err := calendarOf(ctx, z.Store, zoneCode)
	for i := range entries {
		entries[i].NextMoves = disposal.Next(entries[i], days)
	}
	return err
}

// LedgerBoard counts the entries that a query asks for by track and state.
func (z *Zones) LedgerBoard(ctx context.Context, zoneCode string, q land.LedgerQuery) (land.LedgerBoard, error) {
	part, err := z.part(q)
	if err != nil {
		return land.LedgerBoard{}, err
	}
	if _, err := z.Zone(ctx, zoneCode); err != nil {
		return land.LedgerBoard{}, err
	}
	board := land.LedgerBoard{DueDay: land.DueDay{Today: part.Today, SoonDays: z.soon()}}
	if board.States, err = z.LedgerCounts(ctx, zoneCode, part); err == nil {
		board.LedgerLand, err = z.LedgerLand(ctx, zoneCode, part)
	}
	return board, err
}

// bellShows is how many entries a bell names.
const bellShows = 20

// LedgerBell is what is overdue or due soon in a zone, or of it what a person looks after.
func (z *Zones) LedgerBell(ctx context.Context, zoneCode, assignee string) (land.LedgerBell, error) {
	board, err := z.LedgerBoard(ctx, zoneCode, land.LedgerQuery{Assignee: assignee, OpenOnly: true})
	if err != nil {
		return land.LedgerBell{}, err
	}
	bell := land.LedgerBell{DueDay: board.DueDay}
	for _, c := range board.States {
		bell.Overdue += c.Overdue
		bell.Soon += c.Soon
	}
	if bell.CasesOverdue, bell.CasesSoon, err = z.CasesDue(ctx, zoneCode, bell.Today, inDays(z.soon())); err != nil {
		return bell, err
	}
	if bell.PromisesOverdue, bell.PromisesSoon, err = z.PromisesDue(ctx, zoneCode, disposal.Decided()); err != nil {
		return bell, err
	}
	page, err := z.Ledger(ctx, zoneCode, land.LedgerQuery{Assignee: assignee, Soon: true, Limit: bellShows})
	bell.First = page.Entries
	return bell, err
}

// LedgerRecord is an entry with its steps, files and receipt, and what a person can do with it now.
func (z *Zones) LedgerRecord(ctx context.Context, zoneCode string, entryID int64, by land.Person) (land.LedgerRecord, error) {
	r, err := z.Store.LedgerRecord(ctx, zoneCode, entryID)
	if err != nil {
		return r, err
	}
	if r.Promise, err = z.promiseOf(ctx, zoneCode, r.Entry.CommitmentID); err != nil {
		return r, err
	}
	days, err := calendarOf(ctx, z.Store, zoneCode)
	if err != nil {
		return r, err
	}
	r.Entry.NextMoves = disposal.Next(r.Entry, days)
	r.Moves, r.Modes = disposal.Allowed(r.Entry, by), []string{}
	for _, mode := range disposal.ModesFor(r.Entry) {
		r.Modes = append(r.Modes, mode.Name)
	}
	return r, nil
}

// LedgerSheet is what an office's ledger says of entries besides the entries themselves.
func (z *Zones) LedgerSheet(ctx context.Context, zoneCode string, entries []land.LedgerEntry) (map[int64]*land.LedgerSheetRow, error) {
	ids := make([]int64, len(entries))
	for i, e := range entries {
		ids[i] = e.EntryID
	}
	rows, err := z.Store.LedgerSheet(ctx, zoneCode, ids)
	for _, row := range rows {
		row.Years = yearFigures(row.Year, row.KeptYears)
	}
	return rows, err
}

// ImportHolidays reads a table of holidays and keeps it in place of what stood of its days, and of the years that it brings
// whole in place of all that stood: a table of 2023 that begins on 31 December 2022 leaves the rest of 2022 alone.
func (z *Zones) ImportHolidays(ctx context.Context, zoneCode string, content []byte) (done land.HolidayImport, err error) {
	if done.Days, err = calendar.ParseHolidays(content); err != nil {
		return done, err
	}
	done.Removed, err = z.SaveHolidays(ctx, zoneCode, done.Days, calendar.WholeYears(done.Days))
	return done, err
}
