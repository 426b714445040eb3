package land

import (
	"encoding/json"
	"time"
)

// Phrase is what is said in both languages of the page.
type Phrase struct {
	ZH string `json:"zh" yaml:"zh"`
	EN string `json:"en" yaml:"en"`
}

// Basis is a document that a rule rests on.
type Basis struct {
	Document string `json:"document" yaml:"document"`
	Number   string `json:"number,omitempty" yaml:"number"`
	Article  string `json:"article,omitempty" yaml:"article"`
	URL      string `json:"url,omitempty" yaml:"url"`
	Note     Phrase `json:"note" yaml:"note"`
}

// Clause names the document, its number and its article in one line.
func (b Basis) Clause() string {
	clause := "《" + b.Document + "》"
	if b.Number != "" {
		clause += b.Number
	}
	if b.Article != "" {
		clause += " " + b.Article
	}
	return clause
}

// State tells a value from the ways of having none.
type State string

// States of a figure. Below size is an output that nobody asks of an enterprise below designated size (规下).
const (
	Value         State = "value"
	Partly        State = "partly" // the sum of some users of a parcel; of the others it is not known, and nothing rests on it
	BelowSize     State = "below_size"
	Missing       State = "missing"
	NotApplicable State = "not_applicable"
)

// Part is what one indicator contributes to a score, with the numbers that it was made of.
type Part struct {
	Indicator     string   `json:"indicator"`
	Title         Phrase   `json:"title"`
	Numerator     *Operand `json:"numerator,omitempty"`
	Denominator   *Operand `json:"denominator,omitempty"`
	Value         *float64 `json:"value"`
	Unit          string   `json:"unit"`
	Baseline      *float64 `json:"baseline"`
	BaselineFrom  string   `json:"baseline_from" doc:"const, group_mean, prior_group_mean, max, percentile, table, value, track, or empty"`
	BaselineGroup string   `json:"baseline_group,omitempty" doc:"the group inside the track, such as an industry"`
	BaselineCount int      `json:"baseline_count,omitempty" doc:"values that the baseline was made of"`
	Weight        float64  `json:"weight"`
	Points        *float64 `json:"points"`
	State         State    `json:"state"`
	Formula       Phrase   `json:"formula" doc:"the arithmetic with the subject's own numbers"`
	Clause        string   `json:"clause,omitempty"`
}

// Operand is a number that an indicator divides.
type Operand struct {
	Name  string   `json:"name"`
	Title Phrase   `json:"title"`
	Value *float64 `json:"value"` // in Unit; of several years their sum
	Unit  string   `json:"unit"`
	// Where it is from; empty where that is not told, as of what is counted.
	Source string `json:"source,omitempty" enum:"annual_report,parcel,sheet"`
}

// Sources of an operand.
const (
	FromReport = "annual_report"
	FromParcel = "parcel"
	FromSheet  = "sheet"
	// FromAgreement is what was promised.
	FromAgreement = "agreement"
)

// Adjustment is what was added to a score or taken off, beside the indicators.
type Adjustment struct {
	ID        string  `json:"id"`
	Title     Phrase  `json:"title"`
	Indicator string  `json:"indicator,omitempty"`
	Points    float64 `json:"points"`
	Counted   float64 `json:"counted,omitempty"`
	Document  string  `json:"document,omitempty"`
	Clause    string  `json:"clause,omitempty"`
}

// GateStep is a rule, or a decision of persons, that moved a grade.
type GateStep struct {
	ID       string `json:"id"`
	Title    Phrase `json:"title"`
	From     string `json:"from"`
	To       string `json:"to"`
	Reason   string `json:"reason,omitempty" doc:"of a decision of persons, as what follows is"`
	Evidence string `json:"evidence,omitempty" doc:"what it rests on: names and numbers of documents"`
	By       string `json:"by,omitempty"`
	On       string `json:"on,omitempty"`
	Clause   string `json:"clause,omitempty"`
}

// Lift is one way to the next better grade, everything else and everybody else as they are.
type Lift struct {
	Grade     string  `json:"grade" doc:"the grade that would be reached"`
	Indicator string  `json:"indicator"`
	Value     float64 `json:"value" doc:"the value of the indicator that is needed"`
	By        float64 `json:"by" doc:"by how much it must change, in the indicator's unit"`
	Unit      string  `json:"unit"`
	Says      Phrase  `json:"says"`
}

// Reason says in both languages why something is as it is.
type Reason struct {
	Code string `json:"code"`
	ZH   string `json:"zh"`
	EN   string `json:"en"`
}

// YearValue is a subject's per-mu value of one year, 万元/亩; nil is not known.
type YearValue struct {
	Year  int      `json:"year"`
	Value *float64 `json:"value"`
}

// Kinds of subject. A group is a parent with its subsidiaries; a management is the parks of a zone that are managed alike.
const (
	OfEnterprise = "enterprise"
	OfParcel     = "parcel"
	OfGroup      = "group"
	OfSubarea    = "subarea"
	OfPark       = "park"
	OfIndustry   = "industry"
	OfManagement = "management"
	OfZone       = "zone"
)

// Evaluation is what a run says of one subject (评价结果): its figures, score and grade, with every part and reason.
type Evaluation struct {
	SubjectKind      string   `json:"subject_kind"`
	SubjectKey       string   `json:"subject_key"`
	ParcelID         *int64   `json:"parcel_id,omitempty"`
	ParkCode         *string  `json:"park_code,omitempty"`
	Subarea          *string  `json:"subarea,omitempty"`
	Management       *string  `json:"management,omitempty"`
	Track            *string  `json:"track"`
	LandM2           *float64 `json:"land_m2"`
	FloorAreaRatio   *float64 `json:"floor_area_ratio,omitempty"`
	BuildingCoverage *float64 `json:"building_coverage,omitempty"`
	ParcelCount      *int     `json:"parcel_count,omitempty"`
	EnterpriseCount  *int     `json:"enterprise_count,omitempty"`
	AboveSizeCount   *int     `json:"above_size_count,omitempty"`
	OutputCNY        *Money   `json:"output_cny" db:"output_cny"`
	OutputState      State    `json:"output_state"`
	TaxCNY           *Money   `json:"tax_cny" db:"tax_cny"`
	TaxState         State    `json:"tax_state"`
	OutputPerMu      *float64 `json:"output_per_mu"` // 万元/亩
	TaxPerMu         *float64 `json:"tax_per_mu"`    // 万元/亩
	Percentile       *float64 `json:"percentile" doc:"share, in percent, of the others of its kind whose tax per mu is smaller"`
	Score            *float64 `json:"score"`
	Grade            string   `json:"grade"` // empty is not graded; a reason says why
	EfficiencyClass  *string  `json:"efficiency_class,omitempty"`
	LandState        *string  `json:"land_state,omitempty"`
	Findings         []string `json:"findings,omitempty"` // rules that are met or suspected
	DisposalMode     *string  `json:"disposal_mode,omitempty"`
	Detail
	Kept `json:"-"`
}

// Kept is what a run keeps of a subject in columns beside its figures; with the run's policy and context it becomes the
// parts, reasons and years of [Detail].
type Kept struct {
	Class       *string         // nil is evaluated
	Rule        *string         // what left it out, or its special class
	Pool        *int            // its ranking in the context of its track
	RankedAt    *int            `db:"place"`
	BaseScore   *float64        // before adjustments
	GradeBefore *string         `db:"initial_grade"` // before the gates; nil is the same
	Items       []float64       // eight for each indicator; see the column's comment
	KeptYears                   // of parcels and enterprises
	Notes       []string        // code:id
	Steps       json.RawMessage // adjustments and gates
}

// KeptYears are the amounts of three years that a run keeps of a subject, the oldest first.
type KeptYears struct {
	YearValues []float64 // four a year: output and tax in yuan, employees, land in m²; NaN is not known
	YearPartly []bool    // three a year: whether output, tax and employees leave users out of whom they are not known; nil is none
}

// Detail is what an evaluation says beyond its figures.
type Detail struct {
	Place        int           `json:"place,omitempty" db:"-" doc:"place in its ranking, the first is 1"`
	Of           int           `json:"of,omitempty" db:"-" doc:"how many are ranked there"`
	Ranking      string        `json:"ranking,omitempty" db:"-" doc:"the ranking inside the track, such as a park"`
	InitialGrade string        `json:"initial_grade,omitempty" db:"-" doc:"before the gates"`
	ManagedAs    *string       `json:"managed_as,omitempty" doc:"the grade whose measures apply to one without a grade"`
	Parts        []Part        `json:"parts,omitempty" db:"-"`
	Adjustments  []Adjustment  `json:"adjustments,omitempty" db:"-"`
	Gates        []GateStep    `json:"gates,omitempty" db:"-"`
	Lifts        []Lift        `json:"lifts,omitempty" db:"-"`
	Reasons      []Reason      `json:"reasons" db:"-"`
	Years        []YearFigures `json:"years,omitempty" db:"-"` // of the year and the two before it
	Headline     *Headline     `json:"headline,omitempty" db:"-"`
}

// Headline is what a group of parcels and enterprises comes to. Amounts are the enterprises' own, registered in the
// group (of a sub-area, what is placed on its parcels); per-mu figures are ratios of sums over the parcels whose figure is whole.
type Headline struct {
	ParkCount              int                `json:"park_count"`
	ParcelCount            int                `json:"parcel_count"`
	AreaMu                 float64            `json:"area_mu"`
	PlannedAreaM2          *float64           `json:"planned_area_m2"`
	EnterpriseCount        int                `json:"enterprise_count"`
	AboveSizeCount         int                `json:"above_size_count"`
	TradeQuotaCount        int                `json:"trade_quota_count"`
	ListedOrPreparingCount int                `json:"listed_or_preparing_count"`
	OutputCNY              Money              `json:"output_cny"`
	AboveSizeOutputCNY     Money              `json:"above_size_output_cny"`
	TaxCNY                 Money              `json:"tax_cny"`
	OutputOver100mCount    int                `json:"output_over_100m_count"` // above 1 亿元
	OutputOver1bCount      int                `json:"output_over_1b_count"`   // above 10 亿元
	OutputPerMu            *float64           `json:"output_per_mu"`
	TaxPerMu               *float64           `json:"tax_per_mu"`
	OutputLandMu           float64            `json:"output_land_mu" doc:"the land that output_per_mu is over: parcels of whose users all have an output"`
	TaxLandMu              float64            `json:"tax_land_mu" doc:"the land that tax_per_mu is over: parcels of whose users all have a tax"`
	LandStateMu            map[string]float64 `json:"land_state_mu"`
	GradeCounts            map[string]int     `json:"grade_counts"` // of parcels; not_graded where there is none
}

// Input is a number or date that a screening rule looked at.
type Input struct {
	Value  any    `json:"value"`
	Unit   string `json:"unit,omitempty"`
	Source string `json:"source"`

	From []InputSource `json:"from,omitempty" doc:"the files that brought it, where that is on record; named when the finding is read"`
}

// InputSource is where an input is from.
type InputSource struct {
	Kind       string `json:"kind" enum:"parcel,buildings,annual_report,agreement"`
	Label      string `json:"label,omitempty" doc:"the agreement"`
	File       string `json:"file"`
	ImportedOn string `json:"imported_on" doc:"YYYY-MM-DD"`
	Later      bool   `json:"later,omitempty" doc:"imported after the run: what the run read may have been of another file"`
}

// Finding is the receipt of a screening rule on one parcel (线索): the rule and its clause, the parcel's own numbers, what
// is missing, what would clear it, and a suggested disposal mode.
type Finding struct {
	FindingID    int64   `json:"finding_id" db:"finding_id"`
	ParcelID     int64   `json:"parcel_id"`
	ParcelCode   string  `json:"parcel_code"`
	USCC         *string `json:"uscc,omitempty" doc:"of a rule that is asked of enterprises: who uses the parcel and meets it"`
	Rule         string  `json:"rule"`
	Kind         string  `json:"kind" enum:"idle,low_efficiency,unused,breach,signal"`
	Leg          string  `json:"leg,omitempty" enum:"not_started,suspended" doc:"of idle land: which leg of its definition"`
	Document     string  `json:"document" doc:"id of the policy document that has the rule"`
	Version      int     `json:"document_version,omitempty" doc:"of that document, as the run asked it; 0: of a run from before it was kept"`
	Outcome      string  `json:"outcome" enum:"met,suspected,cannot_tell"`
	DisposalMode string  `json:"disposal_mode"`
	Title        Phrase  `json:"title"`
	Clause       string  `json:"clause"`
	Basis        Basis   `json:"basis"`
	Receipt
}

// Receipt is what is a finding's own: the arithmetic with the parcel's numbers, and what follows from it.
type Receipt struct {
	Formula    Phrase           `json:"formula"`
	Inputs     map[string]Input `json:"inputs"`
	Missing    []string         `json:"missing"`
	Why        Phrase           `json:"disposal_reason"`
	Clears     Phrase           `json:"clears"`
	Confidence string           `json:"confidence,omitempty" enum:"high,medium,low"`
	Doubts     []Phrase         `json:"doubts,omitempty" doc:"why the confidence is not higher"`
}

// Conserved says where an amount of the enterprises' reports went: source = placed + not placed, to the fen.
type Conserved struct {
	Source    Money `json:"source"`
	Placed    Money `json:"placed"`
	NotPlaced Money `json:"not_placed"`
}

// ConservedLand says where the land of the parcels in force went, in mu: total = own + leased + unstated + nobody, to the
// fourth decimal of each. Over is what stands on record beyond the parcels' areas; it is counted for nobody.
type ConservedLand struct {
	TotalMu      float64       `json:"total_mu"`
	IndustrialMu float64       `json:"industrial_mu" doc:"of which registered for industry or storage, or for no known use"`
	OwnMu        float64       `json:"own_mu" doc:"attributed to who holds it as his own; on the owner's basis all that has an owner"`
	LeasedMu     float64       `json:"leased_mu" doc:"attributed to who leases or subleases it"`
	UnstatedMu   float64       `json:"unstated_mu" doc:"attributed to users of whom it is not known how they hold it"`
	NobodyMu     float64       `json:"nobody_mu" doc:"attributed to nobody"`
	OverMu       float64       `json:"over_mu" doc:"on record beyond the area of its parcel; the shares were cut down to the parcel"`
	OverCount    int           `json:"over_count" doc:"parcels of which that is so"`
	Overclaimed  []Overclaimed `json:"overclaimed" doc:"the worst of them, at most 100"`

	// Of what is used, on record as such; nothing where no use says so.
	UnregisteredMu      float64 `json:"unregistered_mu,omitempty" doc:"of what is used, without title"`
	UnderConstructionMu float64 `json:"under_construction_mu,omitempty" doc:"of what is used, under construction"`
	ProtectedMu         float64 `json:"protected_mu,omitempty" doc:"of what is used, in its protected period"`
	NewlyReducedMu      float64 `json:"newly_reduced_mu,omitempty" doc:"of what is used, newly given up"`
}

// Overclaimed is a parcel of which its users have more land on record than there is.
type Overclaimed struct {
	ParcelCode string  `json:"parcel_code"`
	AreaMu     float64 `json:"area_mu"`
	ClaimedMu  float64 `json:"claimed_mu"`
}

// Counts are the subjects of a run by class; the empty grade is not graded.
type Counts struct {
	Enterprises      int            `json:"enterprises"`
	Parcels          int            `json:"parcels"`
	EnterpriseGrades map[string]int `json:"enterprise_grades"`
	ParcelGrades     map[string]int `json:"parcel_grades"`
	LandStates       map[string]int `json:"land_states"`
	Findings         map[string]int `json:"findings" doc:"by rule and outcome, rule/outcome"`
}

// Run is one immutable application of one policy to one year of a zone's data (评价批次).
type Run struct {
	RunID           int64                `json:"run_id"`
	ZoneCode        string               `json:"zone_code"`
	Year            int                  `json:"year"`
	AsOf            string               `json:"as_of" doc:"YYYY-MM-DD: the day for which the clocks of idle land were read; as_of in conditions is the policy's snapshot day of the year"`
	PolicyID        string               `json:"policy_id"`
	PolicyTitle     string               `json:"policy_title"`
	PolicyDigest    string               `json:"policy_digest"`
	DataVersion     int64                `json:"data_version"`
	ProgramVersion  string               `json:"program_version"`
	Trial           bool                 `json:"trial"`
	Follows         *int64               `json:"follows" doc:"the run whose decided objections this one took over"`
	Note            string               `json:"note" doc:"why it was made"`
	CreatedAt       time.Time            `json:"created_at"`
	CreatedBy       string               `json:"created_by"`
	Conservation    map[string]Conserved `json:"conservation"`
	ConservedLand   *ConservedLand       `json:"conserved_land" doc:"null where the policy says to ignore it, and of runs from before there was one"`
	Counts          Counts               `json:"counts"`
	Notices         []Reason             `json:"notices" doc:"what a reader must know of the run as a whole"`
	PublishedOn     *string              `json:"published_on" doc:"the day on which its list was made public, YYYY-MM-DD; null where nobody recorded it"`
	LandPublishedOn *string              `json:"land_published_on" doc:"the day on which its areas of land were made public before it; null where nobody recorded it"`
}

// Zone is an authority whose land is looked after, with the years for which it has annual reports.
type Zone struct {
	ZoneCode      string   `json:"zone_code"`
	Name          string   `json:"name"`
	CodeScheme    string   `json:"code_scheme" enum:"gb,free"`
	DataVersion   int64    `json:"data_version"`
	PlannedAreaM2 *float64 `json:"planned_area_m2"` // sum over its parks
	Years         []int    `json:"years"`
}
