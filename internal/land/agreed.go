package land

import "time"

// AgreedStart is the start of works on a parcel by the newest supplementary agreement (补充协议).
type AgreedStart struct {
	ParcelID   int64
	Agreement  string // which one
	StartOn    time.Time
	EarliestOn time.Time // by another text of the same edition; the same day where none differs
}

// AgreedFigure is what the newest agreement has a parcel come to.
type AgreedFigure struct {
	ParcelID  int64
	Indicator string     // floor_area_ratio, tax_per_mu or output_per_mu
	Target    float64    // a ratio, or 万元/亩
	DueOn     *time.Time // nil: the agreement names no day
}

// Reached is when what an agreement names of a parcel or of an enterprise came about.
type Reached struct {
	ParcelID  *int64
	USCC      *string
	Indicator string     // production_on or capacity_on
	ReachedOn *time.Time // nil: it has not, or not all of it
}

// Identified is a parcel that a person has identified as idle land, and that is not dealt with yet.
type Identified struct{ ParcelID int64 }
