package renewal

import (
	"cmp"
	"slices"
	"strconv"
)

// candidate is a set that is what is looked for, in order, with its objective and its area.
type candidate struct {
	set           []int
	value, areaM2 float64
}

// growth is a set that grows parcel by parcel, with the parcels next to it and the line that each shares with it. A field has
// one, which is used for one set after the other.
type growth struct {
	f     *field
	in    []bool
	known []bool // in the set, or next to it
	share []float64
	owner []int
	front []int
	order []int
	met   []int // the known
	sum   sum
}

// growth begins with a set; the one that was begun before is gone.
func (f *field) growth(start []int) *growth {
	g := f.scratch
	if g == nil {
		n := len(f.land.Parcels)
		g = &growth{f: f, in: make([]bool, n), known: make([]bool, n), share: make([]float64, n), owner: make([]int, f.owners)}
		f.scratch = g
	}
	for _, i := range g.met {
		g.in[i], g.known[i], g.share[i], g.owner[f.owner[i]] = false, false, 0, 0
	}
	g.front, g.order, g.met, g.sum = g.front[:0], g.order[:0], g.met[:0], sum{}
	for _, i := range start {
		g.add(i)
	}
	return g
}

// with is what the set would come to with one parcel more.
func (g *growth) with(i int) sum {
	p, s := &g.f.land.Parcels[i], g.sum
	s.areaM2 += p.AreaM2
	s.outlineM2 += p.OutlineM2
	s.edgeM += p.PerimeterM - 2*g.share[i]
	s.worth += g.f.worth[i]
	if g.owner[g.f.owner[i]] == 0 {
		s.owners++
	}
	return s
}

func (g *growth) add(i int) {
	g.sum = g.with(i)
	g.meet(i)
	g.in[i] = true
	g.owner[g.f.owner[i]]++
	g.order = append(g.order, i)
	if at := slices.Index(g.front, i); at >= 0 {
		g.front = slices.Delete(g.front, at, at+1)
	}
	for _, a := range g.f.arcs[i] {
		g.share[a.to] += a.frontM
		if g.meet(a.to) {
			g.front = append(g.front, a.to)
		}
	}
}

// meet notes a parcel that was not known.
func (g *growth) meet(i int) bool {
	if g.known[i] {
		return false
	}
	g.known[i] = true
	g.met = append(g.met, i)
	return true
}

// fits reports whether a parcel may be added.
func (g *growth) fits(i int) bool {
	s := g.with(i)
	return s.areaM2 <= g.f.ask.MaxM2 && s.owners <= g.f.capped()
}

// best is the parcel next to the set that brings most, for its land where dense is asked for.
func (g *growth) best(dense bool) int {
	choice, most := -1, 0.0
	now := g.f.points(g.sum)
	for _, i := range g.front {
		if !g.fits(i) {
			continue
		}
		gain := g.f.points(g.with(i)) - now
		if dense {
			gain /= g.f.land.Parcels[i].AreaM2
		}
		if choice < 0 || gain > most || gain == most && i < choice {
			choice, most = i, gain
		}
	}
	return choice
}

// without is what the set would come to with one parcel of it less.
func (g *growth) without(i int) sum {
	p, s := &g.f.land.Parcels[i], g.sum
	s.areaM2 -= p.AreaM2
	s.outlineM2 -= p.OutlineM2
	s.edgeM -= p.PerimeterM - 2*g.share[i]
	s.worth -= g.f.worth[i]
	if g.owner[g.f.owner[i]] == 1 {
		s.owners--
	}
	return s
}

// run grows the set as far as it goes and the budget lasts, and gives the best that it was on the way.
func (g *growth) run(dense bool, most *budget) (candidate, bool) {
	top, length := 0.0, 0
	note := func() {
		value := g.f.points(g.sum)
		if g.f.meets(g) && (length == 0 || value > top+near(top)) {
			top, length = value, len(g.order)
		}
	}
	for note(); most.lasts(); note() {
		most.left -= 1 + len(g.front)
		i := g.best(dense)
		if i < 0 {
			break
		}
		g.add(i)
	}
	return candidate{set: slices.Sorted(slices.Values(g.order[:length]))}, length > 0
}

// meets reports whether a connected set within the upper end of the range is what is looked for.
func (f *field) meets(g *growth) bool {
	for _, i := range f.forced {
		if !g.in[i] {
			return false
		}
	}
	return g.sum.areaM2 >= f.ask.MinM2 && len(g.order) >= f.ask.Rules.MinParcels
}

// seeds are the sets from which growing begins: every parcel, or the parcels that must be in, joined by the least land, and
// every parcel from which they can be reached. Those come first whose sets can bring most.
func (s *searching) seeds() (seeds [][]int) {
	var list []int
	if len(s.forced) > 0 {
		if joined := s.joined(); joined != nil {
			seeds = append(seeds, joined)
		}
		list, _ = s.reach(s.forced[:1], make([]bool, len(s.land.Parcels)))
	} else {
		for i := range s.land.Parcels {
			if s.barred[i] == "" {
				list = append(list, i)
			}
		}
	}
	slices.SortFunc(list, func(a, b int) int { return cmp.Or(cmp.Compare(s.cheap[b], s.cheap[a]), cmp.Compare(a, b)) })
	for _, i := range list {
		seeds = append(seeds, []int{i})
	}
	return seeds
}

// joined joins the parcels that must be in, each to the others by the path of least land, or is nil where none is short enough.
func (f *field) joined() []int {
	g := f.growth(f.forced[:1])
	shut := make([]bool, len(f.land.Parcels))
	for _, goal := range f.forced[1:] {
		list, from := f.reach(g.order, shut)
		if !slices.Contains(list, goal) {
			return nil
		}
		var path []int
		for i := goal; !g.in[i]; i = from[i] {
			path = append(path, i)
		}
		for _, i := range slices.Backward(path) {
			if !g.fits(i) {
				return nil
			}
			g.add(i)
		}
	}
	return slices.Clone(g.order)
}

// key tells sets apart.
func key(set []int) string {
	text := make([]byte, 0, 6*len(set))
	for _, i := range set {
		text = append(strconv.AppendInt(text, int64(i), 36), ' ')
	}
	return string(text)
}
