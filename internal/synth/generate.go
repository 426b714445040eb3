package synth

// Generate makes the zone of a profile. It takes time and memory in proportion to the number of parcels and enterprises.
func Generate(p Profile, seed uint64) Zone {
	z := Zone{Profile: p, Seed: seed}
	for n, plan := range p.Parks {
		z.layOut(n, plan)
	}
	z.number(newDice(seed, "titles", 0))
	for n, c := range p.Cohorts {
		z.found(n, c)
	}
	for park, members := range z.members() {
		z.place(park, members)
	}
	z.locate(newDice(seed, "addresses", 0))
	z.deed(newDice(seed, "deeds", 0))
	z.build(newDice(seed, "buildings", 0))
	z.spreadFloors(newDice(seed, "floors", 0))
	z.report()
	z.renew()
	z.promise(newDice(seed, "commitments", 0))
	z.happen(newDice(seed, "events", 0))
	z.recognise(newDice(seed, "recognitions", 0))
	return z
}

// members lists the enterprises of each park.
func (z *Zone) members() [][]int {
	members := make([][]int, len(z.Parks))
	for n, e := range z.Enterprises {
		members[e.park] = append(members[e.park], n)
	}
	return members
}

// locate gives those without land a hint where they are: the real-estate unit code of a parcel (which is longer than the
// parcel's own), a certificate, or nothing but the address.
func (z *Zone) locate(d dice) {
	placed := make(map[string]bool, len(z.Enterprises))
	for _, o := range z.Occupancies {
		placed[o.USCC] = true
	}
	for n := range z.Enterprises {
		e := &z.Enterprises[n]
		if placed[e.USCC] {
			continue
		}
		s := z.Parks[e.park].parcels
		p := &z.Parcels[s.from+d.IntN(s.to-s.from)]
		switch at := d.Float64(); {
		case at < 0.3:
			e.ParcelRef = p.Code + "F00010001"
		case at < 0.5:
			e.CertificateNo = p.CertificateNo
		case at < 0.7:
			e.At = new(toLonLat(p.centre()))
		}
	}
}
