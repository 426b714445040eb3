package outline

import "math"

// Line is a line of two places or more in a plane, such as the middle of a road.
type Line []Point

// Parted reports whether one of some lines lies between two outlines of one plane: across a gap wider than a common line, where it
// crosses their shortest way to each other, and where they join, where it crosses the way from inside the one to inside the other.
// A zone is asked the same of PostGIS (neighbours_parted.sql).
func Parted(a, b Outline, lines []Line) bool {
	way, gapM := shortest(a, b)
	if gapM <= JoinM {
		way = segment{a.inside(), b.inside()}
	}
	for _, l := range lines {
		for i := range l[1:] {
			if way.meets(segment{l[i], l[i+1]}) {
				return true
			}
		}
	}
	return false
}

// shortest is the shortest way between two outlines that do not overlap, and its length.
func shortest(a, b Outline) (way segment, length float64) {
	length = math.Inf(1)
	for s := range a.segments {
		for t := range b.segments {
			if s.box().apart(t.box()) >= length {
				continue
			}
			for _, w := range []segment{{s.a, t.at(s.a)}, {s.b, t.at(s.b)}, {s.at(t.a), t.a}, {s.at(t.b), t.b}} {
				if d := w.b.minus(w.a).length(); d < length {
					way, length = w, d
				}
			}
		}
	}
	return way, length
}

// meets reports whether two segments have a point in common.
func (s segment) meets(o segment) bool {
	d, e := s.b.minus(s.a), o.b.minus(o.a)
	return s.box().apart(o.box()) == 0 && d.cross(o.a.minus(s.a))*d.cross(o.b.minus(s.a)) <= 0 && e.cross(s.a.minus(o.a))*e.cross(s.b.minus(o.a)) <= 0
}

// inside is a place inside of an outline: the middle of the widest stretch at half its height.
func (o Outline) inside() Point {
	y := (o.Box.MinY + o.Box.MaxY) / 2
	xs := o.across(y)
	at, widest := Point{(o.Box.MinX + o.Box.MaxX) / 2, y}, -1.0
	for i := 0; i+1 < len(xs); i += 2 {
		if width := xs[i+1] - xs[i]; width > widest {
			at, widest = Point{(xs[i] + xs[i+1]) / 2, y}, width
		}
	}
	return at
}
