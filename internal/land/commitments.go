package land

import "time"

// Commitment is a promise of an agreement, or of the decision of a review, with what is on record of its keeping (履约承诺). Days are
// YYYY-MM-DD; nil is not on record.
type Commitment struct {
	CommitmentID     string    `json:"commitment_id"`
	ParcelCodes      []string  `json:"parcel_codes" doc:"the land that it is promised of: of an agreement its parcel, of a review all of its site that is in force, with what came of its parcels"`
	CaseID           *int64    `json:"case_id" doc:"the review whose decision promises it of its whole site; null of an agreement"`
	SiteID           *int64    `json:"site_id"`
	SiteName         *string   `json:"site_name"`
	DecidedOn        *string   `json:"decided_on" doc:"of a review: what came before is not of it"`
	USCC             *string   `json:"uscc"`
	EnterpriseName   *string   `json:"enterprise_name"`
	ParkCode         *string   `json:"park_code" doc:"of the parcel or the site, else of the enterprise"`
	AgreementNo      *string   `json:"agreement_no"`
	AgreementVersion *string   `json:"agreement_version"`
	Indicator        string    `json:"indicator"`
	Target           *float64  `json:"target"`
	TargetOn         *string   `json:"target_on"`
	Unit             *string   `json:"unit"`
	DueOn            *string   `json:"due_on"`
	Actual           *float64  `json:"actual"`
	ActualOn         *string   `json:"actual_on"`
	Evidence         *string   `json:"evidence"`
	DocumentNo       *string   `json:"document_no"`
	Remedy           *string   `json:"remedy"`
	ActualBy         *string   `json:"actual_by" doc:"who recorded the actual by hand; null where it is of the file"`
	Revision         int       `json:"revision" doc:"raised with every change; recording an actual names the one that was read"`
	RecordedBy       string    `json:"recorded_by"`
	RecordedAt       time.Time `json:"recorded_at"`
	SourceFile       string    `json:"source_file"`
}

// CommitmentFacts is a commitment with what else the zone knows of its keeping.
type CommitmentFacts struct {
	Commitment
	ProductionOn *string          // of the enterprise
	KeptYears                     // of a promise on no land what a run says of the enterprise
	Parcels      []PromisedParcel `db:"-"` // the land that it is promised of
	PromisedLand                  // the same taken together
	Years        []YearFigures    `db:"-"` // of that land, or of the enterprise
	RunID        int64            `db:"-"` // 0 is no run
	Events       []Happening      `db:"-"` // on the land and of the enterprise
	EventsKept   bool             `db:"-"` // whether the zone keeps events of the kind that is promised about
}

// PromisedParcel is a parcel that something is promised of, or one that it came of, with what is on record of it.
type PromisedParcel struct {
	CommitmentID       string
	ParcelID           int64
	Stands             bool     // what is there today speaks for the promise: of a site the parcels in force
	Mixed              bool     // of a site: it took in other land since that was drawn
	LandM2             float64  // by title, else as measured
	FloorAreaM2        *float64 // of its buildings, else as declared
	FloorSinceM2       float64  `db:"floor_since_m2"` // of a site: of its buildings that were completed since the decision
	InvestedCNY        *float64 `db:"invested_cny"`
	HandedOverOn       *string
	ActualStartOn      *string
	ActualCompletionOn *string
	Built              bool // a building stands on it, of a site one of after the decision
	Used               bool // it has users, of a site some who came after the decision and were there on the day
	InUse              bool // a run found users on it
	KeptYears               // of the run
}

// PromisedLand is the land of a promise taken together: amounts and areas are sums, a start is the first, a completion the last of
// all. Nil is not known, or not of all.
type PromisedLand struct {
	Count              int         `db:"-"` // of parcels that stand for it
	Ended              bool        `db:"-"` // of a site: some of its parcels were split, merged, re-coded or cancelled
	Mixed              bool        `db:"-"` // of a site: it cannot be told from land that it was merged with
	LandM2             *float64    `db:"-"`
	FloorAreaM2        *float64    `db:"-"`
	FloorSinceM2       float64     `db:"-"` // of a site: what of it was completed since the decision
	InvestedCNY        *float64    `db:"-"`
	Partly             []PartlySum `db:"-"` // sums of which not every parcel is known
	HandedOverOn       *string     `db:"-"` // of an agreement
	ActualStartOn      *string     `db:"-"`
	ActualCompletionOn *string     `db:"-"`
	Completed          int         `db:"-"` // parcels of which the completion is on record
	Built              bool        `db:"-"` // on any of its parcels
	Used               bool        `db:"-"` // any of its parcels is
}

// PartlySum is what is known of a sum over parcels.
type PartlySum struct {
	Name  string // invested_cny or floor_area_m2
	Value float64
	Known int // parcels
}

// JudgedCommitment is a commitment with whether it is kept on a day, and the arithmetic that says so.
type JudgedCommitment struct {
	Commitment
	Outcome string   `json:"outcome" enum:"met,failed,not_due,cannot_tell"`
	Due     *string  `json:"due" doc:"the day that is judged by: due_on, else target_on"`
	Days    *int     `json:"days" doc:"from the day of judgement to the due day; negative is past"`
	Warning string   `json:"warning" enum:"none,due_soon,overdue" doc:"due_soon: within the days of warning; overdue: past, and nothing of its keeping is on record"`
	Value   *float64 `json:"value" doc:"the actual that is judged, in the commitment's unit"`
	On      *string  `json:"on" doc:"of a promised day, the actual one"`
	From    string   `json:"from" enum:"file,person,parcel,enterprise,run,events,none" doc:"where the actual is from"`
	Source  Phrase   `json:"source" doc:"the same in words: file, person, run and year"`
	Formula Phrase   `json:"formula" doc:"the arithmetic with the commitment's own numbers"`
	Missing []string `json:"missing"`
	Doubts  []Reason `json:"doubts" doc:"what contradicts itself or has nothing to show for it; the outcome stands beside it"`
}

// CommitmentsQuery asks which commitments are kept on a day. Empty is all.
type CommitmentsQuery struct {
	Run        RunChoice // whose years and users count
	AsOf       string    // YYYY-MM-DD; empty is today
	WarnDays   int
	ParkCode   string
	Outcome    string
	Warning    string
	Indicator  string
	Doubtful   bool
	DueFrom    string // YYYY-MM-DD
	DueBefore  string // YYYY-MM-DD, not itself in
	ParcelCode string // on its land

	CommitmentID string // that one alone, and nothing of the others is read
}

// Commitments are those of a zone as they stand on a day.
type Commitments struct {
	ZoneCode    string             `json:"zone_code"`
	AsOf        string             `json:"as_of"`
	WarnDays    int                `json:"warn_days"`
	RunID       int64              `json:"run_id" doc:"whose years and users count; 0 is none"`
	Year        int                `json:"year"`
	Outcomes    map[string]int     `json:"outcomes" doc:"of all of the park or parcel that is asked for, whichever are listed"`
	Warnings    map[string]int     `json:"warnings"`
	Doubtful    int                `json:"doubtful"`
	Parks       []ParkOutcomes     `json:"parks"`
	Commitments []JudgedCommitment `json:"commitments"`
}

// ParkOutcomes counts the commitments of a park by outcome.
type ParkOutcomes struct {
	ParkCode string         `json:"park_code" doc:"empty: in no park"`
	Name     string         `json:"name"`
	Outcomes map[string]int `json:"outcomes"`
}

// NewActual is what became of a promise, as a person records it.
type NewActual struct {
	Revision   int      `json:"revision" minimum:"1" doc:"that was read"`
	Actual     *float64 `json:"actual,omitempty" doc:"of a promised figure, in the commitment's unit"`
	ActualOn   string   `json:"actual_on,omitempty" doc:"YYYY-MM-DD: of a promised day the actual one, of a figure the day of its check"`
	Evidence   string   `json:"evidence" doc:"what shows it"`
	DocumentNo string   `json:"document_no" doc:"number of the document that shows it"`
	Remedy     string   `json:"remedy,omitempty" doc:"what was agreed where the promise is not kept"`
}

// CommitmentRevision is a state that a commitment has had.
type CommitmentRevision struct {
	Revision         int       `json:"revision"`
	AgreementVersion *string   `json:"agreement_version"`
	Target           *float64  `json:"target"`
	TargetOn         *string   `json:"target_on"`
	Unit             *string   `json:"unit"`
	DueOn            *string   `json:"due_on"`
	Actual           *float64  `json:"actual"`
	ActualOn         *string   `json:"actual_on"`
	Evidence         *string   `json:"evidence"`
	DocumentNo       *string   `json:"document_no"`
	Remedy           *string   `json:"remedy"`
	ActualBy         *string   `json:"actual_by"`
	RecordedBy       string    `json:"recorded_by"`
	RecordedAt       time.Time `json:"recorded_at"`
	SourceFile       string    `json:"source_file"`
}
