package synth

import (
	"math"

	"github.com/paulmach/orb"
)

// block is the quadrilateral of land between four streets. Inside it u and v run from 0 to 1; lines of equal u or v are
// straight, so neighbours that use the same u and v share their vertices exactly.
type block struct {
	cell         [2]int // column and row in the grid of the park
	corner       [4]orb.Point
	width, depth float64 // metres along u and v
}

func (b *block) at(u, v float64) orb.Point {
	w := [4]float64{(1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v}
	var p orb.Point
	for i, c := range b.corner {
		p[0] += w[i] * c[0]
		p[1] += w[i] * c[1]
	}
	return millimetres(p)
}

// lot is the part of a block that becomes one parcel, with the vertices that its neighbours have on its lower and upper
// side.
type lot struct {
	block          *block
	u0, u1, v0, v1 float64
	below, above   []float64
	chamfer        [4]bool // corners cut back at street crossings: lower left, lower right, upper right, upper left
}

// row is a strip of lots across a block.
type row struct {
	v0, v1       float64
	cuts         []float64
	below, above bool // whether the next strip lies against this one, with no lane between
}

// pattern is a way of cutting a block.
type pattern struct {
	depth, width [2]float64 // metres
	lane         float64    // metres, after each two rows
}

var (
	smallLots  = pattern{[2]float64{41, 58}, [2]float64{38, 80}, 9}
	middleLots = pattern{[2]float64{105, 150}, [2]float64{75, 190}, 10}
	largeLots  = pattern{[2]float64{1000, 1000}, [2]float64{180, 420}, 0}
)

// choosePattern says how a block is cut, by a number from 0 to 1; the largest are left whole, or the zone would have no large parcels.
func choosePattern(b block, p float64) pattern {
	switch {
	case b.width*b.depth > 140_000:
		return largeLots
	case p < 0.24:
		return smallLots
	case p < 0.87:
		return middleLots
	default:
		return largeLots
	}
}

// cut divides a block into lots, row by row.
func (b *block) cut(p pattern, d dice) []lot {
	rows := b.rows(p, d)
	var lots []lot
	for r, row := range rows {
		for k := 1; k < len(row.cuts); k++ {
			l := lot{block: b, u0: row.cuts[k-1], u1: row.cuts[k], v0: row.v0, v1: row.v1}
			if row.below {
				l.below = between(rows[r-1].cuts, l.u0, l.u1)
			}
			if row.above {
				l.above = between(rows[r+1].cuts, l.u0, l.u1)
			}
			first, last := k == 1, k == len(row.cuts)-1
			low, high := r == 0, r == len(rows)-1
			l.chamfer = [4]bool{low && first, low && last, high && last, high && first}
			lots = append(lots, l)
		}
	}
	return lots
}

// rows divides the depth of a block into strips; a lane follows each pair, so that every lot has a street.
func (b *block) rows(p pattern, d dice) []row {
	n := max(1, int(b.depth/d.between(p.depth[0], p.depth[1])))
	lane := p.lane / b.depth
	lanes := (n - 1) / 2
	height := (1 - lane*float64(lanes)) / float64(n)
	rows := make([]row, n)
	v := 0.0
	for i := range rows {
		rows[i] = row{v0: v, v1: v + height, cuts: b.cuts(p, d), below: i%2 == 1, above: i%2 == 0 && i+1 < n}
		v += height
		if i%2 == 1 {
			v += lane
		}
	}
	rows[n-1].v1 = 1
	for i := 1; i < n; i += 2 {
		rows[i].v0 = rows[i-1].v1
	}
	return rows
}

// cuts divides the width of a block at uneven places.
func (b *block) cuts(p pattern, d dice) []float64 {
	n := max(1, int(math.Round(b.width/d.between(p.width[0], p.width[1]))))
	cuts := make([]float64, n+1)
	for i := 1; i < n; i++ {
		cuts[i] = (float64(i) + d.between(-0.22, 0.22)) / float64(n)
	}
	cuts[n] = 1
	return cuts
}

func between(cuts []float64, low, high float64) []float64 {
	var inside []float64
	for _, c := range cuts {
		if c > low && c < high {
			inside = append(inside, c)
		}
	}
	return inside
}

// ring is the boundary of the lot, counter-clockwise.
func (l lot) ring() orb.Ring {
	var r orb.Ring
	r = l.turn(r, 0)
	for _, u := range l.below {
		r = append(r, l.block.at(u, l.v0))
	}
	r = l.turn(l.turn(r, 1), 2)
	for i := len(l.above) - 1; i >= 0; i-- {
		r = append(r, l.block.at(l.above[i], l.v1))
	}
	r = l.turn(r, 3)
	return append(r, r[0])
}

// turn adds a corner, cut back where it stands at a crossing.
func (l lot) turn(r orb.Ring, corner int) orb.Ring {
	u, v := [4]float64{l.u0, l.u1, l.u1, l.u0}[corner], [4]float64{l.v0, l.v0, l.v1, l.v1}[corner]
	if !l.chamfer[corner] {
		return append(r, l.block.at(u, v))
	}
	const cutBack = 7.0
	du, dv := math.Copysign(cutBack/l.block.width, 0.5-u), math.Copysign(cutBack/l.block.depth, 0.5-v)
	along, across := l.block.at(u+du, v), l.block.at(u, v+dv)
	if corner%2 == 0 {
		return append(r, across, along)
	}
	return append(r, along, across)
}

func (l lot) width() float64 { return (l.u1 - l.u0) * l.block.width }
func (l lot) depth() float64 { return (l.v1 - l.v0) * l.block.depth }
