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
		d := s.b.minus(s.a)
		l := d.length()
		u := Point{d.X / l, d.Y / l}
		outward := Point{u.Y, -u.X}
		w.spans = w.spans[:0]
		for _, t := range at {
			if stretch, ok := look(s, t, u, outward, l, within); ok {
				w.spans = append(w.spans, stretch)
				if stretch.to-stretch.from > longest {
					longest = stretch.to - stretch.from
					middle := s.a.along(u, (stretch.from+stretch.to)/2)
					sight = segment{middle, middle.along(outward, stretch.off)}
				}
			}
		}
		length += covered(w.spans)
	}
	return length, sight
}

// look is the stretch of a segment that faces another one within a distance: the other runs against it, on its outer side.
func look(s, t segment, u, outward Point, l, within float64) (span, bool) {
	e := t.b.minus(t.a)
	if e.dot(u) > -parallel*e.length() {
		return span{}, false
	}
	// Where both ends of the other lie along the segment, and how far from it.
	from, to := t.b.minus(s.a).dot(u), t.a.minus(s.a).dot(u)
	offFrom, offTo := t.b.minus(s.a).dot(outward), t.a.minus(s.a).dot(outward)
	if to <= 0 || from >= l {
		return span{}, false
	}
	slope := (offTo - offFrom) / (to - from)
	low, high := max(0, from), min(l, to)
	off := func(x float64) float64 { return offFrom + slope*(x-from) }
	low, high = clip(low, high, off, slope, -min(within, JoinM), within)
	return span{low, high, off((low + high) / 2)}, high > low
}

// clip keeps of a stretch where a straight line lies between two heights.
func clip(low, high float64, off func(float64) float64, slope, least, most float64) (from, to float64) {
	for _, edge := range []float64{least, most} {
		if slope == 0 {
			break
		}
		at := low + (edge-off(low))/slope
		switch rises := slope > 0; {
		case rises == (edge == most):
			high = min(high, at)
		default:
			low = max(low, at)
		}
	}
	if middle := off((low + high) / 2); middle < least || middle > most {
		return 0, 0
	}
	return low, high
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
