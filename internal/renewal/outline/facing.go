package outline

import (
	"cmp"
	"math"
	"slices"
)

// Lengths and distances, in metres, below which nothing is said to be there.
const (
	TouchM = 0.01 // two outlines touch: they have a point in common
	JoinM  = 0.5  // the line between two parcels is one line: surveys differ by less
	LineM  = 0.1  // of a line that two outlines have in common
)

// parallel is the cosine from which two lines count as facing each other: 30 degrees.
var parallel = math.Cos(math.Pi / 6)

// Pair is how two parcels lie to each other.
type Pair struct {
	A, B      int     // A is the lower
	GapM      float64 // the least distance
	FrontageM float64 // along which they touch, or face each other no further apart than twice the gap; the mean of both sides
	LineM     float64 // of outline in common, to the centimetre
	Behind    bool    // a third parcel lies across the middle of the longest stretch that faces
}

// Facing reports whether two parcels are neighbours across a road, or along a line: not by a corner alone, nor behind a third.
func (p Pair) Facing() bool { return p.FrontageM > LineM && !p.Behind }

// pair measures two outlines, or says that they are further apart than widest.
func (w *worker) pair(a, b Outline, widest float64) (p Pair, sight segment, near bool) {
	w.a, w.b = a.nearest(b.Box, widest, w.a[:0]), b.nearest(a.Box, widest, w.b[:0])
	p.GapM = math.Inf(1)
	for _, s := range w.a {
		for _, t := range w.b {
			if s.box().apart(t.box()) < p.GapM {
				p.GapM = min(p.GapM, s.apart(t))
			}
		}
	}
	if p.GapM > widest {
		return p, sight, false
	}
	within := JoinM
	if p.GapM > JoinM {
		within = 2 * p.GapM
	}
	ab, sight := w.facing(w.a, w.b, within)
	ba, _ := w.facing(w.b, w.a, within)
	p.FrontageM = (ab + ba) / 2
	if p.GapM <= TouchM {
		ab, _ = w.facing(w.a, w.b, TouchM)
		ba, _ = w.facing(w.b, w.a, TouchM)
		p.LineM = (ab + ba) / 2
	}
	return p, sight, true
}

// span is a stretch of a segment, and how far the other side is in its middle.
type span struct{ from, to, off float64 }

// facing is the length of some segments that look at others within a distance, and the line of sight across the middle of the
// longest stretch.
func (w *worker) facing(of, at []segment, within float64) (length float64, sight segment) {
	longest := 0.0
	for _, s := range of {
		f := frontOf(s)
		w.spans = w.spans[:0]
		for _, t := range at {
			if stretch, ok := f.look(t, within); ok {
				w.spans = append(w.spans, stretch)
				if stretch.to-stretch.from > longest {
					longest = stretch.to - stretch.from
					middle := s.a.along(f.u, (stretch.from+stretch.to)/2)
					sight = segment{middle, middle.along(f.outward, stretch.off)}
				}
			}
		}
		length += covered(w.spans)
	}
	return length, sight
}

// front is a segment from its beginning: its direction, the side away from its parcel, and its length.
type front struct {
	a, u, outward Point
	length        float64
}

func frontOf(s segment) front {
	d := s.b.minus(s.a)
	l := d.length()
	u := Point{d.X / l, d.Y / l}
	return front{s.a, u, Point{u.Y, -u.X}, l}
}

// look is the stretch of a front that faces a segment within a distance: the segment runs against it, on its outer side.
func (f front) look(t segment, within float64) (span, bool) {
	e := t.b.minus(t.a)
	if e.dot(f.u) > -parallel*e.length() {
		return span{}, false
	}
	// Where both ends of the other lie along the front, and how far from it.
	from, to := t.b.minus(f.a).dot(f.u), t.a.minus(f.a).dot(f.u)
	offFrom, offTo := t.b.minus(f.a).dot(f.outward), t.a.minus(f.a).dot(f.outward)
	if to <= 0 || from >= f.length {
		return span{}, false
	}
	line := height{from, offFrom, (offTo - offFrom) / (to - from)}
	stretch := line.between(-min(within, JoinM), within, span{from: max(0, from), to: min(f.length, to)})
	return stretch, stretch.to > stretch.from
}

// height is how far a straight line is off a front, along it.
type height struct{ from, off, slope float64 }

func (h height) at(x float64) float64 { return h.off + h.slope*(x-h.from) }

// between keeps of a stretch where the line lies between two heights, and says how far it is in the middle of that.
func (h height) between(least, most float64, s span) span {
	for _, edge := range []float64{least, most} {
		if h.slope == 0 {
			break
		}
		x := s.from + (edge-h.at(s.from))/h.slope
		switch rises := h.slope > 0; {
		case rises == (edge == most):
			s.to = min(s.to, x)
		default:
			s.from = max(s.from, x)
		}
	}
	s.off = h.at((s.from + s.to) / 2)
	if s.off < least || s.off > most {
		return span{}
	}
	return s
}

// covered is the length that stretches cover together.
func covered(spans []span) (length float64) {
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	end := math.Inf(-1)
	for _, s := range spans {
		if s.to > end {
			length += s.to - max(s.from, end)
			end = s.to
		}
	}
	return length
}
