package synth

// Generate makes the zone of a profile. It takes time and memory in proportion to the number of parcels and enterprises.
func Generate(p Profile, seed uint64) Zone {
	z := Zone{Profile: p, Seed: seed}
	for n, plan := range p.Parks {
		z.layOut(n, plan)
	}
	return z
}
