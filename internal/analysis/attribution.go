package analysis

import (
	"iter"
	"math"
	"slices"
	"sync"

	"permu/internal/land"
	"permu/internal/match"
	"permu/internal/policy"
)

// link is one enterprise's use of one parcel; enterprise and parcel index the facts.
type link struct {
	enterprise, parcel int
	relation           *string
	share              match.Share
	floorM2            *float64    // on record
	byFloor            bool        // it has floor on record, and no land
	matched            string      // the rule that placed it; empty is on record
	components         *components // of its land that policies count apart; nil where none is on record
}

// attribution spreads what enterprises report over the parcels that they use.
type attribution struct {
	facts        land.Facts
	at           *places
	rule         policy.Land
	year         int
	links        []link
	byEnterprise [][]int // links of each enterprise
	byParcel     [][]int // links of each parcel
	holders      []int   // the enterprise that holds the right to each parcel; -1 is none of the zone's, or not on record

	hasComponents bool // of some link
}

// places find enterprises and parcels by their keys.
type places struct {
	enterprises map[string]int
	parcels     land.Places
	users       []int32 // the enterprise of each use
}

func placesOf(facts land.Facts) *places {
	at := &places{make(map[string]int, len(facts.Enterprises)), land.PlacesOf(facts.Parcels), make([]int32, len(facts.Occupancies))}
	for i := range facts.Enterprises {
		at.enterprises[facts.Enterprises[i].USCC] = i
	}
	for i := range facts.Occupancies {
		at.users[i] = int32(at.enterprises[facts.Occupancies[i].USCC])
	}
	return at
}

// holdersOf are the enterprises that hold the rights to the parcels, -1 where it is none of them or not on record.
func (at *places) holdersOf(parcels []land.Parcel) []int {
	holders := make([]int, len(parcels))
	for i := range parcels {
		holders[i] = -1
		if uscc := parcels[i].OwnerUSCC; uscc != nil {
			if enterprise, ok := at.enterprises[*uscc]; ok {
				holders[i] = enterprise
			}
		}
	}
	return holders
}

// attribute divides every parcel's land among its occupants of a year, as a policy shares it.
func attribute(facts land.Facts, at *places, year int, rule policy.Land) *attribution {
	a := &attribution{
		facts:        facts,
		at:           at,
		rule:         rule,
		year:         year,
		links:        make([]link, 0, len(facts.Occupancies)),
		byEnterprise: make([][]int, len(facts.Enterprises)),
		byParcel:     make([][]int, len(facts.Parcels)),
	}
	all := upTo(len(facts.Occupancies))
	for parcel, occupants := range a.occupants() {
		from := len(a.links)
		a.add(parcel, occupants)
		a.byParcel[parcel] = all[from:len(a.links):len(a.links)]
	}
	return a
}

// attributeYears does so for a year and those before it; years with the same uses share one answer.
func attributeYears(facts land.Facts, rule policy.Land) [yearsKept]*attribution {
	var years [yearsKept]*attribution
	at := placesOf(facts)
	holders := at.holdersOf(facts.Parcels)
	var same [yearsKept]bool
	var wait sync.WaitGroup
	for back := range years {
		if same[back] = back > 0 && facts.SameUses(facts.Year-back, facts.Year-back+1); same[back] {
			continue
		}
		wait.Go(func() {
			years[back] = attribute(facts, at, facts.Year-back, rule)
			years[back].holders = holders
		})
	}
	wait.Wait()
	for back := range years {
		if same[back] {
			years[back] = years[back-1]
		}
	}
	return years
}

// occupants are the uses of a parcel with the places of their enterprises.
type occupants struct {
	uses  []land.Occupancy
	users []int
}

// occupants goes through the parcels that are used in the year, with who uses them, which stands until the next.
func (a *attribution) occupants() iter.Seq2[int, occupants] {
	return func(yield func(int, occupants) bool) {
		var of occupants
		for uses := range a.facts.UsesIn(a.year) {
			of = occupants{of.uses[:0], of.users[:0]}
			for _, at := range uses {
				of.uses, of.users = append(of.uses, a.facts.Occupancies[at]), append(of.users, int(a.at.users[at]))
			}
			if parcel, _ := a.at.parcels.Of(of.uses[0].ParcelID); !yield(parcel, of) {
				return
			}
		}
	}
}

func (a *attribution) add(parcel int, of occupants) {
	p := &a.facts.Parcels[parcel]
	shares := match.LandShares(p.LandM2(), a.byRule(p, of))
	for i := range of.uses {
		o, share, enterprise := &of.uses[i], shares[i], of.users[i]
		share.Basis = a.basisOf(share.Basis, o)
		a.byEnterprise[enterprise] = append(a.byEnterprise[enterprise], len(a.links))
		a.links = append(a.links, link{enterprise, parcel, o.Relation, share, o.FloorAreaM2, o.FloorAreaM2 != nil && o.LandAreaM2 == nil, o.Matched(), componentsOf(o.Pieces, share.LandM2)})
		a.hasComponents = a.hasComponents || o.Pieces != nil
	}
}

// landM2 is the land that each enterprise uses, m², rounded to 1/10,000.
func (a *attribution) landM2() []float64 {
	areas := make([]float64, len(a.byEnterprise))
	for i, links := range a.byEnterprise {
		for _, at := range links {
			areas[i] += a.links[at].share.LandM2
		}
		areas[i] = math.Round(areas[i]*1e4) / 1e4
	}
	return areas
}

// spread divides a column of the enterprises' whole numbers over their links, by land; NaN stays NaN, and so does the
// number of an enterprise that has no parcel.
func (a *attribution) spread(column []float64) []float64 {
	parts := nans(len(a.links))
	var weights []float64
	for enterprise, links := range a.byEnterprise {
		if len(links) == 0 || math.IsNaN(column[enterprise]) {
			continue
		}
		if len(links) == 1 { // all of it
			parts[links[0]] = column[enterprise]
			continue
		}
		weights = weights[:0]
		for _, at := range links {
			weights = append(weights, a.links[at].share.LandM2)
		}
		for i, part := range match.Spread(land.Money(column[enterprise]), weights) {
			parts[links[i]] = float64(part)
		}
	}
	return parts
}

// sums are what the users of each parcel report together; NaN is not known.
type sums struct {
	known []float64 // of those users of whom it is known: shown and conserved
	whole []float64 // of all users, NaN where one of them is not known: what is judged
}

// partly reports whether a sum leaves out a user of whom it is not known.
func (s sums) partly(parcel int) bool { return known(s.known[parcel]) && !known(s.whole[parcel]) }

// byParcelSum adds a column of the links up by parcel; a parcel of which nothing is known stays NaN.
func (a *attribution) byParcelSum(parts []float64) sums {
	s := sums{nans(len(a.byParcel)), nans(len(a.byParcel))}
	for parcel, links := range a.byParcel {
		s.known[parcel] = sumKnown(links, parts)
		if !slices.ContainsFunc(links, func(at int) bool { return math.IsNaN(parts[at]) }) {
			s.whole[parcel] = s.known[parcel]
		}
	}
	return s
}

// sumKnown adds the known values at some indices; NaN when none is known.
func sumKnown(indices []int, values []float64) float64 {
	sum, known := 0.0, false
	for _, i := range indices {
		if !math.IsNaN(values[i]) {
			sum, known = sum+values[i], true
		}
	}
	if !known {
		return math.NaN()
	}
	return sum
}

func nans(n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = math.NaN()
	}
	return values
}

// byRule is the occupants of a parcel with the land and floor that the policy counts: leased floor as land by the parcel's
// floor area ratio, or as no land; shares in equal parts, or by tax.
func (a *attribution) byRule(p *land.Parcel, of occupants) []land.Occupancy {
	occupants, method := of.uses, a.rule.SharedParcel.Method
	high := a.rule.LeasedFloor.HighStorey && slices.ContainsFunc(occupants, func(o land.Occupancy) bool { return o.HighFloorM2() != nil })
	if method != "equal" && method != "tax_share" && !byLeasedFloor(a.rule) && !high {
		return occupants
	}
	counted := slices.Clone(occupants)
	for i, o := range counted {
		switch {
		case method == "equal":
			counted[i].FloorAreaM2, counted[i].LandAreaM2 = nil, nil
		case method == "tax_share":
			counted[i].FloorAreaM2, counted[i].LandAreaM2 = a.taxOf(of.users[i]), nil
		case !byLeasedFloor(a.rule):
			counted[i].FloorAreaM2 = a.countedFloor(p, o)
		default:
			counted[i].LandAreaM2 = a.leasedLand(p, o, occupants)
		}
	}
	return counted
}

// basisOf names how the land of an occupancy was found where the policy has rules of its own for that.
func (a *attribution) basisOf(basis match.Basis, o *land.Occupancy) match.Basis {
	switch byTax := a.rule.SharedParcel.Method == "tax_share"; {
	case byTax && basis == match.FloorShare:
		return match.TaxShare
	case byTax && basis == match.EqualShare:
		return match.TaxUnknown
	case o.LandAreaM2 != nil || !basis.Claimed():
		return basis
	case a.rule.LeasedFloor.Method != "floor_div_far":
		return match.FloorAsNone
	case basis == match.ScaledLand:
		return match.ScaledByFAR
	}
	return match.FloorByFAR
}

// taxOf is what an enterprise pays in the year, as a weight; nil where it is not known or nothing.
func (a *attribution) taxOf(enterprise int) *float64 {
	column := a.facts.Reported[land.Column{Name: "tax_cny", YearsBack: a.facts.Year - a.year}]
	if column == nil || !(column[enterprise] > 0) {
		return nil
	}
	return &column[enterprise]
}

// leasedLand is the land of an occupancy, m²; that of leased floor where no land is on record.
func (a *attribution) leasedLand(p *land.Parcel, o land.Occupancy, all []land.Occupancy) *float64 {
	leases := pieceOf(o.Relation) == leasedPiece
	switch {
	case !leases || o.LandAreaM2 != nil:
		return o.LandAreaM2
	case a.rule.LeasedFloor.Method != "floor_div_far": // declared, of which there is none, or none at all
		return new(float64)
	case o.FloorAreaM2 == nil || p.FloorM2() == nil || *p.FloorM2() <= 0:
		return nil
	}
	ratio := a.floorOf(p, all) / p.LandM2()
	if a.rule.LeasedFloor.MinFAR != nil {
		ratio = max(ratio, a.rule.LeasedFloor.MinFAR.Float())
	}
	landM2 := *a.countedFloor(p, o) / ratio
	return &landM2
}

// timesOf is how often a policy counts the floor of a parcel, in what is leased and in the floor area ratio alike: twice
// where all its storeys are over 8 m.
func (a *attribution) timesOf(p *land.Parcel) float64 {
	if a.rule.LeasedFloor.HighStorey && p.HighStoreys != nil && *p.HighStoreys {
		return 2
	}
	return 1
}

// countedFloor is the floor of a use as a policy counts it, m²: with that of storeys over 8 m once more, by its record, else by what
// the buildings are. Nil is not on record.
func (a *attribution) countedFloor(p *land.Parcel, o land.Occupancy) *float64 {
	high := o.HighFloorM2()
	switch {
	case o.FloorAreaM2 == nil:
		return nil
	case a.rule.LeasedFloor.HighStorey && high != nil:
		return new(*o.FloorAreaM2 + min(*high, *o.FloorAreaM2))
	}
	return new(*o.FloorAreaM2 * a.timesOf(p))
}

// floorOf is the floor of a parcel, which is known, as a policy counts it, m²: where storeys differ or are not known, with what its
// users have on record of those over 8 m.
func (a *attribution) floorOf(p *land.Parcel, all []land.Occupancy) float64 {
	floor := *p.FloorM2() * a.timesOf(p)
	for _, o := range all {
		if high := o.HighFloorM2(); a.rule.LeasedFloor.HighStorey && high != nil && (p.HighStoreys == nil || !*p.HighStoreys) {
			floor += *high
		}
	}
	return min(floor, 2**p.FloorM2())
}

// storeysUnknown reports whether leased floor of an enterprise makes land by a policy that counts storeys over 8 m twice, on
// a parcel whose buildings do not say which ones it leases: storeys differ there, or are not on record.
func (a *attribution) storeysUnknown(enterprise int) bool {
	method := a.rule.LeasedFloor.Method
	if !a.rule.LeasedFloor.HighStorey || method == "declared" || method == "none" {
		return false
	}
	for _, at := range a.byEnterprise[enterprise] {
		if l := a.links[at]; pieceOf(l.relation) == leasedPiece && l.byFloor && l.highFloorM2() == nil && a.facts.Parcels[l.parcel].HighStoreys == nil {
			return true
		}
	}
	return false
}
