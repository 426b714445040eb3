package synth

import "math"

// ties says which parcels of a park lie against each other, and which only face each other over a lane or a street.
// Parcels are counted from the first of the park.
type ties struct{ against, facing [][]int }

// newTies compares each parcel with those of its own block and of the next blocks, so its time grows with their number.
func newTies(parcels []Parcel) ties {
	t := ties{make([][]int, len(parcels)), make([][]int, len(parcels))}
	blocks := map[[2]int][]int{}
	for n, p := range parcels {
		blocks[p.lot.block.cell] = append(blocks[p.lot.block.cell], n)
	}
	for n, p := range parcels {
		i, j := p.lot.block.cell[0], p.lot.block.cell[1]
		for _, m := range blocks[[2]int{i, j}] {
			switch {
			case m <= n:
			case p.lot.against(parcels[m].lot):
				tie(t.against, n, m)
			case p.lot.overLane(parcels[m].lot):
				tie(t.facing, n, m)
			}
		}
		for _, m := range blocks[[2]int{i + 1, j}] {
			if l := parcels[m].lot; p.lot.u1 == 1 && l.u0 == 0 && overlap(p.lot.v0, p.lot.v1, l.v0, l.v1) {
				tie(t.facing, n, m)
			}
		}
		for _, m := range blocks[[2]int{i, j + 1}] {
			if l := parcels[m].lot; p.lot.v1 == 1 && l.v0 == 0 && overlap(p.lot.u0, p.lot.u1, l.u0, l.u1) {
				tie(t.facing, n, m)
			}
		}
	}
	return t
}

func tie(to [][]int, n, m int) { to[n], to[m] = append(to[n], m), append(to[m], n) }

// against reports whether two lots of a block share a boundary.
func (l lot) against(o lot) bool {
	return (l.u1 == o.u0 || o.u1 == l.u0) && overlap(l.v0, l.v1, o.v0, o.v1) ||
		(l.v1 == o.v0 || o.v1 == l.v0) && overlap(l.u0, l.u1, o.u0, o.u1)
}

// overLane reports whether only a lane lies between two lots of a block.
func (l lot) overLane(o lot) bool {
	const widest = 12 // metres
	gap := math.Max(l.v0, o.v0) - math.Min(l.v1, o.v1)
	return gap > 0 && gap*l.block.depth < widest && overlap(l.u0, l.u1, o.u0, o.u1)
}

// overlap reports whether two stretches have more than a point in common.
func overlap(a0, a1, b0, b1 float64) bool { return a0 < b1 && b0 < a1 }
