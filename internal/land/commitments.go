package land

import "time"

// Commitment is a promise of an agreement with what is on record of its keeping (履约承诺). Days are YYYY-MM-DD; nil is not
// on record.
type Commitment struct {
	CommitmentID     string    `json:"commitment_id"`
	ParcelCode       *string   `json:"parcel_code"`
	USCC             *string   `json:"uscc"`
	EnterpriseName   *string   `json:"enterprise_name"`
	ParkCode         *string   `json:"park_code" doc:"of the parcel, else of the enterprise"`
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
	ParcelID           *int64
	LandM2             *float64 // of the parcel, by title, else as measured
	FloorAreaM2        *float64 // on the parcel, of its buildings, else as declared
	InvestedCNY        *float64 `db:"invested_cny"`
	HandedOverOn       *string
	ActualStartOn      *string
	ActualCompletionOn *string
	Built              bool          // a building stands on the parcel
	Used               bool          // a run found users on it
	ProductionOn       *string       // of the enterprise
	KeptYears                        // of the run
	Years              []YearFigures `db:"-"` // the same in words
	RunID              int64         `db:"-"` // 0 is no run
	Events             []Happening   `db:"-"` // on the parcel and of the enterprise
	EventsKept         bool          `db:"-"` // whether the zone keeps events of the kind that is promised about
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
	Run       RunChoice // whose years and users count
	AsOf      string    // YYYY-MM-DD; empty is today
	WarnDays  int
	ParkCode  string
	Outcome   string
	Warning   string
	Indicator string
	Doubtful  bool
}

// Commitments are those of a zone as they stand on a day.
type Commitments struct {
	ZoneCode    string             `json:"zone_code"`
	AsOf        string             `json:"as_of"`
	WarnDays    int                `json:"warn_days"`
	RunID       int64              `json:"run_id" doc:"whose years and users count; 0 is none"`
	Year        int                `json:"year"`
	Outcomes    map[string]int     `json:"outcomes" doc:"of all of the park that is asked for, whichever are listed"`
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
