package land

import "time"

// LandConditions is what land is looked for by. Empty is not asked. A saved search keeps it as it stands.
type LandConditions struct {
	AreaMinMu  float64  `json:"area_min,omitempty" minimum:"0" maximum:"1000000" doc:"mu; the title area wins"`
	AreaMaxMu  float64  `json:"area_max,omitempty" minimum:"0" maximum:"1000000" doc:"mu"`
	Parks      []string `json:"parks,omitempty" maxItems:"1000"`
	Subareas   []string `json:"subareas,omitempty" maxItems:"1000" doc:"names of sub-areas"`
	FARMin     float64  `json:"far_min,omitempty" minimum:"0" maximum:"20" doc:"the least that contract or plan must allow"`
	Clear      bool     `json:"clear,omitempty" doc:"neither mortgaged nor sealed nor seized"`
	FreeMonths int      `json:"free_months,omitempty" minimum:"0" maximum:"600" doc:"free within so many months"`
	States     []string `json:"land_state,omitempty" maxItems:"10"`
	Industrial bool     `json:"industrial,omitempty" doc:"industry or storage by plan"`
	Rules      []string `json:"findings,omitempty" maxItems:"100" doc:"rules of which one is met or suspected; any is every rule"`
	Near       string   `json:"near,omitempty" maxLength:"20000" doc:"a point or a line: lon,lat pairs in EPSG:4490 parted by spaces"`
	WithinM    float64  `json:"within_m,omitempty" minimum:"0" maximum:"100000" doc:"metres from it; 500 where none are given"`
	SpareM2    float64  `json:"spare_m2,omitempty" minimum:"0" maximum:"10000000" doc:"floor area to be had, m²: lists land in good use besides"`
}

// AnyRule stands for every rule in the conditions of a search.
const AnyRule = "any"

// LandQuery asks for land.
type LandQuery struct {
	LandConditions
	Run RunChoice
	Day string // YYYY-MM-DD, from which it is counted when land is free; empty is today
}

// LandFacts is a parcel in force with what finding land asks of it.
type LandFacts struct {
	ParcelCode     string
	ParkCode       *string
	ParkName       *string
	Subarea        *string
	OwnerName      *string
	LandUseCode    *string
	PlannedUseCode *string
	LandM2         float64
	Titled         bool
	FARMax         *float64 `db:"far_max"`
	Mortgaged      *bool
	Sealed         *bool
	Seized         bool    // an event says so
	LandState      *string // of the run
	Findings       []string
	TermEndsOn     *time.Time
	// UnderConstruction says that it was started, and neither is completed nor has a building.
	UnderConstruction bool
	Users             int        // enterprises that use it on the day
	Stopped           int        // of them that have stopped or are gone
	Owning            int        // of them that use it as their own
	Unstated          int        // of them of which it is not on record how they use it
	Endless           int        // of the leases those without an end
	LeasesEndOn       *time.Time // the last end of the leases
	DistanceM         *float64   // metres on the ellipsoid; nil where no place is asked for
}

// LandFit is how a parcel fits one condition.
type LandFit struct {
	Condition string `json:"condition" enum:"area,far,clear,free,planned_use,near,spare"`
	Fit       string `json:"fit" enum:"fits,nearly,unknown"`
	Points    int    `json:"points" doc:"2 fits, 1 nearly, 0 unknown"`
	Why       Phrase `json:"why"`
}

// LandHit is a parcel that fits, or nearly, or of which something is unknown.
type LandHit struct {
	ParcelCode string    `json:"parcel_code"`
	ParkCode   string    `json:"park_code"`
	ParkName   string    `json:"park_name"`
	Subarea    string    `json:"subarea"`
	OwnerName  string    `json:"owner_name"`
	AreaMu     float64   `json:"area_mu"`
	AllowedFAR *float64  `json:"allowed_far"`
	LandState  string    `json:"land_state"`
	FreeOn     *string   `json:"free_on" doc:"the day from which it is free; null is not known"`
	DistanceM  *float64  `json:"distance_m"`
	SpareM2    *float64  `json:"spare_m2"`
	Fit        string    `json:"fit" enum:"fits,nearly,unknown" doc:"that of the condition that it fits least"`
	Score      int       `json:"score" doc:"sum of the points of the conditions"`
	Of         int       `json:"of" doc:"the most that the sum can be"`
	Parts      []LandFit `json:"parts"`
	For        []Reason  `json:"for"`
	Against    []Reason  `json:"against"`
	Unknown    []Reason  `json:"unknown" doc:"what is not on record of it"`
}

// LandGroup is neighbouring parcels that touch, each of which fits but for its area, and that together have the area asked for.
type LandGroup struct {
	ParcelCodes []string `json:"parcel_codes"`
	AreaMu      float64  `json:"area_mu"`
	ParkNames   []string `json:"park_names"`
	Fit         string   `json:"fit" enum:"fits,nearly,unknown" doc:"that of the parcel that fits least"`
	Optimal     bool     `json:"optimal" doc:"that no group of other land is better is proven"`
	GapPercent  *float64 `json:"gap_percent" doc:"how far it may be below the best, in percent; null is not known"`
	Reasons     []Reason `json:"reasons"`
}

// LandFound is what was found.
type LandFound struct {
	ZoneCode   string         `json:"zone_code"`
	RunID      int64          `json:"run_id"`
	Year       int            `json:"year"`
	Day        string         `json:"day" doc:"from which it is counted when land is free"`
	Conditions LandConditions `json:"conditions"`
	Counts     map[string]int `json:"counts" doc:"of the parcels by fit"`
	Total      int            `json:"total" doc:"parcels on all pages"`
	TotalSpare int            `json:"total_spare"`
	Parcels    []LandHit      `json:"parcels" doc:"single parcels, the best first"`
	Groups     []LandGroup    `json:"groups" doc:"parcels that touch and together have the area, the best first; empty where no least area is asked for"`
	Spare      []LandHit      `json:"spare" doc:"floor area to be had on land in good use, the best first; empty where none is asked for"`
}

// LandSearch is a search that a person has saved.
type LandSearch struct {
	SearchID   int64          `json:"search_id"`
	Name       string         `json:"name"`
	Conditions LandConditions `json:"conditions"`
	SavedAt    time.Time      `json:"saved_at"`
	LookedAt   time.Time      `json:"looked_at" doc:"when its owner last looked"`
	Seen       []string       `json:"-"`
	Fits       int            `json:"fits" db:"-" doc:"parcels that fit it now"`
	Fresh      []string       `json:"fresh" db:"-" doc:"codes of those that did not when its owner last looked"`
}

// NewLandSearch is a search that is to be saved.
type NewLandSearch struct {
	Name       string         `json:"name" minLength:"1" maxLength:"100"`
	Conditions LandConditions `json:"conditions"`
}
