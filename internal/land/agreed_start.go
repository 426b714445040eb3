package land

import "time"

// AgreedStart is the start of works on a parcel by the newest supplementary agreement (补充协议).
type AgreedStart struct {
	ParcelID   int64
	Agreement  string // which one
	StartOn    time.Time
	EarliestOn time.Time // by another text of the same edition; the same day where none differs
}

// Identified is a parcel that a person has identified as idle land, and that is not dealt with yet.
type Identified struct{ ParcelID int64 }
