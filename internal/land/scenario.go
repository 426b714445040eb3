package land

import "time"

// ScenarioInputs is what a planner sets of a scenario. What is not set is taken from a default that says where it is from, or
// stays unknown.
type ScenarioInputs struct {
	Industry  string             `json:"industry,omitempty" maxLength:"10" doc:"GB/T 4754-2017 division or code of what is to be built for"`
	LikeGrade string             `json:"like_grade,omitempty" maxLength:"20" doc:"grade of the enterprises whose medians are the defaults; empty: of any grade"`
	Mode      string             `json:"mode,omitempty" maxLength:"20" doc:"empty: that of the site"`
	Phases    []ScenarioPhase    `json:"phases,omitempty" maxItems:"20"`
	Numbers   map[string]float64 `json:"numbers,omitempty" doc:"by the names of the assumptions, in their units"`
	Answers   map[string]bool    `json:"answers,omitempty" doc:"what only a person knows, by the names of the questions"`
	ZonePays  *[]string          `json:"zone_pays,omitempty" doc:"costs that the zone bears: acquisition, compensation, demolition, relocation; left out: by the mode"`
}

// ScenarioPhase is a part of a scenario that is built by itself.
type ScenarioPhase struct {
	Name     string  `json:"name,omitempty" maxLength:"100"`
	SharePct float64 `json:"share_pct" doc:"of the whole, percent; the phases make 100"`
	Start    string  `json:"start" doc:"first month, YYYY-MM"`
	End      string  `json:"end" doc:"last month, YYYY-MM"`
}

// Scenario is what could be built on a site, as it was last kept.
type Scenario struct {
	ScenarioID int64          `json:"scenario_id"`
	SiteID     int64          `json:"site_id"`
	Revision   int            `json:"revision" doc:"raised with every change; a change names the one that it was made on"`
	Name       string         `json:"name"`
	Inputs     ScenarioInputs `json:"inputs"`
	Dropped    bool           `json:"dropped"`
	MadeAt     time.Time      `json:"made_at"`
	MadeBy     string         `json:"made_by"`
}

// NewScenario is a scenario before it is kept.
type NewScenario struct {
	Name   string         `json:"name" maxLength:"200"`
	Inputs ScenarioInputs `json:"inputs"`
}

// ScenarioChange is a scenario as it is to be.
type ScenarioChange struct {
	Revision int            `json:"revision" minimum:"1" doc:"that was read"`
	Name     string         `json:"name" maxLength:"200"`
	Inputs   ScenarioInputs `json:"inputs"`
	Dropped  bool           `json:"dropped,omitempty"`
}

// ScenarioRecord is a scenario with what it comes to.
type ScenarioRecord struct {
	Scenario
	Scheme Scheme `json:"scheme"`
}

// Scenarios are those of a site side by side.
type Scenarios struct {
	Site      Site             `json:"site"`
	Run       *Run             `json:"run" doc:"whose years and medians the figures take"`
	Scenarios []ScenarioRecord `json:"scenarios"`
}

// Recorded is the answer to a question of checks that a case of review has on record, which comes before what a planner said.
type Recorded struct {
	Holds bool
	From  Phrase // where it is on record, in words
}

// SchemeFacts are the titles of what a scheme asks of a site beside its assumptions.
func SchemeFacts() map[string]Phrase {
	return map[string]Phrase{
		"phases":                {ZH: "分期与建设期", EN: "phases and schedule"},
		"present_floor_area_m2": {ZH: "现有建筑面积", EN: "floor area standing"},
		"present_tax_cny":       {ZH: "现有税收", EN: "present tax"},
	}
}

// Scheme is what a scenario comes to.
type Scheme struct {
	Mode        string       `json:"mode"`
	Division    string       `json:"division" doc:"of the industry, two digits; empty: not chosen"`
	Assumptions []Assumption `json:"assumptions"`
	Doubts      []Reason     `json:"doubts" doc:"what contradicts itself, or should be looked at"`
	Figures     []Figure     `json:"figures"`
	Compared    []Compared   `json:"compared" doc:"before, committed and plan"`
	Costs       []Cost       `json:"costs"`
	Funding     []Figure     `json:"funding"`
	Sides       []Side       `json:"sides"`
	Massing     *Massing     `json:"massing" doc:"null where coefficient, storeys or their height is unknown"`
	Checks      []Checked    `json:"checks"`
	Documents   []CheckedBy  `json:"documents" doc:"whose checks were asked, in the version that was"`
	Refused     []Problem    `json:"refused,omitempty" doc:"rules that its inputs break today, as when the site has other parcels now; it has no figures then"`
}

// Assumption is a number that a scenario stands on.
type Assumption struct {
	Name   string   `json:"name"`
	Group  string   `json:"group" enum:"building,floor,yield,cost,income,funding,finance"`
	Title  Phrase   `json:"title"`
	Unit   string   `json:"unit"`
	Value  *float64 `json:"value"`
	Source string   `json:"source" enum:"user,median,control,mode,system,derived,missing"`
	From   Phrase   `json:"from" doc:"where it is from, in words"`
}

// Sources of an assumption.
const (
	FromUser    = "user"
	FromMedian  = "median"  // of the zone's enterprises of the industry
	FromControl = "control" // the least of the control indicators
	FromMode    = "mode"    // follows from the mode of redevelopment
	FromSystem  = "system"  // a setting of this system
	Derived     = "derived" // from other assumptions
	NotGiven    = "missing"
)

// Figure is a number that was made of others.
type Figure struct {
	Name    string   `json:"name"`
	Title   Phrase   `json:"title"`
	Unit    string   `json:"unit"`
	Value   *float64 `json:"value"`
	Formula Phrase   `json:"formula"`
	Missing []string `json:"missing" doc:"assumptions and facts that it needs"`
}

// Compared is a line of the table of before and after (前后对比).
type Compared struct {
	Name      string   `json:"name"`
	Title     Phrase   `json:"title"`
	Unit      string   `json:"unit"`
	Before    *float64 `json:"before" doc:"of yearly amounts the mean of the years in which it is known of the most parcels"`
	Years     []int    `json:"years" doc:"that the mean is over"`
	Known     int      `json:"known" doc:"parcels on which it is known"`
	Of        int      `json:"of" doc:"parcels of which it is asked"`
	Committed *float64 `json:"committed" doc:"by agreements on its parcels, weighted by their land"`
	Agreed    int      `json:"agreed" doc:"parcels with such an agreement"`
	Plan      *float64 `json:"plan"`
	Change    *float64 `json:"change" doc:"plan less before"`
	ChangePct *float64 `json:"change_pct"`
	Note      Phrase   `json:"note"`
}

// Cost is an item of cost with who bears it.
type Cost struct {
	Item    string   `json:"item" enum:"acquisition,compensation,demolition,relocation,construction,equipment,land_price_difference"`
	Title   Phrase   `json:"title"`
	Payer   string   `json:"payer" enum:"zone,developer"`
	Amount  *Money   `json:"amount_cny"`
	Formula Phrase   `json:"formula"`
	Missing []string `json:"missing"`
}

// Side is the account of one side: the zone's fiscal one, or the developer's.
type Side struct {
	Side              string     `json:"side" enum:"zone,developer"`
	FirstYear         int        `json:"first_year" doc:"0: no phases"`
	Lines             []FlowLine `json:"lines"`
	Net               []Money    `json:"net_cny" doc:"by year; empty where a line is unknown"`
	Cumulative        []Money    `json:"cumulative_cny"`
	Discounted        []Money    `json:"discounted_cny"`
	NPV               *Money     `json:"npv_cny"`
	IRRPct            *float64   `json:"irr_pct" doc:"null where it is not defined"`
	Payback           *float64   `json:"payback_years" doc:"from the start of the first year; null within the horizon never, or nothing to pay back"`
	DiscountedPayback *float64   `json:"discounted_payback_years"`
	Missing           []string   `json:"missing"`
	Notes             []Phrase   `json:"notes"`
	Swings            []Swing    `json:"swings" doc:"what moves the net present value, the most first"`
}

// FlowLine is one item of income (positive) or cost (negative) by year.
type FlowLine struct {
	Item    string   `json:"item"`
	Title   Phrase   `json:"title"`
	Amounts []Money  `json:"amounts_cny" doc:"empty where it is unknown"`
	Missing []string `json:"missing"`
}

// Swing is what changing one assumption does to a side, everything else as it is.
type Swing struct {
	Name      string      `json:"name"`
	Title     Phrase      `json:"title"`
	Unit      string      `json:"unit"`
	Value     float64     `json:"value"`
	Steps     []SwingStep `json:"steps"`
	BreakEven *float64    `json:"break_even" doc:"the value at which the net present value is 0; null where there is none between 0 and ten times the value"`
}

// SwingStep is one change.
type SwingStep struct {
	Pct     float64  `json:"pct"`
	NPV     Money    `json:"npv_cny"`
	Payback *float64 `json:"payback_years"`
}

// Massing is the block that a scenario builds, for a view in three dimensions.
type Massing struct {
	FootprintM2 float64 `json:"footprint_m2"`
	Coefficient float64 `json:"coefficient"`
	HeightM     float64 `json:"height_m"`
}

// Checked is what a check of a document says of a scenario.
type Checked struct {
	Document string   `json:"document"`
	Check    string   `json:"check"`
	Title    Phrase   `json:"title"`
	Clause   string   `json:"clause"`
	Basis    Basis    `json:"basis"`
	Outcome  string   `json:"outcome" enum:"pass,fail,cannot_tell,not_applicable"`
	Person   bool     `json:"person" doc:"a person decides, whatever the numbers say"`
	Formula  Phrase   `json:"formula" doc:"its numbers"`
	Missing  []string `json:"missing"`
	Lacks    []Phrase `json:"lacks,omitempty" doc:"what is missing, in words"`
	Doubts   []Phrase `json:"doubts" doc:"what the outcome rests on and should be looked at: years without data, a document that is not in force"`
	Clears   Phrase   `json:"clears" doc:"what would make it pass"`
}

// CheckedBy is a document whose checks were asked. A version of a saved one never changes; the digest says whether a built-in
// one has since.
type CheckedBy struct {
	ID         string   `json:"id"`
	Version    int      `json:"version"`
	Digest     string   `json:"digest" doc:"SHA-256 of the document"`
	Title      Phrase   `json:"title"`
	Region     string   `json:"region"`
	Gaps       []Phrase `json:"gaps"`
	OutOfForce *Phrase  `json:"out_of_force,omitempty" doc:"when it is in force, where the day of the scheme is none of it"`
}

// Outcomes of a check.
const (
	Pass          = "pass"
	Fail          = "fail"
	CannotTell    = "cannot_tell"
	DoesNotApply  = "not_applicable"
	ZoneSide      = "zone"
	DeveloperSide = "developer"
)

// Median is what the middle one of some enterprises of an industry comes to in a run: a default of a scenario.
type Median struct {
	Division string // two digits
	Grade    string // empty: of any
	Name     string // of the assumption
	Count    int    // of those that are known
	Value    float64
}

// SiteCommitment is a figure that an agreement on a parcel of a site promises.
type SiteCommitment struct {
	ParcelID  int64
	Indicator string
	Target    float64
}

// OfScenario names a scenario of a site.
type OfScenario struct{ SiteID, ScenarioID int64 }

// SchemeForm is what a scenario can be made of.
type SchemeForm struct {
	Modes       []string       `json:"modes"`
	Assumptions []FormNumber   `json:"assumptions"`
	Questions   []FormQuestion `json:"questions" doc:"that only a person can answer"`
	Documents   []FormDocument `json:"documents" doc:"that have checks"`
	Facts       []FormFact     `json:"facts" doc:"that checks may ask about"`
}

// FormNumber is an assumption that can be set.
type FormNumber struct {
	Name  string  `json:"name"`
	Group string  `json:"group" enum:"building,floor,yield,cost,income,funding,finance"`
	Title Phrase  `json:"title"`
	Unit  string  `json:"unit"`
	Least float64 `json:"least"`
	Most  float64 `json:"most"`
	Total string  `json:"total" doc:"of an amount per mu: the name under which the whole may be given instead; empty: none"`
}

// FormQuestion is a question that can be answered with yes or no.
type FormQuestion struct {
	Name  string `json:"name"`
	Title Phrase `json:"title"`
}

// FormDocument is a document that has checks.
type FormDocument struct {
	ID     string `json:"id"`
	Title  Phrase `json:"title"`
	Region string `json:"region"`
	Asked  bool   `json:"asked" doc:"where nobody chooses"`
}

// FormFact is something that is known of a site or a scenario: a check compares it, or names it in a condition.
type FormFact struct {
	Name  string `json:"name"`
	Title Phrase `json:"title"`
	Type  string `json:"type" enum:"number,text,flag,list"`
	Unit  string `json:"unit" doc:"of a number"`
}
