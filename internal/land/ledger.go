package land

import "time"

// Person is who asks for a change: a name, and whether the person has a right in a park; a right in no park is one in the
// whole zone. Whoever has no such rule may do everything.
type Person struct {
	Name  string
	Holds func(right, parkCode string) bool
}

// May reports whether a person has a right in a park; nil is land outside every park.
func (p Person) May(right string, parkCode *string) bool {
	switch {
	case p.Holds == nil:
		return true
	case parkCode == nil:
		return p.Holds(right, "")
	}
	return p.Holds(right, *parkCode)
}

// LedgerStanding is where a ledger entry stands: what its steps make of it, and nothing else.
type LedgerStanding struct {
	Version     int     `json:"version" doc:"raised with every step; a change names the one that it was made on"`
	State       string  `json:"state"`
	Cause       *string `json:"cause" doc:"why the land is idle: government, force_majeure or holder"`
	Mode        *string `json:"mode" doc:"how it is dealt with"`
	DueOn       *string `json:"due_on" doc:"the last day of the clock that runs; null where none does"`
	Clock       *string `json:"clock"`
	ProposedBy  *string `json:"proposed_by" doc:"who proposed what waits for a second person"`
	FormerState *string `json:"former_state" doc:"of an entry on hold: the state to which it returns"`
	FormerDueOn *string `json:"former_due_on"`
	FormerClock *string `json:"former_clock"`
	HeldOn      *string `json:"held_on"`
	DisposedM2  float64 `json:"disposed_m2" db:"disposed_m2" doc:"the land that has been dealt with"`
	LastOn      *string `json:"last_on" doc:"the day of the last step that has one"`
	Assignee    *string `json:"assignee" doc:"who looks after it, a user's name"`
	Unit        *string `json:"unit" doc:"the unit that carries it out"`
	NextStep    *string `json:"next_step"`
	Note        *string `json:"note"`
}

// LedgerEntry follows one finding from the suspicion until it is dealt with (处置台账).
type LedgerEntry struct {
	EntryID          int64    `json:"entry_id"`
	Track            string   `json:"track" enum:"idle,low_efficiency"`
	Rule             string   `json:"rule"`
	RuleTitle        Phrase   `json:"rule_title"`
	USCC             *string  `json:"uscc" doc:"the enterprise that the finding is about, where it is about one"`
	ParcelID         int64    `json:"parcel_id"`
	ParcelCode       string   `json:"parcel_code"`
	ParkCode         *string  `json:"park_code"`
	ParkName         *string  `json:"park_name"`
	OwnerName        *string  `json:"owner_name" doc:"the right holder"`
	Address          *string  `json:"address"`
	LandUseCode      *string  `json:"land_use_code"`
	AreaM2           float64  `json:"area_m2" doc:"by title, else as measured"`
	AreaMu           float64  `json:"area_mu"`
	PriceCNY         *float64 `json:"price_cny" db:"price_cny"`
	AgreedStartOn    *string  `json:"agreed_start_on"`
	FindingID        int64    `json:"finding_id" db:"finding_id" doc:"the newest receipt"`
	SuggestedMode    string   `json:"suggested_mode"`
	OpenedOn         string   `json:"opened_on"`
	FirstRunID       int64    `json:"first_run_id"`
	LastRunID        int64    `json:"last_run_id" doc:"the newest run that found it"`
	UnsupportedRunID *int64   `json:"unsupported_run_id" doc:"the run that found it no longer; null while it is found"`
	LedgerStanding
	ChangedAt time.Time `json:"changed_at"`
	ChangedBy string    `json:"changed_by"`
	LastMove  string    `json:"last_move"`
}

// LedgerStep is one change of an entry. It is written once; the entry is what its steps make of it.
type LedgerStep struct {
	Version    int       `json:"version"`
	Move       string    `json:"move"`
	FromState  string    `json:"from_state"`
	ToState    string    `json:"to_state"`
	DocumentNo *string   `json:"document_no"`
	DocumentOn *string   `json:"document_on"`
	Signer     *string   `json:"signer"`
	FileID     *int64    `json:"file_id"`
	Cause      *string   `json:"cause"`
	Mode       *string   `json:"mode"`
	UntilOn    *string   `json:"until_on"`
	DisposedM2 *float64  `json:"disposed_m2" db:"disposed_m2" doc:"the land that this step dealt with"`
	DueOn      *string   `json:"due_on" doc:"the deadline that this step set"`
	Clock      *string   `json:"clock"`
	Arithmetic []Phrase  `json:"arithmetic" doc:"how the deadline and the amounts come about"`
	Assignee   *string   `json:"assignee"`
	Unit       *string   `json:"unit"`
	NextStep   *string   `json:"next_step"`
	Note       *string   `json:"note"`
	By         string    `json:"by" db:"done_by"`
	At         time.Time `json:"at" db:"done_at"`
}

// LedgerMove asks for a step. What a move demands stands in the table of moves.
type LedgerMove struct {
	Move       string    `json:"move"`
	Version    int       `json:"version,omitempty" doc:"of the entry as it was read; in a batch each entry names its own"`
	DocumentNo string    `json:"document_no,omitempty" maxLength:"200"`
	DocumentOn string    `json:"document_on,omitempty" doc:"YYYY-MM-DD: the day of the document, or of its service where a clock starts with it"`
	Signer     string    `json:"signer,omitempty" maxLength:"100"`
	FileID     int64     `json:"file_id,omitempty" doc:"a file that was added to the entry before"`
	Cause      string    `json:"cause,omitempty"`
	Mode       string    `json:"mode,omitempty"`
	UntilOn    string    `json:"until_on,omitempty" doc:"YYYY-MM-DD"`
	DisposedM2 float64   `json:"disposed_m2,omitempty" minimum:"0"`
	Deadline   *TimeSpan `json:"deadline,omitempty" doc:"a deadline of one's own, where no clock is set by law"`
	Assignee   *string   `json:"assignee,omitempty" maxLength:"100" doc:"empty: nobody"`
	Unit       *string   `json:"unit,omitempty" maxLength:"200"`
	NextStep   *string   `json:"next_step,omitempty" maxLength:"2000"`
	Note       string    `json:"note,omitempty" maxLength:"4000"`
}

// TimeSpan is a length of time as laws count it.
type TimeSpan struct {
	Count int    `json:"count" minimum:"1" maximum:"3660"`
	Unit  string `json:"unit" enum:"days,working_days,months,years"`
}

// LedgerFile is a file that belongs to an entry; its bytes are asked for apart.
type LedgerFile struct {
	FileID    int64     `json:"file_id"`
	Name      string    `json:"name"`
	MediaType string    `json:"media_type"`
	SHA256    string    `json:"sha256" db:"sha256"`
	Bytes     int64     `json:"bytes"`
	AddedBy   string    `json:"added_by"`
	AddedAt   time.Time `json:"added_at"`
}

// MostFileBytes bounds a file of an entry.
const MostFileBytes = 20 << 20

// LedgerRecord is an entry with all that is on record of it.
type LedgerRecord struct {
	Entry   LedgerEntry  `json:"entry"`
	Steps   []LedgerStep `json:"steps"`
	Files   []LedgerFile `json:"files"`
	Finding *Finding     `json:"finding" doc:"the receipt"`
	Moves   []string     `json:"moves" doc:"what can be done now by who asks"`
	Modes   []string     `json:"modes" doc:"modes of disposal that are meant for it"`
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

// LedgerPage is a part of the ledger, the earliest deadline first; Next asks for what follows.
type LedgerPage struct {
	Entries  []LedgerEntry `json:"entries"`
	Next     string        `json:"next,omitempty"`
	Today    string        `json:"today" doc:"the day by which it is overdue or due soon"`
	SoonDays int           `json:"soon_days" doc:"what is due within so many days is due soon"`
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

// LedgerBoard counts entries by state.
type LedgerBoard struct {
	Today    string        `json:"today"`
	SoonDays int           `json:"soon_days"`
	States   []LedgerCount `json:"states"`
}

// LedgerBell is what is overdue or due soon: how much, and the first of it.
type LedgerBell struct {
	Today    string        `json:"today"`
	SoonDays int           `json:"soon_days" doc:"what is due within so many days is due soon"`
	Overdue  int           `json:"overdue"`
	Soon     int           `json:"soon"`
	First    []LedgerEntry `json:"first"`
}

// Holiday is a day that is not what its weekday says: a statutory holiday, or a weekend day that is worked.
type Holiday struct {
	Day  string `json:"day" doc:"YYYY-MM-DD"`
	Kind string `json:"kind" enum:"holiday,workday"`
	Name string `json:"name"`
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

// LedgerMessage is something that the webhook is told: a move, or a deadline that passed. It says nothing of tax.
type LedgerMessage struct {
	ZoneCode  string
	EntryID   int64
	Kind      string
	About     string
	Payload   []byte // JSON
	CreatedAt time.Time
	Attempts  int
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
	EntryID    int64
	Year       int
	YearValues []float64 // as of [Evaluation]
	Enterprise *string   // the one that uses most of the parcel
	USCC       *string   `db:"uscc"`
	Status     *string
	Years      []YearFigures `db:"-"`
	Steps      []LedgerStep  `db:"-"`
}
