package outline

import (
	"cmp"
	"slices"
)

// OverlapM2 is the area that two outlines have in common, in the plane: between every two heights at which something bends or
// crosses, what both enclose is made of trapezoids.
func OverlapM2(a, b Outline) (sum float64) {
	low, high := max(a.Box.MinY, b.Box.MinY), min(a.Box.MaxY, b.Box.MaxY)
	if !(low < high) || max(a.Box.MinX, b.Box.MinX) >= min(a.Box.MaxX, b.Box.MaxX) {
		return 0
	}
	bends := heights(a, b, low, high)
	for i := 1; i < len(bends); i++ {
		from, to := bends[i-1], bends[i]
		if to > from {
			middle := (from + to) / 2
			sum += (to - from) * common(a.across(middle), b.across(middle))
		}
	}
	return sum
}

// heights are those between two at which an outline bends or the two cross, in order.
func heights(a, b Outline, low, high float64) []float64 {
	list := []float64{low, high}
	add := func(y float64) {
		if y > low && y < high {
			list = append(list, y)
		}
	}
	for _, o := range []Outline{a, b} {
		for _, ring := range o.Rings {
			for _, p := range ring {
				add(p.Y)
			}
		}
	}
	for s := range a.segments {
		for t := range b.segments {
			if s.crosses(t) {
				d, e := s.b.minus(s.a), t.b.minus(t.a)
				add(s.a.Y + d.Y*t.a.minus(s.a).cross(e)/d.cross(e))
			}
		}
	}
	slices.Sort(list)
	return list
}

// across is where an outline crosses a height, in order: from the first to the second it is inside, and so on.
func (o Outline) across(y float64) (xs []float64) {
	for s := range o.segments {
		if (s.a.Y > y) != (s.b.Y > y) {
			xs = append(xs, s.a.X+(y-s.a.Y)/(s.b.Y-s.a.Y)*(s.b.X-s.a.X))
		}
	}
	slices.SortFunc(xs, cmp.Compare[float64])
	return xs
}

// common is the length that two lists of stretches share.
func common(a, b []float64) (sum float64) {
	for i := 0; i+1 < len(a); i += 2 {
		for j := 0; j+1 < len(b); j += 2 {
			sum += max(0, min(a[i+1], b[j+1])-max(a[i], b[j]))
		}
	}
	return sum
}

// Overlap is two parcels that have an area in common.
type Overlap struct {
	A, B int
	M2   float64
}

// Overlaps finds the parcels that overlap by more than the inaccuracy of surveys: 1 m², and a hundredth of the smaller one.
func Overlaps(outlines []Outline) (list []Overlap) {
	g := newGrid(outlines, 0)
	seen := make([]int, len(outlines))
	for a, o := range outlines {
		g.near(o.Box, 0, func(b int) bool {
			if b <= a || seen[b] == a+1 {
				return true
			}
			seen[b] = a + 1
			other := outlines[b]
			if m2 := OverlapM2(o, other); m2 > max(1, 0.01*min(o.PlaneM2(), other.PlaneM2())) {
				list = append(list, Overlap{a, b, m2})
			}
			return true
		})
	}
	slices.SortFunc(list, func(x, y Overlap) int { return cmp.Or(x.A-y.A, x.B-y.B) })
	return list
}
