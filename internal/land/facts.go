package land

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"time"
)

// Park is part of a zone (园区).
type Park struct {
	ParkCode      string   `json:"park_code"`
	Name          string   `json:"name"`
	Management    string   `json:"management"` // direct, autonomous or joint
	PlannedAreaM2 *float64 `json:"planned_area_m2"`
	AreaM2        float64  `json:"area_m2"`
}

// Parcel is one bounded piece of land in force (宗地), with what an evaluation asks of it.
type Parcel struct {
	ParcelID            int64
	ParcelCode          string
	ParkCode            *string
	Subarea             *string
	OwnerUSCC           *string
	Tenure              *string // state or collective
	LandUseCode         *string // registered use
	TitleAreaM2         *float64
	AreaM2              float64 // measured; NaN is not known, of a table
	FloorAreaM2         *float64
	FootprintM2         *float64
	BuildingCount       int      // -1 is not known, of a table without buildings
	BuildingFloorM2     *float64 // sum over its buildings
	BuildingFootprintM2 *float64
	Storeys             *int     // of each of its buildings; nil where they differ or are not known
	HighStoreys         *bool    // whether its buildings' storeys are over 8 m; nil where they differ or are not known
	FARMin              *float64 `db:"far_min"`
	FARMax              *float64 `db:"far_max"`
	SupplyMethod        *string  // granted, allocated, leased or other
	Mortgaged           *bool
	Sealed              *bool
	TermEndsOn          *time.Time
	HandedOverOn        *time.Time
	AgreedStartOn       *time.Time
	AgreedCompletionOn  *time.Time
	ActualStartOn       *time.Time
	ActualCompletionOn  *time.Time
	SuspendedOn         *time.Time
	DevelopableAreaM2   *float64
	DevelopedAreaM2     *float64
	AgreedInvestmentCNY *Money  `db:"agreed_investment_cny"`
	InvestedCNY         *Money  `db:"invested_cny"`
	IdleCause           *string // government, force_majeure or holder
}

// LandM2 is the area that counts in per-mu figures: by title, else as measured, m².
func (p Parcel) LandM2() float64 {
	if p.TitleAreaM2 != nil {
		return *p.TitleAreaM2
	}
	return p.AreaM2
}

// FloorM2 is the floor area of a parcel: of its buildings, else as declared, else nil, m².
func (p Parcel) FloorM2() *float64 { return cmp.Or(p.BuildingFloorM2, p.FloorAreaM2) }

// CoveredM2 is the built-over area of a parcel: of its buildings, else as declared, else nil, m².
func (p Parcel) CoveredM2() *float64 { return cmp.Or(p.BuildingFootprintM2, p.FootprintM2) }

// Enterprise is a legal unit (企业), with what an evaluation asks of it.
type Enterprise struct {
	USCC         string
	Name         string
	ParkCode     *string
	ParcelRef    *string
	IndustryCode *string
	Scale        *string // above or below designated size
	TradeQuota   *bool
	Listing      *string // none, preparing or listed
	Status       *string // operating, stopped or deregistered
	RegisteredOn *time.Time
	ProductionOn *time.Time
	CapacityOn   *time.Time
	MergedOn     *time.Time
	ParentUSCC   *string
}

// AboveSize reports whether the enterprise is known to be above designated size (规上).
func (e Enterprise) AboveSize() bool { return e.Scale != nil && *e.Scale == "above" }

// BelowSize reports whether the enterprise is known to be below designated size (规下).
func (e Enterprise) BelowSize() bool { return e.Scale != nil && *e.Scale == "below" }

// Column is a number of the evaluated year, or of so many years before it.
type Column struct {
	Name      string
	YearsBack int
}

// Happening is a recognition or an event of an enterprise or on a parcel.
type Happening struct {
	Kind       string // recognition, safety, environment, …
	Label      string // what was recognised, such as high_tech
	USCC       *string
	ParcelID   *int64
	HappenedOn time.Time
	EndsOn     *time.Time
	DocumentNo *string
}

// Occupancy is one use of a parcel by an enterprise (用地关系).
type Occupancy struct {
	ParcelID    int64
	USCC        string
	Relation    *string // own, lease or sublease
	LandAreaM2  *float64
	FloorAreaM2 *float64
	Reason      string      // how it came to be: declared, or the rule that matched it
	FromYear    *int        // nil is since before records
	ToYear      *int        // nil is still so
	Pieces      *LandPieces // that methods count apart; nil where none is on record
}

// LandPieces are what is on record of a use beside its land and floor, m²; nil is not on record. Unregistered, protected, newly
// reduced and under construction are parts of its land on the parcel; leased out is land of the parcel that it lets, to users on
// record or not; high floor is of storeys over 8 m.
type LandPieces struct {
	UnregisteredM2      *float64 `json:"unregistered_m2,omitempty"`
	ProtectedM2         *float64 `json:"protected_m2,omitempty"`
	NewlyReducedM2      *float64 `json:"newly_reduced_m2,omitempty"`
	UnderConstructionM2 *float64 `json:"under_construction_m2,omitempty"`
	LeasedOutM2         *float64 `json:"leased_out_m2,omitempty"`
	HighFloorM2         *float64 `json:"high_floor_m2,omitempty"`
	SourceID            *int64   `json:"source_id,omitempty"` // the file that brought them
}

// HighFloorM2 is its floor of storeys over 8 m; nil is not on record.
func (o Occupancy) HighFloorM2() *float64 {
	if o.Pieces == nil {
		return nil
	}
	return o.Pieces.HighFloorM2
}

// Matched is the rule of matching by which a use came to be; empty is by a record.
func (o Occupancy) Matched() string {
	if o.Reason == "declared" {
		return ""
	}
	return o.Reason
}

// heldIn reports whether the use held at some time of a year.
func (o *Occupancy) heldIn(year int) bool {
	return (o.FromYear == nil || *o.FromYear <= year) && (o.ToYear == nil || *o.ToYear >= year)
}

// Facts is what a zone knows of one year: everything that an evaluation starts from.
type Facts struct {
	ZoneCode    string
	ZoneName    string
	DataVersion int64
	Year        int
	Parks       []Park
	Verdicts    []Verdict            // of persons, by parcel_id
	Starts      []AgreedStart        // by supplementary agreements, by parcel_id
	Agreed      []AgreedFigure       // by the agreements in force, by parcel_id
	Reached     []Reached            // by the agreements in force, by parcel_id and uscc
	Parcels     []Parcel             // in force, by parcel_code
	Enterprises []Enterprise         // by uscc
	Reported    map[Column][]float64 // of the year and the two before it, for every enterprise: as reported, in the unit of the name; NaN is not reported
	Happenings  []Happening          // up to the end of the year
	Occupancies []Occupancy          // that held in the year or the two before it, by parcel_id and uscc, the latest of a pair first
}

// ReportedIn reports whether any enterprise reported anything for the year.
func (f Facts) ReportedIn() bool {
	for column, values := range f.Reported {
		if column.YearsBack == 0 && slices.ContainsFunc(values, func(v float64) bool { return !math.IsNaN(v) }) {
			return true
		}
	}
	return false
}

// SameUses reports whether the same uses held in two years.
func (f Facts) SameUses(year, other int) bool {
	for at := range f.Occupancies {
		if o := &f.Occupancies[at]; o.heldIn(year) != o.heldIn(other) {
			return false
		}
	}
	return true
}

// UsesIn goes through the uses that held in a year, parcel by parcel, of a pair of parcel and enterprise the latest: the places of
// those of one parcel in Occupancies, which stand until the next.
func (f Facts) UsesIn(year int) iter.Seq[[]int] {
	return func(yield func([]int) bool) {
		var held []int // of one parcel
		last := &Occupancy{}
		for at := range f.Occupancies {
			o := &f.Occupancies[at]
			another := o.ParcelID != last.ParcelID
			if !o.heldIn(year) || !another && o.USCC == last.USCC {
				continue
			}
			if another && len(held) > 0 {
				if !yield(held) {
					return
				}
				held = held[:0]
			}
			held, last = append(held, at), o
		}
		if len(held) > 0 {
			yield(held)
		}
	}
}
