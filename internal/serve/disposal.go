package serve

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"permu/internal/access"
	"permu/internal/disposal"
	"permu/internal/land"
)

// Disposal is what the routes ask of the ledger of findings.
type Disposal interface {
	Ledger(ctx context.Context, zoneCode string, q land.LedgerQuery) (land.LedgerPage, error)
	LedgerBoard(ctx context.Context, zoneCode string, q land.LedgerQuery) (land.LedgerBoard, error)
	LedgerBell(ctx context.Context, zoneCode, assignee string) (land.LedgerBell, error)
	LedgerRecord(ctx context.Context, zoneCode string, entryID int64, by land.Person) (land.LedgerRecord, error)
	LedgerSheet(ctx context.Context, zoneCode string, entries []land.LedgerEntry) (map[int64]*land.LedgerSheetRow, error)
	MoveEntry(ctx context.Context, m land.EntryMove) (land.LedgerRecord, error)
	MoveEntries(ctx context.Context, zoneCode string, by land.Person, b land.LedgerBatch) ([]land.LedgerEntry, error)
	AddLedgerFile(ctx context.Context, zoneCode string, entryID int64, by land.Person, f land.Upload) (land.LedgerFile, error)
	LedgerFile(ctx context.Context, zoneCode string, entryID, fileID int64) (land.LedgerFile, []byte, error)
	Holidays(ctx context.Context, zoneCode string) ([]land.Holiday, error)
	ImportHolidays(ctx context.Context, zoneCode string, content []byte) (land.HolidayImport, error)
}

// OfEntry is which entry of which zone an operation is about.
type OfEntry struct {
	InZone
	EntryID int64 `path:"entry_id" minimum:"1"`
}

// OfLedger is which entries are asked for.
type OfLedger struct {
	States     []string `query:"state" doc:"states, parted by commas"`
	ParkCode   string   `query:"park_code"`
	Rules      []string `query:"rule" doc:"rules, parted by commas"`
	Track      string   `query:"track" enum:"idle,low_efficiency,unused,breach,signal,promise"`
	Assignee   string   `query:"assignee"`
	ParcelCode string   `query:"parcel_code"`
	DueFrom    string   `query:"due_from" doc:"YYYY-MM-DD"`
	DueBefore  string   `query:"due_before" doc:"YYYY-MM-DD, itself not"`
	Open       bool     `query:"open" doc:"without those that have come to an end"`
	Overdue    bool     `query:"overdue"`
	Soon       bool     `query:"soon" doc:"overdue or due soon"`
}

func (q OfLedger) query() land.LedgerQuery {
	return land.LedgerQuery{
		States: q.States, ParkCode: q.ParkCode, Rules: q.Rules, Track: q.Track, Assignee: q.Assignee, ParcelCode: q.ParcelCode,
		DueFrom: q.DueFrom, DueBefore: q.DueBefore, OpenOnly: q.Open, Overdue: q.Overdue, Soon: q.Soon,
	}
}

// disposalOperations registers what can be asked of the ledger, and done in it.
func (s *server) disposalOperations(api huma.API) {
	const ledger = "/api/v1/zones/{zone_code}/ledger"
	get(api, "/api/v1/ledger/procedure", "ledger-procedure", "States, moves, modes and clocks of the ledger", s.procedure)
	get(api, ledger, "ledger", "Entries, the earliest deadline first", s.ledger)
	get(api, ledger+"/board", "ledger-board", "How many entries of each state, and how much land", s.ledgerBoard)
	get(api, ledger+"/bell", "ledger-bell", "What is overdue or due soon", s.ledgerBell)
	get(api, ledger+"/{entry_id}", "ledger-record", "An entry with its steps, files and receipt", s.ledgerRecord)
	post(api, ledger+"/{entry_id}/moves", "move-entry", "Take an entry a step further, assign it, or note something", s.moveEntry)
	post(api, ledger+"/moves", "move-entries", "The same step of several entries: of all, or of none", s.moveEntries)
	get(api, "/api/v1/zones/{zone_code}/holidays", "holidays", "Days that are not what their weekday says", s.holidays)
	huma.Register(api, huma.Operation{
		Method: http.MethodPut, Path: "/api/v1/zones/{zone_code}/holidays", OperationID: "import-holidays", MaxBodyBytes: 1 << 20,
		Summary: "Bring holidays in as CSV: date, kind, name; the years that it names are replaced",
	}, s.importHolidays)
}

// officer is who asks, with what the person may do in the parks of a zone.
func officer(ctx context.Context, zoneCode string) land.Person {
	p := who(ctx)
	return land.Person{
		Name: p.Name,
		Holds: func(right, parkCode string) bool {
			return access.Allowed(p, access.Right(right), access.Place{ZoneCode: zoneCode, ParkCode: parkCode})
		},
		Speaks: func(department, parkCode string) bool {
			return access.SpeaksFor(p, department, access.Place{ZoneCode: zoneCode, ParkCode: parkCode})
		},
	}
}

func (s *server) procedure(context.Context, *struct{}) (*answer[disposal.Procedure], error) {
	return &answer[disposal.Procedure]{disposal.TheProcedure()}, nil
}

func (s *server) ledger(ctx context.Context, in *struct {
	InZone
	OfLedger
	Limit int    `query:"limit" minimum:"1" maximum:"10000" default:"1000"`
	After string `query:"after" doc:"the next of the page before"`
},
) (*answer[land.LedgerPage], error) {
	q := in.query()
	q.Limit, q.After = in.Limit, in.After
	page, err := s.Zones.Ledger(ctx, in.ZoneCode, q)
	return &answer[land.LedgerPage]{page}, s.kind(ctx, err)
}

func (s *server) ledgerBoard(ctx context.Context, in *struct {
	InZone
	OfLedger
},
) (*answer[land.LedgerBoard], error) {
	board, err := s.Zones.LedgerBoard(ctx, in.ZoneCode, in.query())
	return &answer[land.LedgerBoard]{board}, s.kind(ctx, err)
}

func (s *server) ledgerBell(ctx context.Context, in *struct {
	InZone
	Assignee string `query:"assignee"`
},
) (*answer[land.LedgerBell], error) {
	bell, err := s.Zones.LedgerBell(ctx, in.ZoneCode, in.Assignee)
	return &answer[land.LedgerBell]{bell}, s.kind(ctx, err)
}

func (s *server) ledgerRecord(ctx context.Context, in *OfEntry) (*answer[land.LedgerRecord], error) {
	record, err := s.Zones.LedgerRecord(ctx, in.ZoneCode, in.EntryID, officer(ctx, in.ZoneCode))
	return &answer[land.LedgerRecord]{record}, s.kind(ctx, err)
}

func (s *server) moveEntry(ctx context.Context, in *struct {
	OfEntry
	Body land.LedgerMove
},
) (*answer[land.LedgerRecord], error) {
	record, err := s.Zones.MoveEntry(ctx, land.EntryMove{ZoneCode: in.ZoneCode, EntryID: in.EntryID, By: officer(ctx, in.ZoneCode), LedgerMove: in.Body})
	return &answer[land.LedgerRecord]{record}, s.kind(ctx, err)
}

func (s *server) moveEntries(ctx context.Context, in *struct {
	InZone
	Body land.LedgerBatch
},
) (*answer[[]land.LedgerEntry], error) {
	moved, err := s.Zones.MoveEntries(ctx, in.ZoneCode, officer(ctx, in.ZoneCode), in.Body)
	return &answer[[]land.LedgerEntry]{moved}, s.kind(ctx, err)
}

func (s *server) holidays(ctx context.Context, in *InZone) (*answer[[]land.Holiday], error) {
	if _, err := s.Zones.Zone(ctx, in.ZoneCode); err != nil {
		return nil, s.kind(ctx, err)
	}
	list, err := s.Zones.Holidays(ctx, in.ZoneCode)
	return &answer[[]land.Holiday]{list}, s.kind(ctx, err)
}

func (s *server) importHolidays(ctx context.Context, in *struct {
	InZone
	RawBody []byte `contentType:"text/csv"`
},
) (*answer[land.HolidayImport], error) {
	done, err := s.Zones.ImportHolidays(ctx, in.ZoneCode, in.RawBody)
	return &answer[land.HolidayImport]{done}, s.kind(ctx, err)
}
