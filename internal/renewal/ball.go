package renewal

import (
	"cmp"
	"math/bits"
	"slices"
)

// mask is a set of the parcels of a ball.
type mask []uint64

func (m mask) has(i int) bool { return m[i/64]>>(i%64)&1 == 1 }
func (m mask) add(i int)      { m[i/64] |= 1 << (i % 64) }

// ball is a root with every parcel that a site with it can reach within the range of area. Its parcels are numbered by worth
// for their area, the best first, so that walking them in order fills a knapsack.
type ball struct {
	at      []int // numbers of the field
	area    []float64
	outline []float64
	spread  []float64
	worth   []float64
	perim   []float64
	open    []float64 // outline that no parcel of the ball shares
	owner   []int     // numbers of the ball
	owners  int
	next    []mask  // neighbours
	arcs    [][]arc // to the ball, by its numbers
	forced  []int
	root    int
	most    float64 // outlined m² for one m² of area
	words   int
}

// reached is a parcel at the end of the least land that leads to it, and the one before it.
type reached struct {
	at, from int
	land     float64
}

func (r reached) before(o reached) bool { return r.land < o.land || r.land == o.land && r.at < o.at }

// paths is the room for finding what can be reached: of each parcel the one before it, as of a turn.
type paths struct {
	heap  []reached
	from  []int
	turn  []int
	now   int
	place []int // in the ball of this turn
	own   []int // parcels of an owner in the ball
}

func (p *paths) push(r reached) {
	h := append(p.heap, r)
	for i := len(h) - 1; i > 0 && h[i].before(h[(i-1)/2]); i = (i - 1) / 2 {
		h[i], h[(i-1)/2] = h[(i-1)/2], h[i]
	}
	p.heap = h
}

func (p *paths) pop() reached {
	h := p.heap
	first, last := h[0], len(h)-1
	h[0] = h[last]
	h = h[:last]
	for i := 0; ; {
		child := 2*i + 1
		if child+1 < last && h[child+1].before(h[child]) {
			child++
		}
		if child >= last || !h[child].before(h[i]) {
			break
		}
		h[i], h[child] = h[child], h[i]
		i = child
	}
	p.heap = h
	return first
}

// reach lists what can be reached from some parcels with no more land than the range has, without those that are shut. The
// land of the first parcels counts, that of each path too; from says from which parcel each was reached.
func (f *field) reach(start []int, shut []bool) (list, from []int) {
	p := f.paths
	if p == nil {
		n := len(f.land.Parcels)
		p = &paths{from: make([]int, n), turn: make([]int, n), place: make([]int, n), own: make([]int, f.owners)}
		f.paths = p
	}
	p.now++
	p.heap = p.heap[:0]
	var land float64
	for _, i := range start {
		land += f.land.Parcels[i].AreaM2
	}
	for _, i := range start {
		p.push(reached{i, i, land})
	}
	for len(p.heap) > 0 {
		r := p.pop()
		if p.turn[r.at] == p.now {
			continue
		}
		p.turn[r.at], p.from[r.at] = p.now, r.from
		list = append(list, r.at)
		for _, a := range f.arcs[r.at] {
			further := r.land + f.land.Parcels[a.to].AreaM2
			if p.turn[a.to] != p.now && !shut[a.to] && further <= f.ask.MaxM2 {
				p.push(reached{a.to, r.at, further})
			}
		}
	}
	return list, p.from
}

// ball is what a site with a root may consist of, without parcels that are shut.
func (f *field) ball(root int, shut []bool) *ball {
	list, _ := f.reach([]int{root}, shut)
	p := f.paths
	for _, i := range list {
		p.own[f.owner[i]]++
	}
	type ranked struct {
		at             int
		spread, worthy float64
	}
	by := make([]ranked, len(list))
	for n, i := range list {
		spread := f.worth[i] + spreadOwner(f.perOwn, p.own[f.owner[i]])
		by[n] = ranked{i, spread, spread / f.land.Parcels[i].AreaM2}
	}
	slices.SortFunc(by, func(a, b ranked) int { return cmp.Or(cmp.Compare(b.worthy, a.worthy), cmp.Compare(a.at, b.at)) })
	b := newBall(len(list))
	for n, r := range by {
		b.put(n, r.at, &f.land.Parcels[r.at])
		b.spread[n], b.worth[n] = r.spread, f.worth[r.at]
		p.place[r.at] = n
		if p.own[f.owner[r.at]] > 0 { // an owner that has no number yet
			p.own[f.owner[r.at]] = -b.owners
			b.owners++
		}
		b.owner[n] = -p.own[f.owner[r.at]]
	}
	for _, i := range list {
		p.own[f.owner[i]] = 0
	}
	b.root = p.place[root]
	for _, i := range f.forced {
		if p.turn[i] == p.now {
			b.forced = append(b.forced, p.place[i])
		}
	}
	b.link(f)
	return b
}

func newBall(n int) *ball {
	numbers := make([]float64, 6*n)
	column := func(k int) []float64 { return numbers[k*n : (k+1)*n] }
	return &ball{
		at: make([]int, n), owner: make([]int, n), next: make([]mask, n), arcs: make([][]arc, n), words: (n + 63) / 64,
		area: column(0), outline: column(1), perim: column(2), open: column(3), spread: column(4), worth: column(5),
	}
}

func (b *ball) put(n, at int, p *Parcel) {
	b.at[n], b.area[n], b.outline[n], b.perim[n] = at, p.AreaM2, p.OutlineM2, p.PerimeterM
	b.most = max(b.most, p.OutlineM2/p.AreaM2)
}

// link numbers the neighbours of each parcel by the ball.
func (b *ball) link(f *field) {
	p := f.paths
	cells := make(mask, b.words*len(b.at))
	all := make([]arc, 0, 6*len(b.at))
	for i, at := range b.at {
		m, open, first := cells[i*b.words:(i+1)*b.words], b.perim[i], len(all)
		for _, a := range f.arcs[at] {
			if p.turn[a.to] == p.now {
				m.add(p.place[a.to])
				all = append(all, arc{p.place[a.to], a.frontM})
				open -= a.frontM
			}
		}
		b.next[i], b.arcs[i], b.open[i] = m, all[first:len(all):len(all)], max(0, open)
	}
}

// each calls with every member of a mask, in order, while it says to go on.
func (m mask) each(do func(i int) bool) {
	for w, word := range m {
		for ; word != 0; word &= word - 1 {
			if !do(w*64 + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}
