package renewal

import (
	"cmp"
	"container/heap"
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

type frontier []reached

func (h frontier) Len() int           { return len(h) }
func (h frontier) Less(i, j int) bool { return h[i].land < h[j].land || h[i].land == h[j].land && h[i].at < h[j].at }
func (h frontier) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *frontier) Push(x any)        { *h = append(*h, x.(reached)) }
func (h *frontier) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}

// reach lists what can be reached from some parcels with no more land than the range has, without those that are shut. The
// land of the first parcels counts, that of each path too; from says from which parcel each was reached.
func (f *field) reach(start []int, shut []bool) (list []int, from map[int]int) {
	h, from := frontier{}, map[int]int{}
	var land float64
	for _, i := range start {
		land += f.land.Parcels[i].AreaM2
	}
	for _, i := range start {
		heap.Push(&h, reached{i, i, land})
	}
	for h.Len() > 0 {
		r := heap.Pop(&h).(reached)
		if _, done := from[r.at]; done {
			continue
		}
		from[r.at] = r.from
		list = append(list, r.at)
		for _, a := range f.arcs[r.at] {
			_, done := from[a.to]
			if further := r.land + f.land.Parcels[a.to].AreaM2; !done && !shut[a.to] && further <= f.ask.MaxM2 {
				heap.Push(&h, reached{a.to, r.at, further})
			}
		}
	}
	return list, from
}

// ball is what a site with a root may consist of, without parcels that are shut.
func (f *field) ball(root int, shut []bool) *ball {
	list, _ := f.reach([]int{root}, shut)
	own := map[int]int{}
	for _, i := range list {
		own[f.owner[i]]++
	}
	spread := func(i int) float64 { return f.worth[i] + spreadOwner(f.perOwn, own[f.owner[i]]) }
	slices.SortFunc(list, func(a, b int) int {
		return cmp.Or(cmp.Compare(spread(b)/f.land.Parcels[b].AreaM2, spread(a)/f.land.Parcels[a].AreaM2), cmp.Compare(a, b))
	})
	b := &ball{at: list, words: (len(list) + 63) / 64, most: 0}
	place := make(map[int]int, len(list))
	number := map[int]int{}
	for i, at := range list {
		place[at] = i
		p := f.land.Parcels[at]
		if _, ok := number[f.owner[at]]; !ok {
			number[f.owner[at]] = len(number)
		}
		b.area, b.outline, b.perim = append(b.area, p.AreaM2), append(b.outline, p.OutlineM2), append(b.perim, p.PerimeterM)
		b.spread, b.worth, b.owner = append(b.spread, spread(at)), append(b.worth, f.worth[at]), append(b.owner, number[f.owner[at]])
		b.most = max(b.most, p.OutlineM2/p.AreaM2)
	}
	b.owners, b.root = len(number), place[root]
	for _, at := range f.forced {
		if i, ok := place[at]; ok {
			b.forced = append(b.forced, i)
		}
	}
	b.link(f, place)
	return b
}

// link numbers the neighbours of each parcel by the ball.
func (b *ball) link(f *field, place map[int]int) {
	cells := make(mask, b.words*len(b.at))
	for i, at := range b.at {
		m, open := cells[i*b.words:(i+1)*b.words], b.perim[i]
		var arcs []arc
		for _, a := range f.arcs[at] {
			if to, ok := place[a.to]; ok {
				m.add(to)
				arcs = append(arcs, arc{to, a.frontM})
				open -= a.frontM
			}
		}
		b.next, b.arcs, b.open = append(b.next, m), append(b.arcs, arcs), append(b.open, max(0, open))
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
