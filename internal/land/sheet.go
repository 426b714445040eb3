package land

import "time"

// SurveyParcel is a parcel in force as the sheet of its park counts it.
type SurveyParcel struct {
	ParkCode     *string
	LandM2       float64
	Tenure       *string
	LandUseCode  *string
	Granted      bool // a supply, a hand-over or a contract is on record
	Built        bool // a building, a user or a completion is on record
	FloorAreaM2  *float64
	FootprintM2  *float64
	InvestedCNY  *float64 `db:"invested_cny"`
	Expired      bool     // its term has ended
	HighTechM2   float64  // used by enterprises of high technology
	LandState    *string  // of the run
	DisposalMode *string  // of the run
	DecidedMode  *string  // of the ledger, as it stands
	DisposedM2   float64  `db:"disposed_m2"` // the land of that entry that has been dealt with
}

// SurveyEnterprise is what an enterprise adds to the sheet of its park by its report of a year.
type SurveyEnterprise struct {
	Year         int
	IndustryCode *string
	ParkCode     *string
	RevenueCNY   *float64 `db:"revenue_cny"`
	TaxCNY       *float64 `db:"tax_cny"`
}

// SurveyPark is a park with what it may develop and supply, m².
type SurveyPark struct {
	ParkCode          string
	Name              string
	Management        string
	ParkType          *string // industrial or mixed
	PlannedAreaM2     *float64
	DevelopableAreaM2 *float64
	SupplyReadyAreaM2 *float64
}

// Measure is a number that indicators divide, with what it lacks.
type Measure struct {
	Name  string   `json:"name"`
	Title Phrase   `json:"title"`
	Value *float64 `json:"value" doc:"in its unit; null where nothing is on record"`
	Unit  string   `json:"unit"`
	Lacks Phrase   `json:"lacks" doc:"what is not on record of it; empty where nothing is lacking"`
	// LacksMu is the land of which it is not on record.
	LacksMu float64 `json:"lacks_mu,omitempty" doc:"the land of which it is not on record, mu"`
	Source  Phrase  `json:"source" doc:"where it is from"`
}

// Benchmark is the mean of some zones that an indicator is held against.
type Benchmark struct {
	Scope string  `json:"scope"`
	Title Phrase  `json:"title"`
	Year  int     `json:"year"`
	Zones *int    `json:"zones" doc:"whose mean it is; null is not known"`
	Value float64 `json:"value"`
	URL   string  `json:"url"`
	Note  Phrase  `json:"note" doc:"such as that the value was derived; empty is none"`
}

// SheetIndicator is an indicator of TD/T 1029 with its numbers.
type SheetIndicator struct {
	ID          string      `json:"id"`
	Title       Phrase      `json:"title"`
	Unit        string      `json:"unit"`
	Value       *float64    `json:"value"`
	Numerator   Measure     `json:"numerator"`
	Denominator Measure     `json:"denominator"`
	Formula     Phrase      `json:"formula"`
	Benchmarks  []Benchmark `json:"benchmarks"`
	Ideal       *float64    `json:"ideal" doc:"of the scope that is asked for"`
	Gap         *float64    `json:"gap" doc:"value less ideal"`
}

// SheetPotential is land that could be had (潜力), mu.
type SheetPotential struct {
	ID      string   `json:"id" enum:"expansion,structure,intensity_far,intensity_coefficient,intensity_investment,intensity_income,management"`
	Title   Phrase   `json:"title"`
	AreaMu  *float64 `json:"area_mu"`
	Formula Phrase   `json:"formula"`
	Missing []string `json:"missing"`
	Lacks   Phrase   `json:"lacks" doc:"what is not on record of the numbers that it is made of; empty where nothing is lacking"`
}

// TrendYear is what the newest run of a year said of a park or the zone.
type TrendYear struct {
	Year        int      `json:"year"`
	RunID       int64    `json:"run_id"`
	PolicyTitle string   `json:"policy_title"`
	Headline    Headline `json:"headline"`
}

// DecidedSum is the land that the ledger has decided a mode of disposal for, and how much of it has been dealt with.
type DecidedSum struct {
	StageSum
	DisposedMu float64 `json:"disposed_mu"`
}

// IndicatorYear are the indicators of a year whose numerator enterprises report every year, over the land of the sheet.
type IndicatorYear struct {
	Year   int                 `json:"year"`
	Values map[string]*float64 `json:"values" doc:"by indicator; null where nothing is reported"`
	Lacks  map[string]Phrase   `json:"lacks" doc:"by indicator: what is not on record of its numerator"`
}

// ParkStanding is where a park stands among those of its type.
type ParkStanding struct {
	ParkCode   string              `json:"park_code"`
	Name       string              `json:"name"`
	Management string              `json:"management"`
	ParkType   string              `json:"park_type" doc:"industrial, mixed, or empty where none is on record: ranked by themselves"`
	Values     map[string]*float64 `json:"values" doc:"by indicator"`
	Places     map[string]int      `json:"places" doc:"by indicator: among the parks of its type that have a value, the highest is 1"`
	Of         map[string]int      `json:"of"`
	Stock      map[string]StageSum `json:"stock" doc:"by state of the land"`
	Disposal   map[string]StageSum `json:"disposal" doc:"by suggested mode"`

	Decided map[string]DecidedSum `json:"decided" doc:"by the mode that the ledger has decided"`
}

// Sheet is what a zone, or a park, comes to (园区体检).
type Sheet struct {
	ZoneCode   string              `json:"zone_code"`
	ParkCode   string              `json:"park_code" doc:"empty is the whole zone"`
	Name       string              `json:"name"`
	ParkType   string              `json:"park_type"`
	RunID      int64               `json:"run_id"`
	Year       int                 `json:"year"`
	AsOf       string              `json:"as_of"`
	Scope      string              `json:"scope" doc:"whose means are the ideal values"`
	Scopes     []Benchmark         `json:"scopes" doc:"that may be asked for; their values say nothing"`
	Stock      map[string]StageSum `json:"stock" doc:"parcels in force by state of the land"`
	Indicators []SheetIndicator    `json:"indicators"`
	Potentials []SheetPotential    `json:"potentials"`
	Disposal   map[string]StageSum `json:"disposal" doc:"by suggested mode"`
	Trend      []TrendYear         `json:"trend"`

	Decided        map[string]DecidedSum `json:"decided" doc:"by the mode that the ledger has decided, as it stands today; of a parcel with several entries the newest"`
	IndicatorYears []IndicatorYear       `json:"indicator_years" doc:"up to five years: indicators with a yearly numerator, over the land as the sheet counts it"`

	Parks     []ParkStanding `json:"parks" doc:"all of the zone"`
	Appraisal Appraisal      `json:"appraisal"`
}

// SheetQuery asks for the sheet of a zone or a park. Empty is the whole zone, and what ships.
type SheetQuery struct {
	Run      RunChoice
	ParkCode string
	Scope    string // of the benchmarks
	List     string // of appraisal items
}

// AppraisalList is a list of what zones are appraised on.
type AppraisalList struct {
	ListID  string     `json:"list_id"`
	Version int        `json:"version" doc:"0 of one that ships"`
	Digest  string     `json:"digest"`
	SavedAt *time.Time `json:"saved_at"`
	SavedBy string     `json:"saved_by"`
	Source  []byte     `json:"-"`
}

// NewAppraisalList is a list as it comes in.
type NewAppraisalList struct {
	ListID string `json:"list_id" pattern:"^[0-9A-Za-z_-]{1,64}$"`
	CSV    string `json:"csv" maxLength:"1000000" doc:"一级指标, 一级权重, 指标, 权重, 单位, 目标值, 方向, 系统指标, 填报值, 数据来源, 责任单位, 文件, 网址"`
}

// Appraisal is a list of items with what the zone makes of each (考核对标).
type Appraisal struct {
	ListID  string          `json:"list_id"`
	Version int             `json:"version"`
	Weight  float64         `json:"weight" doc:"of all groups together"`
	Items   []AppraisalItem `json:"items"`
}

// AppraisalItem is something that a zone is appraised on. A group of which no item is on the list is an item without a name.
type AppraisalItem struct {
	Group       string   `json:"group"`
	GroupWeight *float64 `json:"group_weight"`
	Name        string   `json:"name"`
	Weight      *float64 `json:"weight"`
	Unit        string   `json:"unit"`
	Target      *float64 `json:"target"`
	Less        bool     `json:"less" doc:"less is better"`
	Number      string   `json:"number" doc:"the indicator of this program that gives its value"`
	Value       *float64 `json:"value"`
	Source      Phrase   `json:"source" doc:"where the value is from; empty where there is none"`
	Gap         *float64 `json:"gap" doc:"to the target; 0 where it is reached"`
	Supplier    string   `json:"supplier" doc:"who supplies it"`
	Document    string   `json:"document"`
	URL         string   `json:"url"`
}
