package land

import "time"

// ProgrammeTarget is what a zone, or one of its parks, means to have redeveloped in a year, by year of completion; nil is not set.
type ProgrammeTarget struct {
	Year     int     `json:"year"`
	ParkCode *string `json:"park_code" doc:"null: the zone as a whole"`
	Amounts
	Revision  int       `json:"revision"`
	ChangedAt time.Time `json:"changed_at"`
	ChangedBy string    `json:"changed_by"`
}

// NewTarget sets the target of a year, of the zone as a whole or of a park.
type NewTarget struct {
	ParkCode      string   `json:"park_code,omitempty" maxLength:"64" doc:"left out: the zone as a whole"`
	AreaMu        *float64 `json:"area_mu,omitempty" minimum:"0" maximum:"1000000"`
	GainedFloorM2 *float64 `json:"gained_floor_m2,omitempty" minimum:"0" maximum:"1e10"`
	InvestmentCNY *float64 `json:"investment_cny,omitempty" minimum:"0" maximum:"1e13"`
	TaxCNY        *float64 `json:"tax_cny,omitempty" minimum:"0" maximum:"1e13" doc:"yearly, at capacity"`
	Revision      int      `json:"revision" minimum:"0" doc:"that was read; 0: none was set yet"`
}

// Programme is all redevelopment of a zone on one timeline (项目总览).
type Programme struct {
	ZoneCode  string            `json:"zone_code"`
	Today     string            `json:"today"`
	Sites     []ProgrammeSite   `json:"sites"`
	Years     []ProgrammeYear   `json:"years" doc:"by year of completion and park; the park is null where a site lies in several"`
	Targets   []ProgrammeTarget `json:"targets"`
	Achieved  []Achieved        `json:"achieved" doc:"done against the targets: by year the parks, then the zone as a whole; last all years that have a target"`
	ParkNames map[string]string `json:"park_names" doc:"by code"`
}

// Achieved is what was completed in a year against its target.
type Achieved struct {
	Year       int      `json:"year" doc:"0: all years that have a target"`
	ParkCode   *string  `json:"park_code" doc:"null: the zone as a whole, or sites that lie in several parks"`
	Whole      bool     `json:"whole" doc:"the zone as a whole"`
	Summed     bool     `json:"summed" doc:"its target is the sum of others: of its parks, as the zone has set none of its own for the year, or of the years"`
	Sites      int      `json:"sites" doc:"that are completed"`
	Unknown    int      `json:"unknown" doc:"of them those of which an amount is not known: of such an amount the sum is a part, and nothing is compared"`
	Target     Amounts  `json:"target"`
	Done       Amounts  `json:"done" doc:"of a target that is a sum what was done in the parks and years that aimed at that amount"`
	Difference Amounts  `json:"difference" doc:"done less target"`
	Percent    Percents `json:"percent" doc:"done of the target"`
}

// Percents are shares of [Amounts] in percent; nil is not known, or of nothing.
type Percents struct {
	Area        *float64 `json:"area_pct"`
	GainedFloor *float64 `json:"gained_floor_pct"`
	Investment  *float64 `json:"investment_pct"`
	Tax         *float64 `json:"tax_pct"`
}

// ProgrammeSite is a site with the scenario that counts: the revision that its case reviews, else the one that was last kept.
type ProgrammeSite struct {
	Site
	ScenarioID   *int64          `json:"scenario_id" doc:"null: it has none"`
	ScenarioName string          `json:"scenario_name"`
	Phases       []ScenarioPhase `json:"phases"`
	Amounts      Amounts         `json:"amounts" doc:"of a site that is decided those of the decision, whatever the data are today"`
	Frozen       *FrozenAmounts  `json:"frozen" doc:"of a site that is decided: what its amounts rest on"`
	CaseState    string          `json:"case_state" doc:"of its newest case of review; empty: it has none"`
	CaseTitle    Phrase          `json:"case_title"`
	Stage        string          `json:"stage" enum:"planned,under_way,done" doc:"by its case: under way once it is approved, done once completion is on record or the case is closed"`
	DoneOn       *string         `json:"done_on" doc:"of a site that is done: the day of completion"`
	Reached      string          `json:"reached" doc:"the last milestone after the approval; evaluated once it was evaluated again; empty: none"`
	ReachedTitle Phrase          `json:"reached_title"`
}

// FrozenAmounts say with which decision amounts were frozen, and what the same scheme comes to by the data of today.
type FrozenAmounts struct {
	CaseID    int64   `json:"case_id"`
	DecidedOn string  `json:"decided_on"`
	RunID     *int64  `json:"run_id"`
	Year      *int    `json:"year"`
	Digest    string  `json:"digest" doc:"SHA-256 of the bytes that are kept"`
	Now       Amounts `json:"now" doc:"by the data of today, to be compared and for nothing else"`
}

// DecidedCase is a case that was approved with what the decision rested on.
type DecidedCase struct {
	CaseID    int64
	DecidedOn string
	FrozenRecord
}

// ProgrammeParcel is what a programme counts of a parcel of a site.
type ProgrammeParcel struct {
	SiteID      int64
	LandM2      float64
	FloorAreaM2 *float64
	FootprintM2 *float64
	Buildings   int
}

// Stages of a site in a programme.
const (
	StagePlanned  = "planned"
	StageUnderWay = "under_way"
	StageDone     = "done"
)

// Amounts are what redevelopment comes to; nil is not known.
type Amounts struct {
	AreaMu        *float64 `json:"area_mu"`
	GainedFloorM2 *float64 `json:"gained_floor_m2" db:"gained_floor_m2"`
	InvestmentCNY *float64 `json:"investment_cny" db:"investment_cny"`
	TaxCNY        *float64 `json:"tax_cny" db:"tax_cny" doc:"yearly, at capacity"`
}

// ProgrammeYear is what is completed in a year in a park: planned, under way, and done.
type ProgrammeYear struct {
	Year     int     `json:"year"`
	ParkCode *string `json:"park_code"`
	Sites    int     `json:"sites"`
	Unknown  int     `json:"unknown" doc:"sites of which an amount is not known, so that the sums are a part"`
	Planned  Amounts `json:"planned" doc:"of sites without an approval"`
	UnderWay Amounts `json:"under_way" doc:"of sites whose case is approved, by the last months of their phases"`
	Done     Amounts `json:"done" doc:"of sites that are completed, as a whole, in the year of the milestone"`
}
