package renewal

import (
	"slices"
	"strconv"
)

// candidate is a set that is what is looked for, in order, with its objective.
type candidate struct {
	set   []int
	value float64
}

// growth is a set that grows parcel by parcel, with the parcels next to it and the line that each shares with it.
type growth struct {
	f     *field
	in    map[int]bool
	front []int
	share map[int]float64
	owner map[int]int
	sum   sum
	order []int
}

func (f *field) growth(start []int) *growth {
	g := &growth{f: f, in: map[int]bool{}, share: map[int]float64{}, owner: map[int]int{}}
	for _, i := range start {
		g.add(i)
	}
	return g
}

// with is what the set would come to with one parcel more.
func (g *growth) with(i int) sum {
	p, s := g.f.land.Parcels[i], g.sum
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
	g.in[i] = true
	g.owner[g.f.owner[i]]++
	g.order = append(g.order, i)
	g.front = slices.DeleteFunc(g.front, func(j int) bool { return j == i })
	for _, a := range g.f.arcs[i] {
		if g.in[a.to] {
			continue
		}
		if _, known := g.share[a.to]; !known {
			g.front = append(g.front, a.to)
		}
		g.share[a.to] += a.frontM
	}
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

// run grows the set as far as it goes, and gives the best that it was on the way.
func (g *growth) run(dense bool) (candidate, bool) {
	best, found := candidate{}, false
	note := func() {
		value := g.f.points(g.sum)
		if g.f.meets(g.sum.areaM2, g.in) && (!found || value > best.value+near(best.value)) {
			best, found = candidate{slices.Clone(g.order), value}, true
		}
	}
	note()
	for i := g.best(dense); i >= 0; i = g.best(dense) {
		g.add(i)
		note()
	}
	slices.Sort(best.set)
	return best, found
}

// meets reports whether a connected set within the range's upper end is what is looked for.
func (f *field) meets(areaM2 float64, in map[int]bool) bool {
	for _, i := range f.forced {
		if !in[i] {
			return false
		}
	}
	return areaM2 >= f.ask.MinM2
}

// seeds are the sets from which growing begins: every parcel, or the parcels that must be in, joined by the least land, and
// every parcel from which they can be reached.
func (f *field) seeds() (seeds [][]int) {
	if len(f.forced) > 0 {
		if joined := f.joined(); joined != nil {
			seeds = append(seeds, joined)
		}
		list, _ := f.reach(f.forced[:1], make([]bool, len(f.land.Parcels)))
		slices.Sort(list)
		for _, i := range list {
			seeds = append(seeds, []int{i})
		}
		return seeds
	}
	for i := range f.land.Parcels {
		if f.barred[i] == "" {
			seeds = append(seeds, []int{i})
		}
	}
	return seeds
}

// joined joins the parcels that must be in, each to the others by the path of least land, or is nil where none is short enough.
func (f *field) joined() []int {
	g := f.growth(f.forced[:1])
	shut := make([]bool, len(f.land.Parcels))
	for _, goal := range f.forced[1:] {
		if g.in[goal] {
			continue
		}
		_, from := f.reach(g.order, shut)
		if _, reached := from[goal]; !reached {
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
	return g.order
}

// key tells sets apart.
func key(set []int) string {
	text := make([]byte, 0, 6*len(set))
	for _, i := range set {
		text = append(strconv.AppendInt(text, int64(i), 36), ' ')
	}
	return string(text)
}
