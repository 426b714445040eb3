package analysis

import (
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/score"
)

// tenantsOf are those who use a parcel that another owns: by lease or sublease, or in a way that nobody stated. Who holds
// it as his own beside the owner of record is no tenant. Where the owner is no enterprise of the zone, owner is -1.
func (g *ground) tenantsOf(parcel int) (owner int, tenants []int) {
	owner, ok := g.ownerOf(parcel)
	if !ok {
		owner = -1
	}
	for _, at := range g.byParcel[parcel] {
		l := g.links[at]
		if l.enterprise != owner && (l.relation == nil || *l.relation != "own") {
			tenants = append(tenants, l.enterprise)
		}
	}
	return owner, tenants
}

// tenants counts the enterprises that use the land of an enterprise, each once on however many parcels.
func (g *ground) tenants(f *score.Facts) {
	of := make([][]int, len(g.facts.Enterprises))
	for parcel := range g.byParcel {
		if owner, tenants := g.tenantsOf(parcel); owner >= 0 {
			of[owner] = append(of[owner], tenants...)
		}
	}
	g.countTenants(f, of)
}

// tenantsByParcel counts the tenants on each parcel.
func (g *ground) tenantsByParcel(f *score.Facts) {
	of := make([][]int, len(g.byParcel))
	for parcel := range g.byParcel {
		_, of[parcel] = g.tenantsOf(parcel)
	}
	g.countTenants(f, of)
}

// countTenants fills the counts of tenants. Where the scale of one is not known, neither are the counts by scale.
func (g *ground) countTenants(f *score.Facts, of [][]int) {
	all, below, above := make([]float64, len(of)), make([]float64, len(of)), make([]float64, len(of))
	for i, tenants := range of {
		slices.Sort(tenants)
		for _, tenant := range slices.Compact(tenants) {
			all[i]++
			switch e := g.facts.Enterprises[tenant]; {
			case e.BelowSize():
				below[i]++
			case e.AboveSize():
				above[i]++
			default:
				below[i], above[i] = math.NaN(), math.NaN() // and so they stay
			}
		}
	}
	f.Numbers[land.Column{Name: "tenants"}] = all
	f.Numbers[land.Column{Name: "tenants_below"}] = below
	f.Numbers[land.Column{Name: "tenants_above"}] = above
}
