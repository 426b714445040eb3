package synth

import (
	"time"

	"github.com/paulmach/orb"

	"permu/internal/land"
)

// Zone is a generated zone. Shapes are in metres of EPSG:4527; a zero time, an empty text and a nil pointer are missing.
type Zone struct {
	Profile     Profile
	Seed        uint64
	Parks       []Park
	Parcels     []Parcel
	Buildings   []Building
	Enterprises []Enterprise
	Reports     []Report // by year, then in the order of the enterprises
	Occupancies []Occupancy
	Commitments []Commitment
	Events      []Event
}

// Park is a park and its sub-areas.
type Park struct {
	ParkPlan
	Shape    orb.Polygon
	Subareas []Subarea
	West     bool    // west of 118.5°E, so that its cadastre is kept in zone 39
	parcels  span    // into Zone.Parcels
	landM2   float64 // of its parcels
	spare    []orb.Polygon
}

// Subarea is a named part (片区) of a park.
type Subarea struct {
	Name  string
	Shape orb.MultiPolygon
}

// span is a half-open range of indices.
type span struct{ from, to int }

// State is how a parcel is really used: the truth behind the files, which do not hold it.
type State string

// States of a parcel.
const (
	Used         State = "used"         // by enterprises of the directory
	MultiTenant  State = "multi_tenant" // standard workshops let by floor
	Leased       State = "leased"       // by one enterprise, from a holder that is not in the directory
	Unlisted     State = "unlisted"     // built, its holder is not in the directory
	Vacant       State = "vacant"       // built, nobody in it
	Stopped      State = "stopped"      // its enterprise has stopped
	Construction State = "construction" // started in time, not finished
	IdleUnbuilt  State = "idle_unbuilt" // agreed start more than a year past, not started
	NewUnbuilt   State = "new_unbuilt"  // agreed start less than a year past or to come
	Suspended    State = "suspended"    // started, then stopped early
	Public       State = "public"       // dormitories, utilities, green and street reserve
)

// Parcel is a 宗地; the fields are those of the land kind parcels.
type Parcel struct {
	Code, CertificateNo, ParkCode, Subarea, Address       string
	OwnerName, OwnerUSCC, UserName                        string
	Tenure, SupplyMethod, LandUseCode, PlannedUseCode     string
	TitleAreaM2                                           float64
	FloorAreaM2, FootprintM2, FARMin, FARMax              *float64
	ContractNo                                            string
	PriceCNY                                              *land.Money
	HandedOverOn, AgreedStartOn, AgreedCompletionOn       time.Time
	ActualStartOn, ActualCompletionOn, SuspendedOn, EndOn time.Time
	DevelopableM2, DevelopedM2                            *float64
	AgreedInvestmentCNY, InvestedCNY                      *land.Money
	IdleCause                                             string
	Mortgaged, Sealed                                     bool
	State                                                 State
	AreaM2                                                float64 // on the ellipsoid
	Shape                                                 orb.Polygon
	lot                                                   lot
	park                                                  int
	floorM2                                               float64 // of all buildings, also where the files do not know it
	own                                                   int     // one past the owner's occupancy, 0 for none
}

// Building is a footprint inside its parcel.
type Building struct {
	ID, ParcelCode string
	Storeys        int
	StoreyHeightM  float64
	FloorAreaM2    float64
	Use            string
	Permitted      bool
	CompletedOn    time.Time
	Shape          orb.Polygon
}

// Enterprise is a legal unit; At is where it says it is, nil when it does not.
type Enterprise struct {
	USCC, Name, ParkCode, Address, ParcelRef, CertificateNo string
	IndustryCode, Scale, Listing, Status                    string
	TradeQuota                                              bool
	RegisteredOn, ProductionOn                              time.Time
	ParentUSCC                                              string
	At                                                      *orb.Point
	park                                                    int
	trade                                                   trade
	outputK                                                 int64   // output of the last year in thousand yuan, 0 for none
	revenueK                                                float64 // revenue of the last year, of those without output
}

// Report is what one enterprise reported for one year. Taxes are in the order of land.TaxKinds and sum to TaxCNY.
type Report struct {
	USCC, Name                                      string
	Year                                            int
	OutputCNY, RevenueCNY, ValueAddedCNY, ProfitCNY *land.Money
	TaxCNY, FixedInvestmentCNY, RDCNY               *land.Money
	TechnicalInvestmentCNY                          *land.Money // part of FixedInvestmentCNY
	Employees                                       *int
	EnergyTCE, ElectricityKWh, WaterM3, EmissionsT  *float64
	Taxes                                           [11]*land.Money
}

// Occupancy says that an enterprise uses part of a parcel.
type Occupancy struct {
	ParcelCode, USCC, Name, Relation string
	ValidFrom, ValidTo               time.Time
	LandAreaM2, FloorAreaM2          *float64
}

// Commitment is one promise of an agreement.
type Commitment struct {
	ID, ParcelCode, USCC, AgreementNo string
	Indicator, Unit, Evidence         string
	Target, Actual                    *float64
	TargetOn, DueOn, ActualOn         time.Time
}

// Event is something that happened to a parcel or an enterprise; Label is what a recognition is for.
type Event struct {
	ID, Kind, Label, ParcelCode, USCC string
	HappenedOn, EndsOn                time.Time
	DocumentNo, Description           string
}
