package synth

import (
	"cmp"
	"slices"

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

// leaveRest says what became of the parcels that no enterprise took; owners may hold land that they have not built on.
func (z *Zone) leaveRest(park int, owners []member, d dice) {
	for n := z.Parks[park].parcels.from; n < z.Parks[park].parcels.to; n++ {
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
