package land

import "slices"

// RunChoice names a run: by its number, else the newest of a year, else the newest of the latest year; trials only by
// their number.
type RunChoice struct {
	RunID int64
	Year  int
}

// ParcelFile is everything that is on record of one parcel (一地一档), with what a run says of it.
type ParcelFile struct {
	Parcel      ParcelRecord       `json:"parcel"`
	Run         *Run               `json:"run"`
	Evaluation  *Evaluation        `json:"evaluation"`
	Enterprises []ParcelEnterprise `json:"enterprises"`
	Years       []YearFigures      `json:"years"`
	Buildings   []BuildingRecord   `json:"buildings"`
	Findings    []Finding          `json:"findings"`
	Lineage     []LineageRecord    `json:"lineage"`
	Commitments []CommitmentRecord `json:"commitments"`
	Events      []EventRecord      `json:"events"`
}

// ParcelRecord is a parcel as it stands; dates are YYYY-MM-DD, nil is not on record.
type ParcelRecord struct {
	ParcelID            int64    `json:"parcel_id"`
	ParcelCode          string   `json:"parcel_code"`
	CertificateNo       *string  `json:"certificate_no"`
	ParkCode            *string  `json:"park_code"`
	ParkName            *string  `json:"park_name"`
	Subarea             *string  `json:"subarea"`
	Address             *string  `json:"address"`
	OwnerName           *string  `json:"owner_name"`
	OwnerUSCC           *string  `json:"owner_uscc"`
	UserName            *string  `json:"user_name"`
	Tenure              *string  `json:"tenure"`
	SupplyMethod        *string  `json:"supply_method"`
	LandUseCode         *string  `json:"land_use_code"`
	PlannedUseCode      *string  `json:"planned_use_code"`
	TitleAreaM2         *float64 `json:"title_area_m2"`
	AreaM2              float64  `json:"area_m2" doc:"measured on the ellipsoid at import"`
	FloorAreaM2         *float64 `json:"floor_area_m2" doc:"of its buildings, else as declared"`
	FootprintM2         *float64 `json:"footprint_m2" doc:"of its buildings, else as declared"`
	FARMin              *float64 `json:"far_min" db:"far_min"`
	FARMax              *float64 `json:"far_max" db:"far_max"`
	ContractNo          *string  `json:"contract_no"`
	PriceCNY            *float64 `json:"price_cny" db:"price_cny"`
	HandedOverOn        *string  `json:"handed_over_on"`
	AgreedStartOn       *string  `json:"agreed_start_on"`
	AgreedCompletionOn  *string  `json:"agreed_completion_on"`
	ActualStartOn       *string  `json:"actual_start_on"`
	ActualCompletionOn  *string  `json:"actual_completion_on"`
	SuspendedOn         *string  `json:"suspended_on"`
	TermEndsOn          *string  `json:"term_ends_on"`
	DevelopableAreaM2   *float64 `json:"developable_area_m2"`
	DevelopedAreaM2     *float64 `json:"developed_area_m2"`
	AgreedInvestmentCNY *float64 `json:"agreed_investment_cny" db:"agreed_investment_cny"`
	InvestedCNY         *float64 `json:"invested_cny" db:"invested_cny"`
	IdleCause           *string  `json:"idle_cause"`
	Mortgaged           *bool    `json:"mortgaged"`
	Sealed              *bool    `json:"sealed"`
	ValidFrom           string   `json:"valid_from" doc:"since when this state is on record"`
	SourceFile          string   `json:"source_file" doc:"the file that brought this state"`
}

// ParcelEnterprise is an enterprise on a parcel, with its share of the land and what a run placed there.
type ParcelEnterprise struct {
	USCC         string   `json:"uscc"`
	Name         string   `json:"name"`
	IndustryCode *string  `json:"industry_code"`
	Scale        *string  `json:"scale"`
	Status       *string  `json:"status"`
	Relation     *string  `json:"relation"`
	LandAreaM2   *float64 `json:"land_area_m2"`
	FloorAreaM2  *float64 `json:"floor_area_m2"`
	Share        *float64 `json:"share" doc:"of the parcel's land, 0 to 1"`
	ShareBasis   *string  `json:"share_basis"`
	OutputCNY    *float64 `json:"output_cny" db:"output_cny" doc:"the part of its output that is placed here"`
	TaxCNY       *float64 `json:"tax_cny" db:"tax_cny" doc:"the part of its tax that is placed here"`
	Matched      string   `json:"matched" doc:"how it came to be on this parcel"`
	Grade        *string  `json:"grade"`
}

// YearFigures are a subject's figures of one year; on a parcel they are spread by the uses of that year.
type YearFigures struct {
	Year        int      `json:"year"`
	OutputCNY   *float64 `json:"output_cny" db:"output_cny"`
	TaxCNY      *float64 `json:"tax_cny" db:"tax_cny"`
	OutputPerMu *float64 `json:"output_per_mu"`
	TaxPerMu    *float64 `json:"tax_per_mu"`
	Employees   *float64 `json:"employees"`
	Partly      []string `json:"partly,omitempty" doc:"of a parcel: amounts that leave users out of whom they are not known; nothing rests on them"`
}

// IsPartly reports whether an amount of the year is that of a part of a parcel's users alone.
func (y YearFigures) IsPartly(name string) bool { return slices.Contains(y.Partly, name) }

// BuildingRecord is a building on a parcel.
type BuildingRecord struct {
	BuildingID  string   `json:"building_id"`
	Storeys     *int     `json:"storeys"`
	FloorAreaM2 *float64 `json:"floor_area_m2"`
	FootprintM2 float64  `json:"footprint_m2"`
	BuildingUse *string  `json:"building_use"`
	Permitted   *bool    `json:"permitted"`
}

// LineageRecord ties a parcel to one that it came from, or that came out of it.
type LineageRecord struct {
	ParcelCode string `json:"parcel_code"`
	Relation   string `json:"relation"`
	Direction  string `json:"direction" enum:"from,into"`
	On         string `json:"on" db:"recorded_on"`
}

// CommitmentRecord is a promise of an agreement and what was delivered.
type CommitmentRecord struct {
	CommitmentID string   `json:"commitment_id"`
	Indicator    string   `json:"indicator"`
	Target       *float64 `json:"target"`
	TargetOn     *string  `json:"target_on"`
	Unit         *string  `json:"unit"`
	DueOn        *string  `json:"due_on"`
	Actual       *float64 `json:"actual"`
	ActualOn     *string  `json:"actual_on"`
	OfSite       *string  `json:"of_site" doc:"the redevelopment site that it was promised for by a review, with all its parcels; null: of this parcel"`
}

// EventRecord is something that happened on a parcel or to an enterprise on it.
type EventRecord struct {
	EventID     string  `json:"event_id"`
	EventKind   string  `json:"event_kind"`
	Label       *string `json:"label"` // of a recognition its code, e.g. high_tech
	HappenedOn  string  `json:"happened_on"`
	DocumentNo  *string `json:"document_no"`
	Description *string `json:"description"`
}

// EnterpriseFile is everything that is on record of one enterprise (一企一档), with what a run says of it.
type EnterpriseFile struct {
	Enterprise EnterpriseRecord   `json:"enterprise"`
	Run        *Run               `json:"run"`
	Evaluation *Evaluation        `json:"evaluation"`
	Parcels    []EnterpriseParcel `json:"parcels"`
	Reports    []ReportRecord     `json:"reports"`
}

// EnterpriseRecord is an enterprise as it stands.
type EnterpriseRecord struct {
	USCC         string  `json:"uscc"`
	Name         string  `json:"name"`
	ParkCode     *string `json:"park_code"`
	ParkName     *string `json:"park_name"`
	Address      *string `json:"address"`
	IndustryCode *string `json:"industry_code"`
	Scale        *string `json:"scale"`
	TradeQuota   *bool   `json:"trade_quota"`
	Listing      *string `json:"listing"`
	Status       *string `json:"status"`
	// Accounts of its meters as utilities number them, as listed; prices that follow from grades are executed by them.
	MeterAccounts *string `json:"meter_accounts"`
}

// EnterpriseParcel is a parcel that an enterprise uses.
type EnterpriseParcel struct {
	ParcelCode string   `json:"parcel_code"`
	ParkCode   *string  `json:"park_code"`
	Relation   *string  `json:"relation"`
	LandAreaM2 *float64 `json:"land_area_m2"`
	Share      *float64 `json:"share" doc:"of the parcel's land, 0 to 1"`
	ShareBasis string   `json:"share_basis" doc:"how the land was found"`
	OutputCNY  *float64 `json:"output_cny" db:"output_cny"`
	TaxCNY     *float64 `json:"tax_cny" db:"tax_cny"`
	// Pieces of its land, and floor of storeys over 8 m, that the run saw on record; null of most.
	Pieces     *LandPieces `json:"pieces"`
	PiecesFrom string      `json:"pieces_from,omitempty" doc:"the file that brought them"`
}

// ReportRecord is an annual report with the file that each value came from.
type ReportRecord struct {
	Year           int               `json:"year"`
	OutputCNY      *float64          `json:"output_cny" db:"output_cny"`
	RevenueCNY     *float64          `json:"revenue_cny" db:"revenue_cny"`
	ValueAddedCNY  *float64          `json:"value_added_cny" db:"value_added_cny"`
	TaxCNY         *float64          `json:"tax_cny" db:"tax_cny"`
	ProfitCNY      *float64          `json:"profit_cny" db:"profit_cny"`
	Employees      *int              `json:"employees"`
	EnergyTCE      *float64          `json:"energy_tce"`
	ElectricityKWh *float64          `json:"electricity_kwh"`
	Sources        map[string]string `json:"sources" doc:"column → file name"`
}

// Found is one answer of a search.
type Found struct {
	Kind     string   `json:"kind" enum:"park,parcel,enterprise"`
	Key      string   `json:"key"`
	Name     string   `json:"name"`
	ParkCode *string  `json:"park_code"`
	ParkName *string  `json:"park_name"`
	Lon      *float64 `json:"lon"`
	Lat      *float64 `json:"lat"`
}

// Summary is the headline of a zone in one run, whole and by who manages its parks.
type Summary struct {
	ZoneCode     string               `json:"zone_code"`
	Name         string               `json:"name"`
	Year         int                  `json:"year"`
	RunID        int64                `json:"run_id"`
	Totals       Headline             `json:"totals"`
	ByManagement map[string]Headline  `json:"by_management"`
	Conservation map[string]Conserved `json:"conservation"`
}
