package synth

import (
	"time"

	"permu/internal/land"
)

// workshops turns free parcels of middle size into standard workshops, as many as the tenants fill.
func (m *market) workshops(tenants int, d dice) []int {
	var let []int
	for len(let) < tenants/18 {
		n := m.nearest(squareMetres(d.between(5, 24)))
		if n < 0 {
			break
		}
		m.state[n] = MultiTenant
		m.parcels[n].OwnerName = "示例标准厂房管理处"
		let = append(let, n)
	}
	return let
}

// rentOut marks factories that nobody bought as let to one enterprise each, up to a number.
func (m *market) rentOut(most int) []int {
	var leased []int
	for _, n := range m.order {
		if m.state[n] == "" && len(leased) < most && land.Mu(m.parcels[n].AreaM2) < 26 {
			m.state[n] = Leased
			leased = append(leased, n)
		}
	}
	return leased
}

// lease gives an enterprise the use of a whole parcel.
func (z *Zone) lease(p *Parcel, e *Enterprise, d dice) {
	z.Occupancies = append(z.Occupancies, Occupancy{
		ParcelCode: p.Code, USCC: e.USCC, Name: e.Name, Relation: "lease", ValidFrom: e.leaseStart(d), LandAreaM2: new(p.TitleAreaM2),
	})
	e.Address = p.Address
}

// letFloors fills workshops with 2 to 20 tenants each (the first of all with 24), so that none stays empty, and sends the
// tenants that are left to owners.
func (z *Zone) letFloors(let, own, tenants []int, d dice) {
	for i, n := range let {
		count := d.whole(3, 12)
		if d.chance(0.1) {
			count = d.whole(13, 20)
		}
		if i == 0 && z.Parcels[n].park == 0 {
			count = 24
		}
		const fewest = 2
		count = max(0, min(count, len(tenants)-fewest*(len(let)-1-i)))
		z.share(n, tenants[:count], d)
		tenants = tenants[count:]
	}
	for _, t := range tenants {
		if len(own) == 0 {
			break
		}
		z.share(pick(d, own), []int{t}, d)
		if d.chance(0.5) {
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
