package land

import "time"

// Site is a redevelopment site (再开发地块): parcels that could be redeveloped together.
type Site struct {
	SiteID      int64     `json:"site_id"`
	Name        string    `json:"name"`
	ParkCode    *string   `json:"park_code" doc:"null where its parcels lie in several parks, or in none"`
	Mode        *string   `json:"mode" enum:"rebuild,extend,improve,buy_back,self_renewal,platform,joint,mixed"`
	Documents   []string  `json:"documents" doc:"whose checks its scenarios are asked: id, or id@version of one that the zone saved; empty: those that are asked where nobody chooses"`
	State       string    `json:"state" enum:"draft,active,ended"`
	Revision    int       `json:"revision" doc:"raised with every change; a change names the one that it was made on"`
	ParcelIDs   []int64   `json:"parcel_ids"`
	ParcelCodes []string  `json:"parcel_codes"`
	AreaM2      float64   `json:"area_m2" doc:"of its parcels, by title, else as measured"`
	AreaMu      float64   `json:"area_mu"`
	MadeAt      time.Time `json:"made_at"`
	MadeBy      string    `json:"made_by"`
	ChangedAt   time.Time `json:"changed_at"`
	ChangedBy   string    `json:"changed_by"`
}

// States of a site.
const (
	SiteDraft  = "draft"  // an idea: it may overlap others
	SiteActive = "active" // submitted to review, or approved and being built: no other active site has its parcels
	SiteEnded  = "ended"  // withdrawn, refused, terminated, or done
)

// SiteModes are the ways in which a site may be redeveloped.
func SiteModes() []string {
	return []string{"rebuild", "extend", "improve", "buy_back", "self_renewal", "platform", "joint", "mixed"}
}

// SiteOverlap is another site that has not ended and shares land with a site.
type SiteOverlap struct {
	SiteID      int64    `json:"site_id"`
	Name        string   `json:"name"`
	State       string   `json:"state" enum:"draft,active"`
	ParcelCodes []string `json:"parcel_codes" doc:"those that both have"`
}

// SiteFile is everything that is on record of a site, with what a run says of its land.
type SiteFile struct {
	Site
	ParkName   *string        `json:"park_name"`
	FoundBy    map[string]any `json:"found_by" doc:"the search that found it; null where it was put together by hand"`
	CopiedFrom *int64         `json:"copied_from" doc:"the site whose scenarios it was begun with"`
	Run        *Run           `json:"run"`
	Parcels    []SiteParcel   `json:"parcels"`
	Users      []SiteUser     `json:"users" doc:"enterprises on its parcels, by the run"`
	Overlaps   []SiteOverlap  `json:"overlaps"`
	Revisions  []SiteRevision `json:"revisions" doc:"the newest first"`
}

// SiteParcel is a parcel of a site as it stands; nil is not on record.
type SiteParcel struct {
	ParcelID        int64           `json:"parcel_id"`
	ParcelCode      string          `json:"parcel_code"`
	InForce         bool            `json:"in_force" doc:"false: it was split, merged or re-coded since"`
	RetiredOn       *string         `json:"retired_on"`
	Became          []LineageRecord `json:"became" db:"-" doc:"what came out of it, where it is no longer in force"`
	LandChange      *LandChange     `json:"land_change,omitempty" db:"-" doc:"of a parcel in force whose land is not what it was when it came into the site"`
	ParkCode        *string         `json:"park_code"`
	ParkName        *string         `json:"park_name"`
	Subarea         *string         `json:"subarea"`
	OwnerName       *string         `json:"owner_name"`
	OwnerUSCC       *string         `json:"owner_uscc"`
	CertificateNo   *string         `json:"certificate_no"`
	Tenure          *string         `json:"tenure"`
	LandUseCode     *string         `json:"land_use_code"`
	PlannedUseCode  *string         `json:"planned_use_code"`
	LandM2          float64         `json:"land_m2" doc:"by title, else as measured"`
	TitleM2         *float64        `json:"title_m2"`
	MeasuredM2      *float64        `json:"measured_m2" doc:"of its shape, on the ellipsoid"`
	FloorAreaM2     *float64        `json:"floor_area_m2" doc:"of its buildings, else as declared"`
	FootprintM2     *float64        `json:"footprint_m2" doc:"of its buildings, else as declared"`
	FARMin          *float64        `json:"far_min" db:"far_min"`
	FARMax          *float64        `json:"far_max" db:"far_max"`
	InvestedCNY     *float64        `json:"invested_cny" db:"invested_cny"`
	TermEndsOn      *string         `json:"term_ends_on"`
	Mortgaged       *bool           `json:"mortgaged"`
	Sealed          *bool           `json:"sealed"`
	Seized          bool            `json:"seized" doc:"an event says so"`
	IllegalBuilding bool            `json:"illegal_building" doc:"an event that has not ended says so"`
	Unpermitted     int             `json:"unpermitted" doc:"buildings that are on record as without permit"`
	Permitted       int             `json:"permitted" doc:"buildings that are on record as with a permit"`
	Buildings       int             `json:"buildings" doc:"on record, whether or not their permits are"`
	PermittedM2     *float64        `json:"permitted_m2" doc:"floor area of the buildings on record as with a permit; null where one of them has none on record, or there is no building"`
	UnpermittedM2   *float64        `json:"unpermitted_m2" doc:"the same of those on record as without"`
	PermitUnknownM2 *float64        `json:"permit_unknown_m2" doc:"the same of those of which that is not on record"`
	Storeys         *int            `json:"storeys" doc:"the most of its buildings"`
	LandState       *string         `json:"land_state"`
	EfficiencyClass *string         `json:"efficiency_class"`
	Grade           *string         `json:"grade"`
	Findings        []string        `json:"findings"`
	DisposalMode    *string         `json:"disposal_mode"`
	OutputPerMu     *float64        `json:"output_per_mu"`
	TaxPerMu        *float64        `json:"tax_per_mu"`
	KeptYears       `json:"-"`
	Years           []YearFigures `json:"years" db:"-" doc:"of the run's year and those before it"`
}

// LandChange is what became of the land of a parcel that kept its code.
type LandChange struct {
	FromM2    float64  `json:"from_m2" doc:"by title, else as measured, when it came into the site"`
	ToM2      float64  `json:"to_m2"`
	ChangedOn *string  `json:"changed_on" doc:"the day on which it was put on record"`
	TookIn    []string `json:"took_in" doc:"codes of the parcels whose land it took in"`
}

// SiteUser is an enterprise on a parcel of a site, by a run.
type SiteUser struct {
	ParcelID     int64     `json:"parcel_id"`
	USCC         string    `json:"uscc"`
	Name         string    `json:"name"`
	IndustryCode *string   `json:"industry_code"`
	Scale        *string   `json:"scale"`
	Status       *string   `json:"status"`
	Relation     *string   `json:"relation"`
	LandM2       float64   `json:"land_m2" doc:"that it uses here"`
	Share        *float64  `json:"share" doc:"of all land that it uses, 0 to 1"`
	OutputCNY    *float64  `json:"output_cny" db:"output_cny" doc:"placed here"`
	TaxCNY       *float64  `json:"tax_cny" db:"tax_cny" doc:"placed here"`
	EnergyTCE    []float64 `json:"-" db:"energy_tce"`
}

// PresentYear is what the enterprises on a site came to in a year; nil is not known of every parcel in use, or of every user.
type PresentYear struct {
	Year      int      `json:"year"`
	OutputCNY *float64 `json:"output_cny"`
	TaxCNY    *float64 `json:"tax_cny"`
	Employees *float64 `json:"employees"`
	EnergyTCE *float64 `json:"energy_tce"`
}

// SiteRevision is a state that a site has had.
type SiteRevision struct {
	Revision    int       `json:"revision"`
	Name        string    `json:"name"`
	Mode        *string   `json:"mode"`
	Documents   []string  `json:"documents"`
	State       string    `json:"state"`
	ParcelCodes []string  `json:"parcel_codes"`
	ChangedAt   time.Time `json:"changed_at"`
	ChangedBy   string    `json:"changed_by"`
}

// NoParcel is the rule that a code breaks which is none, or that of a parcel that was split, merged or re-coded since.
const NoParcel = "there is no parcel in force with this code"

// MostSiteParcels is how many parcels a site has at most.
const MostSiteParcels = 2000

// NewSite is a site before it is kept.
type NewSite struct {
	Name        string         `json:"name" maxLength:"200"`
	Mode        string         `json:"mode,omitempty" doc:"empty: not chosen yet"`
	Documents   []string       `json:"documents,omitempty" maxItems:"30" doc:"whose checks its scenarios are asked; empty: those that are asked where nobody chooses"`
	ParcelCodes []string       `json:"parcel_codes" maxItems:"2000"`
	FoundBy     map[string]any `json:"found_by,omitempty" doc:"the search that found it, as it answered"`
}

// SiteCopy begins a site anew with the scenarios of another.
type SiteCopy struct {
	Name        string   `json:"name,omitempty" maxLength:"200" doc:"that of the other when left out"`
	ParcelCodes []string `json:"parcel_codes,omitempty" maxItems:"2000" doc:"those of the other when left out, in place of one that is no longer in force what it became"`
}

// SiteChange is a site as it is to be. The parcels of an active site stay as they are, unless its case takes others.
type SiteChange struct {
	Revision    int      `json:"revision" minimum:"1" doc:"that was read"`
	Name        string   `json:"name" maxLength:"200"`
	Mode        string   `json:"mode,omitempty" doc:"empty: not chosen yet"`
	Documents   []string `json:"documents,omitempty" maxItems:"30" doc:"whose checks its scenarios are asked; empty: those that are asked where nobody chooses"`
	ParcelCodes []string `json:"parcel_codes" maxItems:"2000"`
}

// SiteEnd ends a site that is a draft.
type SiteEnd struct {
	Revision int `json:"revision" minimum:"1" doc:"that was read"`
}

// SitesQuery asks for sites. Empty is all.
type SitesQuery struct {
	ParkCode string
	State    string
}
