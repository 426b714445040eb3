package synth

import (
	"cmp"
	"slices"
	"time"

	"permu/internal/land"
)

// place gives the enterprises of one park their land: owners first, by need; then tenants into standard workshops and
// into owners' spare floors. Some stay unplaced, known only by an address.
func (z *Zone) place(park int, members []int) {
	d := newDice(z.Seed, "place", park)
	m := newMarket(z, park, d)
	owners, tenants := z.sortMembers(members, d)
	var let, own []int
	for _, o := range owners {
		e := &z.Enterprises[o.n]
		state := Used
		if e.trade.word == landlords.word {
			state, o.areaM2 = MultiTenant, d.between(12, 45)*land.SquareMetresPerMu
		} else if e.Status != "operating" {
			state = Stopped
		}
		for _, n := range m.take(o.areaM2, state, d) {
			z.buy(n, e, d)
			if state == MultiTenant {
				let = append(let, n)
			} else {
				own = append(own, n)
			}
		}
	}
	let = append(let, z.workshops(m, len(tenants), len(let), d)...)
	for i, s := range m.state {
		z.Parcels[m.offset+i].State = s
	}
	z.letFloors(let, own, tenants, d)
	z.leaveRest(park, owners, d)
}

// member is an enterprise that looks for land of some size.
type member struct {
	n      int
	areaM2 float64
}

// sortMembers decides who owns, who rents, and who cannot be placed; owners come by falling need.
func (z *Zone) sortMembers(members []int, d dice) (owners []member, tenants []int) {
	for _, n := range members {
		e := &z.Enterprises[n]
		owns, rents := 0.50, 0.44
		switch {
		case e.Scale == "above":
			owns, rents = 0.88, 0.09
		case e.TradeQuota:
			owns, rents = 0.15, 0.80
		case e.trade.word == landlords.word:
			owns, rents = 1, 0
		}
		area, at := e.wanted(d), d.Float64()
		if e.outputK > 5*million100 || at < owns {
			owners = append(owners, member{n, area})
		} else if at < owns+rents {
			tenants = append(tenants, n)
		}
	}
	slices.SortStableFunc(owners, func(a, b member) int { return cmp.Compare(b.areaM2, a.areaM2) })
	return owners, tenants
}

// buy makes an enterprise the right holder and user of a parcel. The land it uses is settled by [Zone.occupy].
func (z *Zone) buy(n int, e *Enterprise, d dice) {
	p := &z.Parcels[n]
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

// workshops turns free parcels of middle size into standard workshops until the tenants find room.
func (z *Zone) workshops(m *market, tenants, have int, d dice) []int {
	var let []int
	for have+len(let) < tenants/11 {
		n := m.nearest(d.between(10, 40) * land.SquareMetresPerMu)
		if n < 0 {
			break
		}
		m.state[n-m.offset] = MultiTenant
		z.Parcels[n].OwnerName = "示例标准厂房管理处"
		let = append(let, n)
	}
	return let
}

// letFloors fills workshops with 5 to 20 tenants each (the first of all with 24) and lets the others to single owners.
func (z *Zone) letFloors(let, own, tenants []int, d dice) {
	for i, n := range let {
		count := d.whole(5, 16)
		if i == 0 && z.Parcels[n].park == 0 {
			count = 24
		}
		count = min(count, len(tenants))
		z.share(n, tenants[:count], d)
		tenants = tenants[count:]
	}
	for _, t := range tenants {
		if len(own) == 0 {
			break
		}
		z.share(pick(d, own), []int{t}, d)
		if d.chance(0.15) {
			z.movedFrom(pick(d, own), &z.Enterprises[t], d)
		}
	}
}

// movedFrom adds a lease that has ended.
func (z *Zone) movedFrom(n int, e *Enterprise, d dice) {
	until := date(d.whole(2016, 2019), 1+d.IntN(12), 1)
	z.Occupancies = append(z.Occupancies, Occupancy{
		ParcelCode: z.Parcels[n].Code, USCC: e.USCC, Name: e.Name, Relation: "lease",
		ValidFrom: until.AddDate(-3, 0, 0), ValidTo: until.AddDate(0, 0, -1),
		LandAreaM2: new(0.05 * z.Parcels[n].TitleAreaM2),
	})
}

// share splits a parcel among tenants by floor; its owner, if any, keeps what is left, so that the land of a parcel is
// never given twice.
func (z *Zone) share(n int, tenants []int, d dice) {
	p := &z.Parcels[n]
	if p.own > 0 && *z.Occupancies[p.own-1].LandAreaM2 < 0.4*p.TitleAreaM2 {
		return
	}
	free := 0.85
	if len(tenants) == 1 {
		free = d.between(0.1, 0.3)
	}
	for _, t := range tenants {
		e := &z.Enterprises[t]
		part := free / float64(len(tenants)) * d.between(0.5, 1.0)
		landM2 := round(p.TitleAreaM2*part, 2)
		o := Occupancy{
			ParcelCode: p.Code, USCC: e.USCC, Name: e.Name, Relation: "lease", ValidFrom: e.leaseStart(d),
			LandAreaM2: new(landM2), FloorAreaM2: new(part),
		}
		if d.chance(0.1) {
			o.Relation = "sublease"
		}
		z.Occupancies = append(z.Occupancies, o)
		if p.own > 0 {
			*z.Occupancies[p.own-1].LandAreaM2 -= landM2
		}
		if e.At == nil && d.chance(0.4) {
			e.At = new(toLonLat(p.centre()))
		}
		e.Address = p.Address
	}
}

func (e *Enterprise) leaseStart(d dice) time.Time {
	return date(min(2020, max(2012, e.RegisteredOn.Year())+d.IntN(4)), 1+d.IntN(12), 1)
}

// leaveRest says what became of the parcels that no enterprise took; owners may hold land that they have not built on.
func (z *Zone) leaveRest(park int, owners []member, d dice) {
	for n := z.Parks[park].Parcels.from; n < z.Parks[park].Parcels.to; n++ {
		p := &z.Parcels[n]
		if p.State == "" {
			p.State = Unlisted
			if d.chance(0.12) {
				p.State = Vacant
			}
		}
		if unbuilt(p.State) && len(owners) > 0 && d.chance(0.6) {
			e := &z.Enterprises[pick(d, owners).n]
			p.OwnerName, p.OwnerUSCC = e.Name, e.USCC
		}
		if p.OwnerName == "" {
			p.OwnerName = holder(p.State, d)
		}
	}
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
