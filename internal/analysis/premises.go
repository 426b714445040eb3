package analysis

import (
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/score"
)

// premises adds what the record says of the floor that an enterprise uses: how much of it it leases, the floor area ratio
// of its parcels together, and the storeys of their buildings where all have as many.
func (g *ground) premises(f *score.Facts) {
	g.derive(f, "leased_floor_m2", g.leasedFloor)
	g.derive(f, "leased_high_floor_m2", g.leasedHighFloor)
	g.derive(f, "floor_area_ratio", func(i int) float64 { return g.ratioOf(g.parcelsOf(i)) })
	g.derive(f, "building_floors", func(i int) float64 { return g.storeysOf(g.parcelsOf(i)) })
}

// premisesOfParcels adds the floor area ratio of each parcel, and the storeys of its buildings where all have as many.
func (g *ground) premisesOfParcels(f *score.Facts) {
	g.derive(f, "floor_area_ratio", func(i int) float64 { return g.ratioOf([]int{i}) })
	g.derive(f, "building_floors", func(i int) float64 { return g.storeysOf([]int{i}) })
}

// derive adds a number of every subject, given in its unit, if anybody asks about it.
func (g *ground) derive(f *score.Facts, name string, of func(i int) float64) {
	if column := (land.Column{Name: name}); slices.Contains(g.needs, column) {
		n, _ := policy.NumberByName(name)
		f.Numbers[column] = whole(columnOf(len(f.Keys), of), n.Step)
	}
}

func (g *ground) parcelsOf(enterprise int) []int {
	parcels := make([]int, len(g.byEnterprise[enterprise]))
	for i, at := range g.byEnterprise[enterprise] {
		parcels[i] = g.links[at].parcel
	}
	return parcels
}

// leasedFloor is the floor area that an enterprise leases, m²: nothing where it holds all that it uses as its own, and not
// known where the floor of a lease is not on record, or how it holds what it uses.
func (g *ground) leasedFloor(enterprise int) float64 {
	links, sum := g.byEnterprise[enterprise], 0.0
	for _, at := range links {
		switch l := g.links[at]; {
		case pieceOf(l.relation) == ownPiece:
		case pieceOf(l.relation) == unstatedPiece || l.floorM2 == nil:
			return math.NaN()
		default:
			sum += *l.floorM2
		}
	}
	if len(links) == 0 {
		return math.NaN()
	}
	return sum
}

// leasedHighFloor is the floor area of storeys over 8 m that an enterprise leases, m², by the record of the use, else by what the
// buildings of its parcel are; not known where neither says so, or how much floor it leases.
func (g *ground) leasedHighFloor(enterprise int) float64 {
	if !known(g.leasedFloor(enterprise)) {
		return math.NaN()
	}
	sum := 0.0
	for _, at := range g.byEnterprise[enterprise] {
		l := g.links[at]
		high, storeys := l.highFloorM2(), g.facts.Parcels[l.parcel].HighStoreys
		switch {
		case pieceOf(l.relation) == ownPiece:
		case high != nil:
			sum += *high
		case storeys == nil:
			return math.NaN()
		case *storeys:
			sum += *l.floorM2
		}
	}
	return sum
}

// ratioOf is the floor area of some parcels over their land, NaN where the floor of one is not known.
func (g *ground) ratioOf(parcels []int) float64 {
	floor, areaM2 := 0.0, 0.0
	for _, i := range parcels {
		floor, areaM2 = floor+orNaN(g.facts.Parcels[i].FloorM2()), areaM2+g.facts.Parcels[i].LandM2()
	}
	return floor / areaM2
}

// storeysOf is how many storeys every building on some parcels has, NaN where they differ or are not known.
func (g *ground) storeysOf(parcels []int) float64 {
	return common(parcels, func(i int) float64 {
		if s := g.facts.Parcels[i].Storeys; s != nil {
			return float64(*s)
		}
		return math.NaN()
	}, math.NaN())
}
