package analysis

import (
	"context"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/renewal"
)

// SetFigures are the figures of parcels that were put together by hand, whether they touch or not.
func (z *Zones) SetFigures(ctx context.Context, zoneCode string, r renewal.SetRequest) (renewal.SetFigures, error) {
	terms, err := r.Terms()
	if err != nil {
		return renewal.SetFigures{}, err
	}
	t, err := z.terrain(ctx, zoneCode, r.RunID)
	if err != nil {
		return renewal.SetFigures{}, err
	}
	set, err := t.desk.Places(r.ParcelCodes)
	if err != nil {
		return renewal.SetFigures{}, err
	}
	sites, names, err := z.underWay(ctx, zoneCode)
	if err != nil {
		return renewal.SetFigures{}, err
	}
	f := t.figures(set, terms, r.RoadM)
	f.UnderWay = sharing(sites, f.ParcelCodes)
	for i, o := range f.Neighbours {
		f.Neighbours[i].UnderWay = names[o.ParcelCode]
	}
	return f, nil
}

// sharing are the sites that have some of the parcels, with those that they have.
func sharing(sites []land.Site, codes []string) []land.SiteOverlap {
	list := []land.SiteOverlap{}
	for _, site := range sites {
		o := land.SiteOverlap{SiteID: site.SiteID, Name: site.Name, State: site.State}
		for _, code := range site.ParcelCodes {
			if slices.Contains(codes, code) {
				o.ParcelCodes = append(o.ParcelCodes, code)
			}
		}
		if o.ParcelCodes != nil {
			list = append(list, o)
		}
	}
	return list
}

// figures adds a set up.
func (t *terrain) figures(set []int, terms []renewal.Term, widthM float64) renewal.SetFigures {
	p := t.desk.Measure(set, terms, widthM)
	f := renewal.SetFigures{
		RunID: t.runID, Year: t.year, Pieces: p.Pieces, Owners: p.Owners, OutlineM: p.OutlineM, SharedM: p.SharedM, Compactness: p.Compactness,
		Objective: p.Objective, Parts: p.Parts, Neighbours: p.Offers,
		LandStateMu: map[string]float64{}, Findings: map[string][]string{}, Missing: map[string][]string{},
		Mortgaged: []string{}, Sealed: []string{}, UnknownTitle: []string{}, NotIndustrial: []string{}, PlanUnknown: []string{},
	}
	users := map[string]bool{}
	for _, i := range set {
		t.note(&f, &t.facts[i], users)
		f.RoadM += t.desk.Land().Values[roadM][i]
	}
	f.Enterprises = len(users)
	f.AreaMu = land.Mu(f.AreaM2)
	t.amounts(&f, set)
	t.nameOwners(&f)
	return f
}

// note adds what a parcel says by itself.
func (t *terrain) note(f *renewal.SetFigures, p *land.AssemblyFacts, users map[string]bool) {
	f.ParcelCodes = append(f.ParcelCodes, p.ParcelCode)
	f.AreaM2 += p.LandM2
	f.MeasuredM2 += p.AreaM2
	for _, uscc := range p.Users {
		users[uscc] = true
	}
	if p.LandState != nil {
		f.LandStateMu[*p.LandState] += land.Mu(p.LandM2)
	}
	for _, rule := range p.Findings {
		f.Findings[rule] = append(f.Findings[rule], p.ParcelCode)
	}
	if p.Mortgaged != nil && *p.Mortgaged {
		f.Mortgaged = append(f.Mortgaged, p.ParcelCode)
	}
	if p.Sealed != nil && *p.Sealed {
		f.Sealed = append(f.Sealed, p.ParcelCode)
	}
	if p.Mortgaged == nil || p.Sealed == nil {
		f.UnknownTitle = append(f.UnknownTitle, p.ParcelCode)
	}
	if p.PlannedUseCode == nil {
		f.PlanUnknown = append(f.PlanUnknown, p.ParcelCode)
	}
	if industrial := industrialUse(p.UseCode()); industrial != nil && !*industrial {
		f.NotIndustrial = append(f.NotIndustrial, p.ParcelCode)
	}
}

// amounts sums what may not be known, and names where it is not.
func (t *terrain) amounts(f *renewal.SetFigures, set []int) {
	sum := func(name string, of func(*land.AssemblyFacts) float64) (total *float64, ofLand float64) {
		for _, i := range set {
			p := &t.facts[i]
			v := of(p)
			if math.IsNaN(v) {
				f.Missing[name] = append(f.Missing[name], p.ParcelCode)
				continue
			}
			if total == nil {
				total = new(0.0)
			}
			*total += v
			ofLand += p.LandM2
		}
		return total, ofLand
	}
	plain := func(field func(*land.AssemblyFacts) *float64) func(*land.AssemblyFacts) float64 {
		return func(p *land.AssemblyFacts) float64 {
			if v := field(p); v != nil {
				return *v
			}
			return math.NaN()
		}
	}
	f.OutputCNY, _ = sum("output_cny", plain(func(p *land.AssemblyFacts) *float64 { return p.OutputCNY }))
	f.TaxCNY, _ = sum("tax_cny", plain(func(p *land.AssemblyFacts) *float64 { return p.TaxCNY }))
	f.Jobs, _ = sum("jobs", plain(func(p *land.AssemblyFacts) *float64 { return p.Jobs }))
	f.HeadroomM2, _ = sum("headroom_m2", headroom)
	floor, floorLand := sum("floor_area_m2", plain(func(p *land.AssemblyFacts) *float64 { return p.FloorAreaM2 }))
	footprint, footprintLand := sum("footprint_m2", plain(func(p *land.AssemblyFacts) *float64 { return p.FootprintM2 }))
	f.FloorAreaM2, f.FootprintM2 = floor, footprint
	if floor != nil {
		f.FAR = new(*floor / floorLand)
	}
	if footprint != nil {
		f.Coverage = new(*footprint / footprintLand)
	}
}

// nameOwners says who holds the neighbours, and what tax falls on them.
func (t *terrain) nameOwners(f *renewal.SetFigures) {
	for i := range f.Neighbours {
		at, err := t.desk.Places([]string{f.Neighbours[i].ParcelCode})
		if err == nil {
			f.Neighbours[i].Owner, f.Neighbours[i].TaxCNY = t.facts[at[0]].OwnerName, t.facts[at[0]].TaxCNY
		}
	}
}
