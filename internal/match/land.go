// Package match decides which enterprise sits on which parcel, how much of the parcel's land each occupant uses, and how
// an enterprise's amounts spread over its parcels. It is pure, and what it spreads it conserves.
package match

import (
	"permu/internal/land"
)

// Basis says how a share of a parcel's land was found.
type Basis string

// Bases, the surest first.
const (
	WholeParcel  Basis = "whole_parcel"  // the only occupant
	DeclaredLand Basis = "declared_land" // land on record
	FloorShare   Basis = "floor_share"   // of what is not declared, by floor area
	EqualShare   Basis = "equal_share"   // of what is not declared, in equal parts
	ScaledLand   Basis = "scaled_land"   // land on record, scaled down to the parcel

	// By the rules of a policy, in place of these.
	TaxShare    Basis = "tax_share"     // by tax
	TaxUnknown  Basis = "tax_unknown"   // by tax, in equal parts since that of one is not known or nothing
	FloorByFAR  Basis = "floor_by_far"  // leased floor ÷ the floor area ratio
	ScaledByFAR Basis = "scaled_by_far" // the same, scaled down to the parcel
	FloorAsNone Basis = "floor_as_none" // leased floor, which makes no land
)

// Claimed reports whether a share is what its occupant claims, on record or by its floor, and not a part of what others leave.
func (b Basis) Claimed() bool {
	return b == DeclaredLand || b == ScaledLand || b == FloorByFAR || b == ScaledByFAR || b == FloorAsNone
}

// Share is the land of one parcel that one occupant uses.
type Share struct {
	LandM2 float64
	Basis  Basis
}

// LandShares divides a parcel of areaM2 among its occupants; shares[i] belongs to occupants[i] and together they never
// exceed the parcel. Land on record counts; an owner's land is net of what tenants use of it; who has no land on record
// shares the rest by floor area where all of them have one, else equally. A sole occupant with no land on record
// has the whole parcel.
func LandShares(areaM2 float64, occupants []land.Occupancy) []Share {
	shares := make([]Share, len(occupants))
	if len(occupants) == 1 && occupants[0].LandAreaM2 == nil {
		shares[0] = Share{areaM2, WholeParcel}
		return shares
	}
	declared := declaredLand(occupants, shares)
	if declared > areaM2 {
		declared = netOfTenants(areaM2, declared, occupants, shares)
	}
	if declared > areaM2 {
		scale(areaM2/declared, shares)
		declared = areaM2
	}
	divideRest(areaM2-declared, occupants, shares)
	return shares
}

// declaredLand fills the shares of occupants with land on record and returns their sum, m².
func declaredLand(occupants []land.Occupancy, shares []Share) float64 {
	sum := 0.0
	for i, o := range occupants {
		if o.LandAreaM2 != nil {
			shares[i] = Share{*o.LandAreaM2, DeclaredLand}
			sum += *o.LandAreaM2
		}
	}
	return sum
}

// netOfTenants takes what exceeds the parcel off the owners' land, which often includes what they let; it returns the new sum.
func netOfTenants(areaM2, declared float64, occupants []land.Occupancy, shares []Share) float64 {
	for i, o := range occupants {
		if o.Relation == nil || *o.Relation != "own" || shares[i].Basis != DeclaredLand {
			continue
		}
		off := max(0, min(declared-areaM2, shares[i].LandM2))
		shares[i].LandM2 -= off
		declared -= off
	}
	return declared
}

func scale(factor float64, shares []Share) {
	for i := range shares {
		if shares[i].Basis == DeclaredLand {
			shares[i] = Share{shares[i].LandM2 * factor, ScaledLand}
		}
	}
}

// divideRest shares what is left among the occupants with no land on record.
func divideRest(restM2 float64, occupants []land.Occupancy, shares []Share) {
	var open []int
	floor, allFloors := 0.0, true
	for i, o := range occupants {
		if shares[i].Basis != "" {
			continue
		}
		open = append(open, i)
		allFloors = allFloors && o.FloorAreaM2 != nil && *o.FloorAreaM2 > 0
		if o.FloorAreaM2 != nil {
			floor += *o.FloorAreaM2
		}
	}
	for _, i := range open {
		if allFloors {
			shares[i] = Share{restM2 * *occupants[i].FloorAreaM2 / floor, FloorShare}
		} else {
			shares[i] = Share{restM2 / float64(len(open)), EqualShare}
		}
	}
}
