package land

import "time"

// ComparisonQuery asks how a run differs from another.
type ComparisonQuery struct {
	RunID int64
	With  int64  // the run that it is held against
	Kind  string // of subject
	Limit int    // subjects that are listed
}

// Comparison says who moved between two runs, and which contribution moved them. From is what With says, to what Run says.
type Comparison struct {
	Kind       string         `json:"kind" enum:"enterprise,group,parcel,subarea,park,industry,zone"`
	Run        Run            `json:"run"`
	With       Run            `json:"with"`
	Grades     []string       `json:"grades" doc:"of both policies, the best first; up and down go by this order"`
	Matrix     []GradeCount   `json:"matrix"`
	Parks      []ParkMoves    `json:"parks"`
	Baselines  []BaselineMove `json:"baselines" doc:"what the subjects of a track are measured against, where it moved"`
	MovedCount int            `json:"moved_count" doc:"subjects whose grade or score differs; moved lists some of them"`
	Moved      []Movement     `json:"moved" doc:"those that moved most come first: by steps between grades, then by points"`
}

// GradeCount counts subjects by their grades in two runs.
type GradeCount struct {
	From  *string `json:"from" doc:"empty is not graded, null is not in that run"`
	To    *string `json:"to" doc:"empty is not graded, null is not in that run"`
	Count int     `json:"count"`
}

// ParkMoves counts how the subjects of a park moved; each is counted once.
type ParkMoves struct {
	ParkCode  *string `json:"park_code" doc:"null: in no park"`
	Name      *string `json:"name"`
	Up        int     `json:"up"`
	Down      int     `json:"down"`
	Other     int     `json:"other" doc:"between grades that have no order"`
	Same      int     `json:"same" doc:"the same grade in both"`
	Came      int     `json:"came" doc:"has a grade now and had none"`
	Left      int     `json:"left" doc:"had a grade and has none now"`
	NotGraded int     `json:"not_graded" doc:"has no grade in either"`
}

// BaselineMove is what an indicator is measured against, where it differs between two runs.
type BaselineMove struct {
	Track      string   `json:"track"`
	TrackTitle Phrase   `json:"track_title"`
	Indicator  string   `json:"indicator"`
	Title      Phrase   `json:"title"`
	Of         string   `json:"of" enum:"baseline,least,most" doc:"the baseline, or an end of the span"`
	Group      string   `json:"group,omitempty" doc:"the group inside the track, such as an industry"`
	Unit       string   `json:"unit"`
	From       *float64 `json:"from"`
	To         *float64 `json:"to"`
}

// Movement is a subject whose grade or score differs between two runs.
type Movement struct {
	Key           string         `json:"key"`
	Name          string         `json:"name"`
	ParkCode      *string        `json:"park_code"`
	Track         *string        `json:"track"`
	From          *string        `json:"from" doc:"grade; empty is not graded, null is not in that run"`
	To            *string        `json:"to" doc:"grade; empty is not graded, null is not in that run"`
	ScoreFrom     *float64       `json:"score_from"`
	ScoreTo       *float64       `json:"score_to"`
	PlaceFrom     *int           `json:"place_from"`
	PlaceTo       *int           `json:"place_to"`
	LandMu        *float64       `json:"land_mu"`
	TaxCNY        *Money         `json:"tax_cny"`
	Contributions []Contribution `json:"contributions" doc:"what moved it most comes first; the deltas sum to that of the score"`
	Why           Phrase         `json:"why"`
}

// Kinds of contribution. The rest is what limits and rounding leave between the parts and the score.
const (
	OfIndicator  = "indicator"
	OfAdjustment = "adjustment"
	OfRest       = "rest"
	OfGate       = "gate"
)

// Contribution is what an indicator, an adjustment or a gate gave a subject in two runs.
type Contribution struct {
	Kind       string    `json:"kind" enum:"indicator,adjustment,rest,gate"`
	Indicator  string    `json:"indicator" doc:"id of the indicator, the adjustment or the gate"`
	Title      Phrase    `json:"title"`
	Unit       string    `json:"unit,omitempty"`
	ValueFrom  *float64  `json:"value_from,omitempty"`
	ValueTo    *float64  `json:"value_to,omitempty"`
	PointsFrom *float64  `json:"points_from"`
	PointsTo   *float64  `json:"points_to"`
	Delta      float64   `json:"delta" doc:"points"`
	SharedFrom bool      `json:"shared_from,omitempty" doc:"it had no points of its own: these are its weight's part of what the others made"`
	SharedTo   bool      `json:"shared_to,omitempty" doc:"it has no points of its own: these are its weight's part of what the others made"`
	GateFrom   *GateMove `json:"gate_from,omitempty"`
	GateTo     *GateMove `json:"gate_to,omitempty"`
}

// GateMove is what a gate made of a grade.
type GateMove struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// States of an objection.
const (
	Open         = "open"
	Upheld       = "upheld"
	PartlyUpheld = "partly_upheld"
	Rejected     = "rejected"
	Withdrawn    = "withdrawn"
	DecidedAlone = "decided" // a grade that was decided without an objection (核定)
)

// Objections are those to one run (异议) and the grades that were decided without one, with what is needed to decide.
type Objections struct {
	RunID      int64       `json:"run_id"`
	Grades     []string    `json:"grades" doc:"that may be decided, the best first"`
	InTimeTo   *string     `json:"in_time_to" doc:"the last day, YYYY-MM-DD; null where the policy sets none"`
	Counted    *Phrase     `json:"counted" doc:"from which day the days count, and which days do; null where the policy sets none"`
	Objections []Objection `json:"objections"`
}

// Lists that are made public.
const (
	ResultsList = "results"
	LandList    = "land"
)

// NewPublication is the day on which the list of a run was made public, as it is recorded.
type NewPublication struct {
	PublishedOn     string `json:"published_on" doc:"YYYY-MM-DD"`
	LandPublishedOn string `json:"land_published_on,omitempty" doc:"YYYY-MM-DD; where the policy publishes the land first, and only there"`
}

// NewObjection is an objection as it comes in.
type NewObjection struct {
	SubjectKind string `json:"subject_kind" enum:"enterprise,group,parcel,subarea,park,industry,zone"`
	SubjectKey  string `json:"subject_key" doc:"uscc, parcel_code, park_code, park_code/subarea, industry or zone_code"`
	RaisedOn    string `json:"raised_on" doc:"YYYY-MM-DD"`
	RaisedBy    string `json:"raised_by" doc:"who objects"`
	Statement   string `json:"statement" doc:"what is objected to"`
	Evidence    string `json:"evidence,omitempty" doc:"what was handed in: names and numbers of documents"`
}

// NewDecision is a grade that persons decide without an objection (核定等级), with what it rests on.
type NewDecision struct {
	SubjectKind string `json:"subject_kind" enum:"enterprise,group,parcel,subarea,park,industry,zone"`
	SubjectKey  string `json:"subject_key" doc:"uscc, parcel_code, park_code, park_code/subarea, industry or zone_code"`
	Grade       string `json:"grade" doc:"one of the policy's"`
	Outcome     string `json:"outcome" doc:"why"`
	Evidence    string `json:"evidence" doc:"names and numbers of documents"`
	DecidedOn   string `json:"decided_on" doc:"YYYY-MM-DD"`
	DecidedBy   string `json:"decided_by" doc:"who decided it, such as the leading group"`
	Over        int64  `json:"over,omitempty" minimum:"0" doc:"where an objection of this subject is open in this run, or a decision stands: the objection_id of the last one recorded, to decide all the same"`
}

// Objection is an objection to what a run says of a subject, with what was decided.
type Objection struct {
	ObjectionID int64     `json:"objection_id"`
	RunID       int64     `json:"run_id"`
	SubjectKind string    `json:"subject_kind" enum:"enterprise,group,parcel,subarea,park,industry,zone"`
	SubjectKey  string    `json:"subject_key"`
	Name        *string   `json:"name"`
	GradeInRun  *string   `json:"grade_in_run"`
	RaisedOn    string    `json:"raised_on" doc:"empty, as who raised it and the statement are, where the grade was decided without an objection"`
	RaisedBy    string    `json:"raised_by"`
	Statement   string    `json:"statement"`
	Evidence    string    `json:"evidence"`
	Late        bool      `json:"late" db:"-" doc:"raised after the days that the policy gives; it is decided on all the same"`
	State       string    `json:"state" enum:"open,upheld,partly_upheld,rejected,withdrawn,decided"`
	Grade       *string   `json:"grade" doc:"the grade that was decided"`
	Outcome     *string   `json:"outcome"`
	DecidedOn   *string   `json:"decided_on"`
	DecidedBy   *string   `json:"decided_by"`
	Revision    int       `json:"revision" doc:"raised with every change; a decision names the one that it was made on"`
	RecordedAt  time.Time `json:"recorded_at"`
	RecordedBy  string    `json:"recorded_by"`

	DecisionRecordedAt *time.Time `json:"decision_recorded_at"`
	DecisionRecordedBy *string    `json:"decision_recorded_by" doc:"who recorded the decision; null of one from before there were users"`
}

// ObjectionDecision is what was decided on an objection.
type ObjectionDecision struct {
	State     string `json:"state" enum:"upheld,partly_upheld,rejected,withdrawn"`
	Grade     string `json:"grade,omitempty" doc:"the grade that a later run takes over; with upheld and partly_upheld alone"`
	Outcome   string `json:"outcome" doc:"what was decided and why"`
	DecidedOn string `json:"decided_on" doc:"YYYY-MM-DD"`
	DecidedBy string `json:"decided_by"`
	Revision  int    `json:"revision" minimum:"1" doc:"of the objection as it was read"`
}

// Publication is the list of a run as it is made public (公示), in the form that its policy sets.
type Publication struct {
	Title      Phrase            `json:"title" doc:"says trial and dry run"`
	ZoneCode   string            `json:"zone_code"`
	ZoneName   string            `json:"zone_name"`
	Year       int               `json:"year"`
	RunID      int64             `json:"run_id"`
	Kind       string            `json:"kind" doc:"kind of subject"`
	Policy     PublishedPolicy   `json:"policy"`
	Trial      bool              `json:"trial"`
	DryRun     bool              `json:"dry_run"`
	List       string            `json:"list" enum:"results,land" doc:"grades, or the areas of land that are published before them"`
	LandFirst  bool              `json:"land_first" doc:"by the policy the areas of land are published before the results"`
	Columns    []PublishedColumn `json:"columns"`
	Rows       [][]any           `json:"rows" doc:"graded subjects: for each column a text, a number, or of a track its title as {zh, en}; null where there is none"`
	Special    []PublishedClass  `json:"special" doc:"classes that are treated apart"`
	NotGraded  []NotPublished    `json:"not_graded" doc:"those without a grade, by reason, as numbers alone"`
	Order      Phrase            `json:"order"`
	Objections *ObjectionPeriod  `json:"objections"`
	Notes      []Phrase          `json:"notes"`
	MadeAt     time.Time         `json:"made_at"`
}

// PublishedPolicy names the policy of a publication.
type PublishedPolicy struct {
	PolicyID string `json:"policy_id"`
	Title    Phrase `json:"title"`
	Clause   string `json:"clause" doc:"empty where the policy names none"`
	Digest   string `json:"digest"`
}

// PublishedColumn is a column of a publication.
type PublishedColumn struct {
	Name  string `json:"name"`
	Title Phrase `json:"title"`
}

// PublishedClass is a special class with its subjects; rows have the columns of the publication.
type PublishedClass struct {
	ID     string  `json:"id"`
	Title  Phrase  `json:"title"`
	Clause string  `json:"clause,omitempty"`
	Rows   [][]any `json:"rows"`
}

// NotPublished counts the subjects that a reason keeps off the list.
type NotPublished struct {
	ID    string `json:"id"`
	Title Phrase `json:"title"`
	Count int    `json:"count"`
}

// ObjectionPeriod is how long one may object.
type ObjectionPeriod struct {
	Days        int    `json:"days"`
	WorkingDays bool   `json:"working_days"`
	Says        Phrase `json:"says"`
}
