package renewal

import "slices"

// improve adds, drops or exchanges single parcels of a connected set as long as that makes it better, and keeps it connected.
func (f *field) improve(c candidate, steps *int) candidate {
	for *steps > 0 {
		better, ok := f.neighbouring(c, steps)
		if !ok {
			return c
		}
		c = better
	}
	return c
}

// neighbouring is the best set that differs by one parcel in, one out, or both, if it is better.
func (f *field) neighbouring(c candidate, steps *int) (candidate, bool) {
	best, found := c, false
	consider := func(g *growth, s sum, added ...int) {
		if s.areaM2 < f.ask.MinM2 {
			return
		}
		if value := f.points(s); value > best.value+near(best.value) {
			set := slices.Sorted(slices.Values(append(slices.Clone(g.order), added...)))
			best, found = candidate{set, f.value(set)}, true
		}
	}
	vary := func(g *growth, without int) {
		*steps -= len(g.order) + len(g.front)
		for _, i := range g.front {
			if i != without && g.fits(i) {
				consider(g, g.with(i), i)
			}
		}
	}
	vary(f.growth(c.set), -1)
	for _, out := range c.set {
		rest := slices.DeleteFunc(slices.Clone(c.set), func(i int) bool { return i == out })
		if len(rest) == 0 || slices.Contains(f.forced, out) || !f.connected(rest) {
			continue
		}
		g := f.growth(rest)
		consider(g, g.sum)
		vary(g, out)
	}
	return best, found
}

// connected reports whether a set is in one piece.
func (f *field) connected(set []int) bool { return len(f.piece(set)) == len(set) }

// piece is the part of a set that is connected with its first parcel.
func (f *field) piece(set []int) []int {
	left := map[int]bool{}
	for _, i := range set {
		left[i] = true
	}
	stack := []int{set[0]}
	delete(left, set[0])
	var piece []int
	for len(stack) > 0 {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		piece = append(piece, i)
		for _, a := range f.arcs[i] {
			if left[a.to] {
				delete(left, a.to)
				stack = append(stack, a.to)
			}
		}
	}
	return piece
}
