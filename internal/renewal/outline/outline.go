// Package outline measures outlines of parcels in metres: how far two are apart, along what length they touch or face each
// other, what they overlap. Coordinates are those of a conformal plane of the place, such as a zone's 3-degree Gauss-Krüger
// zone; areas that count are measured on the ellipsoid instead ([AreaM2]).
package outline

import "math"

// Point is a place, x east and y north, in metres; or longitude and latitude, in degrees, where a function says so.
type Point struct{ X, Y float64 }

func (p Point) minus(o Point) Point            { return Point{p.X - o.X, p.Y - o.Y} }
func (p Point) along(u Point, t float64) Point { return Point{p.X + t*u.X, p.Y + t*u.Y} }
func (p Point) dot(o Point) float64            { return p.X*o.X + p.Y*o.Y }
func (p Point) cross(o Point) float64          { return p.X*o.Y - p.Y*o.X }
func (p Point) length() float64                { return math.Hypot(p.X, p.Y) }

// Box is the rectangle around something.
type Box struct{ MinX, MinY, MaxX, MaxY float64 }

// emptyBox is around nothing.
func emptyBox() Box { return Box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)} }

func (b Box) with(p Point) Box {
	return Box{min(b.MinX, p.X), min(b.MinY, p.Y), max(b.MaxX, p.X), max(b.MaxY, p.Y)}
}

// apart is how far two boxes are apart, 0 where they meet.
func (b Box) apart(o Box) float64 {
	return math.Hypot(max(0, b.MinX-o.MaxX, o.MinX-b.MaxX), max(0, b.MinY-o.MaxY, o.MinY-b.MaxY))
}

// Outline is the edge of a parcel: rings without their closing point, the parcel to the left of each.
type Outline struct {
	Rings [][]Point
	Box   Box
}

// New is the outline of polygons, each a shell and then its holes, whichever way they turn; a point that follows itself, as the
// closing one does the first, is left out.
func New(polygons [][][]Point) Outline {
	o := Outline{Box: emptyBox()}
	for _, polygon := range polygons {
		for i, ring := range polygon {
			ring = distinct(ring)
			if len(ring) < 3 {
				continue
			}
			if hole := i > 0; twiceArea(ring) > 0 == hole {
				reverse(ring)
			}
			for _, p := range ring {
				o.Box = o.Box.with(p)
			}
			o.Rings = append(o.Rings, ring)
		}
	}
	return o
}

func distinct(ring []Point) []Point {
	var list []Point
	for _, p := range ring {
		if len(list) == 0 || p != list[len(list)-1] {
			list = append(list, p)
		}
	}
	for len(list) > 1 && list[0] == list[len(list)-1] {
		list = list[:len(list)-1]
	}
	return list
}

func reverse(ring []Point) {
	for i, j := 0, len(ring)-1; i < j; i, j = i+1, j-1 {
		ring[i], ring[j] = ring[j], ring[i]
	}
}

// twiceArea is positive where a ring turns to the left.
func twiceArea(ring []Point) (sum float64) {
	for i := 1; i+1 < len(ring); i++ {
		sum += ring[i].minus(ring[0]).cross(ring[i+1].minus(ring[0]))
	}
	return sum
}

// PlaneM2 is the area in the plane.
func (o Outline) PlaneM2() (sum float64) {
	for _, ring := range o.Rings {
		sum += twiceArea(ring) / 2
	}
	return sum
}

// LengthM is the length of the outline, holes included.
func (o Outline) LengthM() (sum float64) {
	for s := range o.segments {
		sum += s.b.minus(s.a).length()
	}
	return sum
}

// segment is a straight piece of an outline, the parcel to its left.
type segment struct{ a, b Point }

func (o Outline) segments(yield func(segment) bool) {
	for _, ring := range o.Rings {
		last := ring[len(ring)-1]
		for _, p := range ring {
			if !yield(segment{last, p}) {
				return
			}
			last = p
		}
	}
}

func (s segment) box() Box {
	return Box{min(s.a.X, s.b.X), min(s.a.Y, s.b.Y), max(s.a.X, s.b.X), max(s.a.Y, s.b.Y)}
}

// nearest are the segments that come within a distance of a box.
func (o Outline) nearest(to Box, within float64, list []segment) []segment {
	for s := range o.segments {
		if s.box().apart(to) <= within {
			list = append(list, s)
		}
	}
	return list
}

// apart is the least distance of two segments.
func (s segment) apart(o segment) float64 {
	if s.crosses(o) {
		return 0
	}
	return min(s.from(o.a), s.from(o.b), o.from(s.a), o.from(s.b))
}

// from is the distance of a point.
func (s segment) from(p Point) float64 { return p.minus(s.at(p)).length() }

// at is the place of a segment that is nearest to a point.
func (s segment) at(p Point) Point {
	d := s.b.minus(s.a)
	square := d.dot(d)
	if square == 0 {
		return s.a
	}
	return s.a.along(d, min(1, max(0, p.minus(s.a).dot(d)/square)))
}

// crosses reports whether two segments cross inside both.
func (s segment) crosses(o segment) bool {
	d, e := s.b.minus(s.a), o.b.minus(o.a)
	return d.cross(o.a.minus(s.a))*d.cross(o.b.minus(s.a)) < 0 && e.cross(s.a.minus(o.a))*e.cross(s.b.minus(o.a)) < 0
}

// Moved is an outline with every place taken elsewhere, such as into a plane.
func (o Outline) Moved(to func(Point) Point) Outline {
	moved := Outline{Box: emptyBox()}
	for _, ring := range o.Rings {
		next := make([]Point, len(ring))
		for i, p := range ring {
			next[i] = to(p)
			moved.Box = moved.Box.with(next[i])
		}
		moved.Rings = append(moved.Rings, next)
	}
	return moved
}
