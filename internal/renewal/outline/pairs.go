package outline

import (
	"context"
	"math"
	"runtime"
	"slices"
	"sync"
)

// Pairs finds the parcels that are no further apart than widest, in m, by the lower and then the other place. It works on all
// cores; the answer does not depend on how many there are.
func Pairs(ctx context.Context, outlines []Outline, widest float64) ([]Pair, error) {
	g := newGrid(outlines, widest)
	const slice = 512
	slots := make([][]Pair, (len(outlines)+slice-1)/slice)
	var group sync.WaitGroup
	next := make(chan int, len(slots))
	for i := range slots {
		next <- i
	}
	close(next)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			w := &worker{grid: g, seen: make([]int32, len(outlines))}
			for i := range next {
				if ctx.Err() != nil {
					return
				}
				for a := i * slice; a < min((i+1)*slice, len(outlines)); a++ {
					slots[i] = w.pairsOf(a, widest, slots[i])
				}
			}
		})
	}
	group.Wait()
	return slices.Concat(slots...), ctx.Err()
}

// worker is the room that one core needs.
type worker struct {
	*grid
	seen  []int32 // by parcel, the last one that met it, and 1
	a, b  []segment
	spans []span
}

// pairsOf adds the pairs of a parcel with those after it.
func (w *worker) pairsOf(a int, widest float64, pairs []Pair) []Pair {
	first := len(pairs)
	w.near(w.outlines[a].Box, widest, func(b int) bool {
		if b <= a || w.seen[b] == int32(a)+1 {
			return true
		}
		w.seen[b] = int32(a) + 1
		if w.outlines[a].Box.apart(w.outlines[b].Box) > widest {
			return true
		}
		if p, sight, ok := w.pair(w.outlines[a], w.outlines[b], widest); ok {
			p.A, p.B = a, b
			p.Behind = p.GapM > JoinM && p.FrontageM > 0 && w.between(sight, a, b)
			pairs = append(pairs, p)
		}
		return true
	})
	slices.SortFunc(pairs[first:], func(x, y Pair) int { return x.B - y.B })
	return pairs
}

// between reports whether a third parcel crosses a line of sight.
func (w *worker) between(sight segment, a, b int) (hidden bool) {
	w.near(sight.box(), 0, func(c int) bool {
		if c == a || c == b || w.outlines[c].Box.apart(sight.box()) > 0 {
			return true
		}
		for s := range w.outlines[c].segments {
			if s.crosses(sight) {
				hidden = true
				return false
			}
		}
		return true
	})
	return hidden
}

// grid finds parcels by place: cells of one size, each with the parcels whose boxes meet it.
type grid struct {
	outlines   []Outline
	origin     Point
	size       float64
	wide, high int
	first      []int32 // of each cell in members, and the end
	members    []int32
}

func newGrid(outlines []Outline, widest float64) *grid {
	g := &grid{outlines: outlines}
	all := emptyBox()
	var extent float64
	for _, o := range outlines {
		if len(o.Rings) > 0 {
			all = all.with(Point{o.Box.MinX, o.Box.MinY}).with(Point{o.Box.MaxX, o.Box.MaxY})
			extent += max(o.Box.MaxX-o.Box.MinX, o.Box.MaxY-o.Box.MinY)
		}
	}
	if all.MinX > all.MaxX {
		all = Box{}
	}
	g.origin = Point{all.MinX, all.MinY}
	area := (all.MaxX - all.MinX) * (all.MaxY - all.MinY)
	g.size = max(widest, extent/float64(len(outlines)+1), math.Sqrt(area/float64(2*len(outlines)+1)), 1)
	g.wide, g.high = int((all.MaxX-all.MinX)/g.size)+1, int((all.MaxY-all.MinY)/g.size)+1
	g.fill()
	return g
}

func (g *grid) fill() {
	g.first = make([]int32, g.wide*g.high+1)
	for _, o := range g.outlines {
		g.cells(o.Box, func(c int) bool { g.first[c+1]++; return true })
	}
	for c := range g.wide * g.high {
		g.first[c+1] += g.first[c]
	}
	g.members = make([]int32, g.first[len(g.first)-1])
	at := slices.Clone(g.first)
	for i, o := range g.outlines {
		g.cells(o.Box, func(c int) bool { g.members[at[c]] = int32(i); at[c]++; return true })
	}
}

// cells calls with the cells that a box meets, while it says to go on.
func (g *grid) cells(b Box, do func(int) bool) {
	if b.MinX > b.MaxX {
		return
	}
	column := func(x float64) int { return min(g.wide-1, max(0, int((x-g.origin.X)/g.size))) }
	row := func(y float64) int { return min(g.high-1, max(0, int((y-g.origin.Y)/g.size))) }
	for y := row(b.MinY); y <= row(b.MaxY); y++ {
		for x := column(b.MinX); x <= column(b.MaxX); x++ {
			if !do(y*g.wide + x) {
				return
			}
		}
	}
}

// near calls with the parcels whose boxes may come within a distance of a box, some of them several times.
func (g *grid) near(b Box, within float64, do func(int) bool) {
	g.cells(Box{b.MinX - within, b.MinY - within, b.MaxX + within, b.MaxY + within}, func(c int) bool {
		for _, i := range g.members[g.first[c]:g.first[c+1]] {
			if !do(int(i)) {
				return false
			}
		}
		return true
	})
}
