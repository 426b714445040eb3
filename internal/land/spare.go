package land

// SpareFacts is a parcel that a run finds in use, with what is built on it and may be.
type SpareFacts struct {
	ParcelCode      string
	ParkCode        *string
	ParkName        *string
	OwnerName       *string
	OwnerUSCC       *string
	IndustryCode    *string // of the right holder
	LandUseCode     *string
	LandM2          float64
	FloorAreaM2     *float64
	FARMax          *float64 `db:"far_max"`
	Mortgaged       *bool
	Sealed          *bool
	Seized          bool   // an event says so
	Users           int    // enterprises
	OwnerUses       bool   // the right holder is one of them
	OwnerGrade      string // of the run; empty is none
	EfficiencyClass *string
	KeptYears
}

// SpareFloor is floor area to be had on a parcel that performs (零地增资扩产).
type SpareFloor struct {
	ParcelCode  string   `json:"parcel_code"`
	ParkCode    string   `json:"park_code"`
	ParkName    string   `json:"park_name"`
	OwnerName   string   `json:"owner_name"`
	OwnerUSCC   string   `json:"owner_uscc"`
	AreaMu      float64  `json:"area_mu"`
	FloorAreaM2 float64  `json:"floor_area_m2"`
	FAR         float64  `json:"floor_area_ratio"`
	AllowedFAR  float64  `json:"allowed_far"`
	AllowedBy   string   `json:"allowed_by" enum:"parcel,line,control" doc:"parcel: contract or plan; line: the one that was given; control: the least of the control indicators, up to which it may at any rate"`
	SpareM2     float64  `json:"spare_m2"`
	OwnerGrade  string   `json:"owner_grade"`
	TaxPerMu    *float64 `json:"tax_per_mu" doc:"of the run's year"`
	Clear       string   `json:"clear" enum:"clear,not_clear,unknown" doc:"neither mortgaged nor sealed nor seized"`
	Users       int      `json:"users"`
	Formula     Phrase   `json:"formula"`
	Why         Phrase   `json:"why" doc:"why its holder performs"`
	Against     Phrase   `json:"against" doc:"what stands in the way"`
}

// ParkSpare is the floor area to be had in a park.
type ParkSpare struct {
	ParkCode     string  `json:"park_code" doc:"empty: in no park"`
	Name         string  `json:"name"`
	Parcels      int     `json:"parcels"`
	AreaMu       float64 `json:"area_mu"`
	SpareM2      float64 `json:"spare_m2"`
	ClearParcels int     `json:"clear_parcels"`
	ClearM2      float64 `json:"clear_m2" doc:"of it on parcels that are neither mortgaged nor sealed"`
}

// Spare is the floor area to be had in a zone without new land.
type Spare struct {
	ZoneCode string         `json:"zone_code"`
	RunID    int64          `json:"run_id"`
	Year     int            `json:"year"`
	AsOf     string         `json:"as_of"`
	Grades   []string       `json:"grades" doc:"of a holder that performs"`
	HighFrom float64        `json:"high_from" doc:"of the run's policy: from this mean a parcel performs whatever the grade, 万元/亩"`
	Counts   map[string]int `json:"counts" doc:"parcels in use by what became of them: spare, full, not_performing, owner_elsewhere, not_industrial, no_owner, no_floor, no_limit"`
	Parks    []ParkSpare    `json:"parks"`
	Total    int            `json:"total" doc:"parcels on all pages"`
	Parcels  []SpareFloor   `json:"parcels"`
}

// SpareQuery asks for the floor area to be had. Empty is all.
type SpareQuery struct {
	Run      RunChoice
	Grades   []string
	FAR      float64 // where a parcel has no highest one; 0 is none
	ParkCode string
	Clear    bool // neither mortgaged nor sealed nor seized alone
}
