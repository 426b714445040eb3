package renewal

import (
	"fmt"
	"slices"

	"permu/internal/land"
)

// WidestM is the widest gap across which parcels of a zone are kept as neighbours, m.
const WidestM = 60

// What a search may ask for at most.
const (
	LargestMu = 3_000     // of a site, mu
	MostSteps = 4_000_000 // parcels looked at, which are seconds
)

// SiteSearch asks for sites in the land of a zone.
type SiteSearch struct {
	AreaMinMu float64            `json:"area_min_mu,omitempty" minimum:"0" maximum:"3000"`
	AreaMaxMu float64            `json:"area_max_mu" exclusiveMinimum:"0" maximum:"3000"`
	Objective string             `json:"objective,omitempty" doc:"a preset; balanced when left out"`
	Weights   map[string]float64 `json:"weights,omitempty" doc:"points for a unit of a quantity, in place of those of the objective"`
	SiteWhere
	Rules    SiteRules `json:"rules,omitempty"`
	Barriers any       `json:"barriers,omitempty" doc:"GeoJSON lines in longitude and latitude that no site crosses, such as arterials"`
	Include  []string  `json:"include,omitempty" maxItems:"200" doc:"codes of parcels that must be in"`
	Exclude  []string  `json:"exclude,omitempty" maxItems:"2000" doc:"codes of parcels that must not be in"`
	Top      int       `json:"top,omitempty" minimum:"0" maximum:"50" doc:"how many sites; 5 when left out"`
	Steps    int       `json:"steps,omitempty" minimum:"0" maximum:"4000000" doc:"parcels looked at before the search stops trying to prove its answer"`
	RunID    int64     `json:"run_id,omitempty" minimum:"0" doc:"the newest when left out"`
}

// SiteWhere is the land that is looked at; all that is named holds.
type SiteWhere struct {
	ParkCode string `json:"park_code,omitempty"`
	Subarea  string `json:"subarea,omitempty"`
	Seed     string `json:"seed,omitempty" doc:"code of a parcel that must be in"`
	Drawn    any    `json:"drawn,omitempty" doc:"a GeoJSON polygon in longitude and latitude, in which a point inside each parcel lies"`
}

// check refuses what would not be bounded.
func (r SiteSearch) check() error {
	bad := func(path, rule string) error { return land.Problems{{Path: path, Rule: rule}} }
	switch {
	case r.AreaMaxMu > LargestMu:
		return bad("area_max_mu", fmt.Sprintf("must be at most %d mu", LargestMu))
	case r.Steps < 0 || r.Steps > MostSteps:
		return bad("steps", fmt.Sprintf("must be 0 to %d", MostSteps))
	case r.Rules.RoadM > WidestM:
		return bad("rules.road_m", fmt.Sprintf("must be at most %d, the widest gap that is kept", WidestM))
	}
	return nil
}

// Ask is the question of a request, of parcels that are all in the land that is looked at.
func (r SiteSearch) Ask() (Ask, error) {
	terms, err := zoneObjective(r.Objective, r.Weights)
	if err != nil {
		return Ask{}, err
	}
	if err := r.check(); err != nil {
		return Ask{}, err
	}
	a := Ask{
		MinM2: r.AreaMinMu * land.SquareMetresPerMu, MaxM2: r.AreaMaxMu * land.SquareMetresPerMu, Terms: terms, Rules: r.Rules,
		Seed: r.Seed, Include: r.Include, Exclude: r.Exclude, Top: r.Top, Steps: r.Steps,
	}
	if a.Top == 0 {
		const usual = 5
		a.Top = usual
	}
	return a, nil
}

// FoundSites is what a search found in a zone.
type FoundSites struct {
	Answer
	ZoneCode    string `json:"zone_code"`
	RunID       int64  `json:"run_id" doc:"that says what land is low in efficiency or idle; 0: there is none"`
	Year        int    `json:"year"`
	DataVersion int64  `json:"data_version"`
	Parcels     int    `json:"parcels" doc:"in the land that is looked at"`
	Terms       []Term `json:"terms" doc:"of the objective that was taken"`
	Roads       Roads  `json:"roads"`
}

// Roads is what is known of the roads that a site must not cross.
type Roads struct {
	Parcels  int         `json:"parcels" doc:"of the zone whose use is roads"`
	Barriers int         `json:"barriers" doc:"lines that were given and that no site crosses"`
	Parted   int         `json:"parted" doc:"pairs of neighbours that these lines part"`
	Told     land.Phrase `json:"told"`
}

// RoadsOf says by what roads are told in a zone with so many parcels for roads, across gaps of so many metres.
func RoadsOf(parcels int, widestM float64) Roads {
	if parcels == 0 {
		return Roads{Told: land.Phrase{
			ZH: fmt.Sprintf("本区数据中没有道路:是否跨越主干路无法判断,只按宗地间距不超过 %s 米判断", short(max(widestM, TouchM))),
			EN: fmt.Sprintf("the zone has no roads on record: whether an arterial is crossed cannot be told, only that no gap is wider than %s m", short(max(widestM, TouchM))),
		}}
	}
	return Roads{Parcels: parcels, Told: land.Phrase{
		ZH: fmt.Sprintf("道路用地 %d 宗不纳入地块,按两侧宗地的间距量宽,宽于 %s 米的不跨越;数据中没有道路等级,未登记为宗地的道路只按间距判断", parcels, short(max(widestM, TouchM))),
		EN: fmt.Sprintf("%d parcels are land for roads, in no site, and as wide as the gap between both sides: none wider than %s m is crossed; classes of roads are not on record, and roads that are no parcels are told by the gap alone", parcels, short(max(widestM, TouchM))),
	}}
}

// PartedBy adds what lines that no site crosses part.
func (r Roads) PartedBy(barriers, pairs int) Roads {
	if barriers > 0 {
		r.Barriers, r.Parted = barriers, pairs
		r.Told.ZH += fmt.Sprintf(";所给的 %d 条线不跨越,隔开 %d 对相邻宗地", barriers, pairs)
		r.Told.EN += fmt.Sprintf("; %d lines that were given are not crossed and part %d pairs of neighbours", barriers, pairs)
	}
	return r
}

// zoneObjective is an objective that asks about nothing but what is known of a zone's parcels.
func zoneObjective(name string, weights map[string]float64) ([]Term, error) {
	terms, err := Objective(name, weights)
	for _, t := range terms {
		if !slices.ContainsFunc(Quantities(), func(q Quantity) bool { return q.Name == t.Name }) {
			return nil, fmt.Errorf("weights.%s: is no quantity of a zone's parcels: %w", t.Name, land.ErrInvalid)
		}
	}
	return terms, err
}

// Terms are those of the objective that is asked with.
func (r SetRequest) Terms() ([]Term, error) { return zoneObjective(r.Objective, r.Weights) }

// SetRequest asks for the figures of parcels that were put together by hand.
type SetRequest struct {
	ParcelCodes []string           `json:"parcel_codes" minItems:"1" maxItems:"2000"`
	RoadM       float64            `json:"road_m,omitempty" minimum:"0" maximum:"60" doc:"the widest gap that counts as joined, m"`
	Objective   string             `json:"objective,omitempty"`
	Weights     map[string]float64 `json:"weights,omitempty"`
	RunID       int64              `json:"run_id,omitempty" minimum:"0"`
}

// SetFigures are those of parcels that were put together. A sum of which a part is not known is of what is known; the parcels
// without it are named in missing.
type SetFigures struct {
	RunID         int64               `json:"run_id" doc:"0: there is none"`
	Year          int                 `json:"year"`
	ParcelCodes   []string            `json:"parcel_codes"`
	AreaM2        float64             `json:"area_m2" doc:"by title, else as measured"`
	AreaMu        float64             `json:"area_mu"`
	MeasuredM2    float64             `json:"measured_m2" doc:"on the ellipsoid"`
	Pieces        [][]string          `json:"pieces" doc:"the parcels that join, the largest piece first"`
	Owners        int                 `json:"owners" doc:"that differ; one that is not known counts for itself"`
	Enterprises   int                 `json:"enterprises" doc:"that use some of it"`
	OutputCNY     *float64            `json:"output_cny"`
	TaxCNY        *float64            `json:"tax_cny"`
	Jobs          *float64            `json:"jobs"`
	FloorAreaM2   *float64            `json:"floor_area_m2"`
	FootprintM2   *float64            `json:"footprint_m2"`
	FAR           *float64            `json:"floor_area_ratio" doc:"of the parcels whose floor area is known"`
	Coverage      *float64            `json:"building_coverage" doc:"of the parcels whose footprint is known"`
	HeadroomM2    *float64            `json:"headroom_m2" doc:"floor area to be had by the plan"`
	OutlineM      float64             `json:"outline_m" doc:"of the whole, a line that two parcels share left out"`
	SharedM       float64             `json:"shared_m" doc:"line that its parcels share"`
	RoadM         float64             `json:"road_m" doc:"outline that no parcel shares"`
	Compactness   float64             `json:"compactness"`
	LandStateMu   map[string]float64  `json:"land_state_mu"`
	Findings      map[string][]string `json:"findings" doc:"rules that are met or suspected, with the parcels"`
	Mortgaged     []string            `json:"mortgaged"`
	Sealed        []string            `json:"sealed"`
	UnknownTitle  []string            `json:"unknown_title" doc:"of which mortgage or seal is not known"`
	NotIndustrial []string            `json:"not_industrial"`
	PlanUnknown   []string            `json:"plan_unknown" doc:"of which the planned use is not on record: the registered one counts"`
	UnderWay      []land.SiteOverlap  `json:"under_way" doc:"active sites that have some of its parcels"`
	Missing       map[string][]string `json:"missing" doc:"by amount, the parcels where it is not known"`
	Objective     float64             `json:"objective"`
	Parts         []TermPoints        `json:"parts"`
	Neighbours    []Offer             `json:"neighbours" doc:"that could be added, those first that bring most"`
}

// Offer is a parcel next to a set, and what it would bring.
type Offer struct {
	ParcelCode string   `json:"parcel_code"`
	AreaMu     float64  `json:"area_mu"`
	GapM       float64  `json:"gap_m"`
	FrontageM  float64  `json:"frontage_m"`
	Points     float64  `json:"points" doc:"by which the objective rises"`
	NewOwner   bool     `json:"new_owner"`
	Owner      string   `json:"owner_name"`
	TaxCNY     *float64 `json:"tax_cny"`
	Mortgaged  *bool    `json:"mortgaged"`
	Sealed     *bool    `json:"sealed"`
	Industrial *bool    `json:"industrial"`
	UnderWay   string   `json:"under_way" doc:"the name of the active site that has it; empty: none"`
}
