package synth

import (
	"cmp"
	"math"
	"slices"
)

// place gives the enterprises of one park their land: some of it becomes workshops for tenants, owners buy the rest, and
// tenants move into workshops and owners' spare floors. Some stay unplaced, known only by an address.
func (z *Zone) place(park int, members []int) {
	d := newDice(z.Seed, "place", park)
	m := newMarket(z, park, d)
	owners, tenants := z.sortMembers(members, d)
	let := m.workshops(len(tenants), d)
	z.scale(owners, m.freeM2())
	for _, enough := range []float64{0.5, 0.6} {
		for _, g := range owners {
			m.buy(g, enough, d)
		}
	}
	m.fillGaps(1, 0)
	m.fillGaps(3, 0.024*m.areaM2) // what is still left then is let, or stands empty
	leased := m.rentOut(len(tenants) / 2)
	var own []int
	for _, g := range owners {
		for _, n := range g.parcels {
			z.buy(&m.parcels[n], &z.Enterprises[g.enterprise], d)
		}
		switch g.state {
		case MultiTenant:
			let = append(let, g.parcels...)
		case Used:
			own = append(own, g.parcels...)
		}
	}
	for n, s := range m.state {
		m.parcels[n].State = cmp.Or(s, Vacant)
	}
	first := z.Parks[park].parcels.from
	for i, n := range leased {
		z.lease(&m.parcels[n], &z.Enterprises[tenants[i]], d)
	}
	z.letFloors(shifted(let, first), shifted(own, first), tenants[len(leased):], d)
	z.leaveRest(m, owners, d)
}

func shifted(places []int, by int) []int {
	for i := range places {
		places[i] += by
	}
	return places
}

// sortMembers decides who owns, who rents, and who cannot be placed.
func (z *Zone) sortMembers(members []int, d dice) (owners []*ground, tenants []int) {
	for _, n := range members {
		e := &z.Enterprises[n]
		owns, rents := 0.63, 0.33
		switch {
		case e.Scale == "above":
			owns, rents = 0.90, 0.08
		case e.TradeQuota:
			owns, rents = 0.15, 0.80
		case e.trade.word == landlords.word || e.Status != "operating":
			owns, rents = 1, 0
		}
		g, at := e.ground(d), d.Float64()
		if e.outputK > 5*million100 || at < owns {
			g.enterprise, g.state = n, e.landState()
			owners = append(owners, &g)
		} else if at < owns+rents {
			tenants = append(tenants, n)
		}
	}
	return owners, tenants
}

// landState is what becomes of the land that an enterprise owns.
func (e *Enterprise) landState() State {
	switch {
	case e.trade.word == landlords.word:
		return MultiTenant
	case e.Status != "operating":
		return Stopped
	default:
		return Used
	}
}

// scale makes the land that the large want fit what the others leave of the park, and orders owners by falling need.
func (z *Zone) scale(owners []*ground, freeM2 float64) {
	grows := func(g *ground) bool { return z.Enterprises[g.enterprise].outputK > 0 && g.wantsM2 < g.mostM2 }
	for range 4 { // what is over the bound of one goes to the others
		var growing, fixed float64
		for _, g := range owners {
			if grows(g) {
				growing += g.wantsM2
			} else {
				fixed += g.wantsM2
			}
		}
		for _, g := range owners {
			if grows(g) {
				g.wantsM2 = math.Min(g.wantsM2*clamp((1.12*freeM2-fixed)/growing, 0.5, 3), g.mostM2)
			}
		}
	}
	slices.SortStableFunc(owners, func(a, b *ground) int { return cmp.Compare(b.wantsM2, a.wantsM2) })
}

// buy makes an enterprise the right holder and user of a parcel.
func (z *Zone) buy(p *Parcel, e *Enterprise, d dice) {
	p.OwnerName, p.OwnerUSCC = e.Name, e.USCC
	z.Occupancies = append(z.Occupancies, Occupancy{
		ParcelCode: p.Code, USCC: e.USCC, Name: e.Name, Relation: "own",
		LandAreaM2: new(p.TitleAreaM2), ValidFrom: date(max(2001, e.RegisteredOn.Year()), 1+d.IntN(12), 1),
	})
	p.own = len(z.Occupancies)
	if e.ParcelRef == "" && d.chance(0.8) {
		e.ParcelRef, e.CertificateNo = p.Code, p.CertificateNo
	}
	if e.At == nil && d.chance(0.7) {
		e.At = new(toLonLat(p.centre()))
	}
}

// leaveRest names the holders of the parcels that no enterprise took; owners may hold land that they have not built on,
// as a rule several parcels side by side.
func (z *Zone) leaveRest(m *market, owners []*ground, d dice) {
	for n := range m.parcels {
		p := &m.parcels[n]
		if unbuilt(p.State) && len(owners) > 0 && d.chance(0.6) {
			e := &z.Enterprises[pick(d, owners).enterprise]
			p.OwnerName, p.OwnerUSCC = e.Name, e.USCC
			if o := m.unbuiltBeside(n); o != nil && d.chance(0.7) {
				p.OwnerName, p.OwnerUSCC = o.OwnerName, o.OwnerUSCC
			}
		}
		if p.OwnerName == "" {
			p.OwnerName = holder(p.State, d)
		}
	}
}

// unbuiltBeside is a parcel against another in the same state that an enterprise holds already, or nil.
func (m *market) unbuiltBeside(n int) *Parcel {
	for _, o := range m.ties.against[n] {
		if m.parcels[o].State == m.parcels[n].State && m.parcels[o].OwnerUSCC != "" {
			return &m.parcels[o]
		}
	}
	return nil
}

func unbuilt(s State) bool {
	return s == IdleUnbuilt || s == NewUnbuilt || s == Suspended || s == Construction
}

func holder(s State, d dice) string {
	if s == Public {
		return "示例镇人民政府"
	}
	return pick(d, nameFirst) + pick(d, nameSecond) + "示例" + pick(d, []string{"实业", "工贸", "置业", "投资"}) + "有限公司"
}
