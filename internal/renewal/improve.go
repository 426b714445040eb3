package renewal

import "slices"

// improve adds, drops or exchanges single parcels of a connected set as long as that makes it better and the
// budget lasts, and keeps it connected.
func (f *field) improve(c candidate, steps *budget) candidate {
	for steps.lasts() {
		better, ok := f.neighbouring(c, steps)
		if !ok {
			return c
		}
		c = better
	}
	return c
}

// neighbouring is the best set that differs by one parcel in, one out, or both, if it is better.
func (f *field) neighbouring(c candidate, steps *budget) (candidate, bool) {
	var best []int
	most := c.value
	consider := func(g *growth, s sum, added ...int) {
		if s.areaM2 < f.ask.MinM2 || len(g.order)+len(added) < f.ask.Rules.MinParcels {
			return
		}
		if value := f.points(s); value > most+near(most) {
			best, most = slices.Sorted(slices.Values(append(slices.Clone(g.order), added...))), value
		}
	}
	vary := func(g *growth, without int) {
		steps.left -= len(g.order) + len(g.front)
		for _, i := range g.front {
			if i != without && g.fits(i) {
				consider(g, g.with(i), i)
			}
		}
	}
	vary(f.growth(c.set), -1)
	for _, out := range c.set {
		if !steps.lasts() {
			break
		}
		rest := slices.DeleteFunc(slices.Clone(c.set), func(i int) bool { return i == out })
		if len(rest) == 0 || slices.Contains(f.forced, out) || !f.connected(rest) {
			steps.left -= len(rest)
			continue
		}
		g := f.growth(rest)
		consider(g, g.sum)
		vary(g, out)
	}
	if best == nil {
		return c, false
	}
	return f.judged(best), true
}

// connected reports whether a set in order is in one piece.
func (f *field) connected(set []int) bool {
	left := slices.Clone(set[1:])
	piece := []int{set[0]}
	for n := 0; n < len(piece); n++ {
		for _, a := range f.arcs[piece[n]] {
			if at, in := slices.BinarySearch(left, a.to); in {
				left = slices.Delete(left, at, at+1)
				piece = append(piece, a.to)
			}
		}
	}
	return len(left) == 0
}
