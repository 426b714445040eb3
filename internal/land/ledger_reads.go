package land

import "time"

// LedgerFile is a file that belongs to an entry of the ledger or to a case; its bytes are asked for apart.
type LedgerFile struct {
	FileID    int64     `json:"file_id"`
	Name      string    `json:"name"`
	MediaType string    `json:"media_type"`
	SHA256    string    `json:"sha256" db:"sha256"`
	Bytes     int64     `json:"bytes"`
	AddedBy   string    `json:"added_by"`
	AddedAt   time.Time `json:"added_at"`
}

// LedgerRecord is an entry with all that is on record of it.
type LedgerRecord struct {
	Entry   LedgerEntry       `json:"entry"`
	Steps   []LedgerStep      `json:"steps"`
	Files   []LedgerFile      `json:"files"`
	Finding *Finding          `json:"finding" doc:"the receipt"`
	Promise *JudgedCommitment `json:"promise" doc:"of a promise that was not kept: how it is judged now"`
	Moves   []string          `json:"moves" doc:"what can be done now by who asks"`
	Modes   []string          `json:"modes" doc:"modes of disposal that are meant for it"`
}

// LedgerQuery says which entries are asked for; what is empty does not choose.
type LedgerQuery struct {
	States     []string
	ParkCode   string
	Rules      []string
	Track      string
	Assignee   string
	ParcelCode string
	DueFrom    string // YYYY-MM-DD
	DueBefore  string // YYYY-MM-DD, not itself in
	OpenOnly   bool   // without those that have come to an end
	Overdue    bool
	Soon       bool   // overdue or due soon
	After      string // the cursor of the page before
	Limit      int
}

// DueDay is the day by which deadlines are judged.
type DueDay struct {
	Today    string `json:"today" doc:"by which it is overdue or due soon"`
	SoonDays int    `json:"soon_days" doc:"what is due within so many days is due soon"`
}

// LedgerPage is a part of the ledger, the earliest deadline first; Next asks for what follows.
type LedgerPage struct {
	DueDay
	Entries []LedgerEntry `json:"entries"`
	Next    string        `json:"next,omitempty"`
}

// LedgerCount is how many entries of a state there are, and how much land.
type LedgerCount struct {
	Track   string  `json:"track"`
	State   string  `json:"state"`
	Count   int     `json:"count"`
	AreaMu  float64 `json:"area_mu"`
	Overdue int     `json:"overdue"`
	Soon    int     `json:"soon"`
}

// LedgerLand is the land that entries stand on, each parcel once.
type LedgerLand struct {
	Parcels int     `json:"parcels"`
	AreaMu  float64 `json:"area_mu" doc:"each parcel once; those of the states count a parcel with each of its entries"`
}

// LedgerBoard counts entries by state.
type LedgerBoard struct {
	DueDay
	LedgerLand
	States []LedgerCount `json:"states"`
}

// LedgerBell is what is overdue or due soon: how much, and the first of it.
type LedgerBell struct {
	DueDay
	Overdue int           `json:"overdue"`
	Soon    int           `json:"soon"`
	First   []LedgerEntry `json:"first"`

	CasesOverdue int `json:"cases_overdue" doc:"cases of review that are overdue"`
	CasesSoon    int `json:"cases_soon"`

	PromisesOverdue int `json:"promises_overdue" doc:"promises whose day has passed and that are not kept, without those that persons have done with in the ledger; as they were last judged for it"`
	PromisesSoon    int `json:"promises_soon"`
}

// Holiday is a day that is not what its weekday says: a statutory holiday, or a weekend day that is worked.
type Holiday struct {
	Day  string `json:"day" doc:"YYYY-MM-DD"`
	Kind string `json:"kind" enum:"holiday,workday"`
	Name string `json:"name"`
}

// HolidayImport is what a table of holidays changed.
type HolidayImport struct {
	Days    []Holiday `json:"days" doc:"what it names, kept in place of what stood of these days"`
	Removed []Holiday `json:"removed" doc:"what stood of years that it brings whole, and it does not name"`
}

// Followed is what a run did to the ledger.
type Followed struct {
	RunID       int64 `json:"run_id"`
	Skipped     bool  `json:"skipped" doc:"a run of a later day was followed before, so this one changed nothing"`
	Opened      int   `json:"opened"`
	Reopened    int   `json:"reopened"`
	Stood       int   `json:"stood"`
	Closed      int   `json:"closed"`
	Unsupported int   `json:"unsupported" doc:"under way and no longer found: marked"`
}

// EntryMove is a step of an entry that a person asks for.
type EntryMove struct {
	ZoneCode string
	EntryID  int64
	By       Person
	LedgerMove
}

// LedgerRef names an entry as it was read.
type LedgerRef struct {
	EntryID int64 `json:"entry_id"`
	Version int   `json:"version" minimum:"1"`
}

// LedgerBatch asks for the same move of several entries: all of them are moved, or none.
type LedgerBatch struct {
	Entries []LedgerRef `json:"entries" minItems:"1" maxItems:"500"`
	LedgerMove
}

// LedgerSheetRow is what an office's disposal ledger says of an entry besides the entry itself.
type LedgerSheetRow struct {
	EntryID int64
	Year    int
	KeptYears
	Enterprise *string // the one that uses most of the parcel
	USCC       *string `db:"uscc"`
	Status     *string
	Years      []YearFigures `db:"-"`
	Steps      []LedgerStep  `db:"-"`
}
