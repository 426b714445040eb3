package land

import "time"

// Person is who asks for a change: a name, and whether the person has a right in a park; a right in no park is one in the
// whole zone. Whoever has no such rule may do nothing.
type Person struct {
	Name  string
	Holds func(right, parkCode string) bool
	// Speaks reports whether the person gives opinions for a department in a park; nil is for none.
	Speaks func(department, parkCode string) bool
}

// May reports whether a person has a right in a park; nil is land outside every park.
func (p Person) May(right string, parkCode *string) bool {
	switch {
	case p.Holds == nil:
		return false
	case parkCode == nil:
		return p.Holds(right, "")
	}
	return p.Holds(right, *parkCode)
}

// SpeaksFor reports whether a person gives opinions for a department in a park; nil is land outside every park.
func (p Person) SpeaksFor(department string, parkCode *string) bool {
	switch {
	case p.Speaks == nil:
		return false
	case parkCode == nil:
		return p.Speaks(department, "")
	}
	return p.Speaks(department, *parkCode)
}

// Need is nil where a person has a right in a park, and a [Lacks] otherwise; nil is land outside every park.
func (p Person) Need(right string, parkCode *string) error {
	if p.May(right, parkCode) {
		return nil
	}
	lacks := &Lacks{Name: p.Name, Right: right}
	if parkCode != nil {
		lacks.ParkCode = *parkCode
	}
	return lacks
}

// NotStarted is the leg of the definition of idle land on which fee and recovery hang (闲置土地处置办法, Art. 2 and 14); the other is
// suspended.
const NotStarted = "not_started"

// LedgerStanding is where a ledger entry stands: what its steps make of it, and nothing else.
type LedgerStanding struct {
	Version     int     `json:"version" doc:"raised with every step; a change names the one that it was made on"`
	State       string  `json:"state"`
	Cause       *string `json:"cause" doc:"why the land is idle: government, force_majeure or holder"`
	Ground      *string `json:"ground" doc:"of the government's cause and force majeure: which of those that Art. 8 lists"`
	Mode        *string `json:"mode" doc:"how it is dealt with"`
	DueOn       *string `json:"due_on" doc:"the last day of the clock that runs; null where none does"`
	Clock       *string `json:"clock"`
	ClockOn     *string `json:"clock_on" doc:"the day from which it is counted"`
	ProposedBy  *string `json:"proposed_by" doc:"who proposed what waits for a second person"`
	FormerState *string `json:"former_state" doc:"of an entry on hold: the state to which it returns"`
	FormerDueOn *string `json:"former_due_on"`
	FormerClock *string `json:"former_clock"`
	HeldOn      *string `json:"held_on" doc:"since when that clock stands still: the day of the document, or on which the clock began where that is later"`
	DisposedM2  float64 `json:"disposed_m2" db:"disposed_m2" doc:"the land that has been dealt with"`
	LastOn      *string `json:"last_on" doc:"the day of the last step that has one"`

	LimitedSince map[string]string `json:"limited_since" doc:"modes with a limit, and since when: the day of the first step with each"`
	Recorded     map[string]string `json:"recorded" doc:"what is on record of the procedure, and the day of the last such step: inquired, answered, reported, published, withdrawn, hearing_offered, heard"`

	Assignee *string `json:"assignee" doc:"who looks after it, a user's name"`
	Unit     *string `json:"unit" doc:"the unit that carries it out"`
	NextStep *string `json:"next_step"`
	Note     *string `json:"note"`
}

// LedgerEntry follows one finding, or a promise that is not kept, from the suspicion until it is dealt with (处置台账).
type LedgerEntry struct {
	EntryID          int64    `json:"entry_id"`
	Track            string   `json:"track" enum:"idle,low_efficiency,unused,breach,signal,promise" doc:"the procedure that it follows: the kind of its rule, or promise"`
	Rule             string   `json:"rule"`
	RuleTitle        Phrase   `json:"rule_title"`
	Leg              string   `json:"leg,omitempty" doc:"of idle land: which leg of its definition the rule is"`
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
	StartDueOn       *string  `json:"start_due_on" doc:"by the extension that was granted in the ledger, the newest supplementary agreement, the first, or a year after the hand-over; the first of these that there is"`
	ExtendedBy       *string  `json:"extended_by" doc:"the document by which the start was put off to that day; null: it was not"`
	CommitmentID     *string  `json:"commitment_id" doc:"of a promise that is not kept: which"`
	FindingID        int64    `json:"finding_id" db:"finding_id" doc:"the newest receipt; 0 of a promise"`
	SuggestedMode    string   `json:"suggested_mode"`
	OpenedOn         string   `json:"opened_on"`
	FirstRunID       int64    `json:"first_run_id"`
	LastRunID        int64    `json:"last_run_id" doc:"the newest run that found it"`
	UnsupportedRunID *int64   `json:"unsupported_run_id" doc:"the run that found it no longer; null while it is found"`
	Became           []string `json:"became" doc:"codes of what came of its parcel, where that was split, merged or given another code"`
	CancelledOn      *string  `json:"cancelled_on" doc:"the day on which its parcel was put on record as cancelled, with nothing in its place"`
	CancelledBy      *string  `json:"cancelled_by" doc:"number of the document that cancelled it"`
	RecordedCause    *string  `json:"recorded_cause" doc:"why the land is idle by the parcel's record, which the ledger does not change"`
	CausesDiffer     bool     `json:"causes_differ" doc:"that is another cause than the ledger's: one of the two is to be put right"`
	LedgerStanding
	ChangedAt time.Time `json:"changed_at"`
	ChangedBy string    `json:"changed_by"`
	LastMove  string    `json:"last_move"`
	NextMoves []string  `json:"next_moves" db:"-" doc:"the moves by which the procedure goes on, whoever may make them; expire is made by the program when its time is up"`
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
	Ground     *string   `json:"ground" doc:"of the cause, or as the holder claims it"`
	Mode       *string   `json:"mode"`
	UntilOn    *string   `json:"until_on"`
	DisposedM2 *float64  `json:"disposed_m2" db:"disposed_m2" doc:"the land that this step dealt with"`
	DueOn      *string   `json:"due_on" doc:"the deadline that this step set"`
	Clock      *string   `json:"clock"`
	ClockOn    *string   `json:"clock_on" doc:"the day from which it is counted"`
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
	Ground     string    `json:"ground,omitempty" doc:"of the causes of Art. 8: which"`
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
