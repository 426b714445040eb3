package land

import "cmp"

// ParcelShape is the outline of a parcel as ISO WKB, in metres of a plane.
type ParcelShape struct {
	ParcelID int64
	UseCode  *string // by plan, else as registered
	WKB      []byte  `db:"wkb"`
}

// ParcelOutline is how long the outline of a parcel is, and how much of it no other parcel shares, m.
type ParcelOutline struct {
	ParcelID   int64
	PerimeterM float64
	OpenM      float64
}

// Neighbour is two parcels that share a line or face each other; A is the lower number.
type Neighbour struct {
	A, B      int64
	GapM      float64
	FrontageM float64
}

// Neighbourhood is which parcels of a zone touch or face each other, as of a data version.
type Neighbourhood struct {
	DataVersion int64
	WidestM     float64 // gap up to which neighbours are kept
	SRID        int     `db:"srid"` // the plane in which they were measured
	Outlines    []ParcelOutline
	Pairs       []Neighbour
}

// AssemblyFacts are what is known of a parcel in force that speaks for or against taking it into a site. Nil is not known.
type AssemblyFacts struct {
	ParcelID       int64
	ParcelCode     string
	ParkCode       string // empty: in none
	Subarea        string
	Owner          string // credit code, else name; empty is not known
	OwnerName      string
	PlannedUseCode *string
	LandUseCode    *string // as registered
	LandM2         float64 // by title, else as measured
	AreaM2         float64 // as measured
	FloorAreaM2    *float64
	FootprintM2    *float64
	FARMax         *float64 `db:"far_max"`
	Mortgaged      *bool
	Sealed         *bool
	Users          []string // credit codes
	OutputCNY      *float64 `db:"output_cny"`
	TaxCNY         *float64 `db:"tax_cny"`
	Jobs           *float64
	LandState      *string
	Findings       []string
}

// UseCode is the use by plan; where that is not on record, the registered one.
func (f AssemblyFacts) UseCode() *string { return cmp.Or(f.PlannedUseCode, f.LandUseCode) }
