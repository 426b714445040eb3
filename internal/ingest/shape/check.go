// Package shape checks geometries as files hold them, before a database sees them. It works on WKB and neither repairs
// nor measures: crossing rings and wrong windings are PostGIS's to repair, what it could not even read is refused here.
package shape

import (
	"encoding/binary"
	"fmt"
	"math"

	"permu/internal/land"
)

// WKB geometry types (ISO, without the thousands that stand for Z and M).
const (
	point        = 1
	polygon      = 3
	multiPoint   = 4
	multiPolygon = 6
	collection   = 7
)

// maxDepth bounds collections in collections.
const maxDepth = 8

// Check says which rule a geometry in ISO WKB breaks, or nil: it must be of the kind's shape, not empty, with finite
// coordinates inside the bounds, its rings closed and of four points or more, and some polygon not all on one line.
// It reads counts against what is there, so that a hostile one costs nothing.
func Check(wkb []byte, want land.Shape, within Bounds) error {
	w := &walker{rest: wkb, want: want, within: within}
	if err := w.geometry(0); err != nil {
		return err
	}
	switch {
	case len(w.rest) > 0:
		return fmt.Errorf("the geometry goes on for %d bytes after its end", len(w.rest))
	case w.found == 0 && w.flat:
		return fmt.Errorf("the geometry lies on one line and encloses nothing")
	case w.found == 0:
		return fmt.Errorf("the geometry is empty")
	case want == land.Point && w.found > 1:
		return fmt.Errorf("the geometry holds %d points where one is wanted", w.found)
	}
	return nil
}

// walker reads through one geometry.
type walker struct {
	rest   []byte
	order  binary.ByteOrder
	dims   int
	want   land.Shape
	within Bounds
	found  int  // points, or polygons that enclose something, so far
	flat   bool // there was a polygon that encloses nothing
}

func (w *walker) geometry(depth int) error {
	kind, err := w.head()
	if err != nil {
		return err
	}
	if depth > maxDepth {
		return fmt.Errorf("the geometry nests more than %d collections", maxDepth)
	}
	switch {
	case kind == point && w.want == land.Point:
		return w.point()
	case kind == polygon && w.want == land.Polygon:
		return w.polygon()
	case kind == collection, kind == multiPoint && w.want == land.Point, kind == multiPolygon && w.want == land.Polygon:
		return w.members(depth)
	}
	return fmt.Errorf("the geometry is a %s where a %s is wanted", typeName(kind), w.want)
}

// head reads byte order and type.
func (w *walker) head() (uint32, error) {
	if len(w.rest) < 5 {
		return 0, errCut
	}
	w.order = binary.BigEndian
	if w.rest[0] == 1 {
		w.order = binary.LittleEndian
	}
	code := w.order.Uint32(w.rest[1:])
	w.rest = w.rest[5:]
	if code >= 4000 {
		return 0, fmt.Errorf("the geometry has the unknown type %d", code)
	}
	w.dims = []int{2, 3, 3, 4}[code/1000]
	return code % 1000, nil
}

func (w *walker) members(depth int) error {
	n, err := w.count(5)
	for ; n > 0 && err == nil; n-- {
		err = w.geometry(depth + 1)
	}
	return err
}

// count reads a number of things of at least so many bytes each.
func (w *walker) count(size int) (int, error) {
	if len(w.rest) < 4 {
		return 0, errCut
	}
	n := int(w.order.Uint32(w.rest))
	w.rest = w.rest[4:]
	if n > len(w.rest)/size {
		return 0, errCut
	}
	return n, nil
}

func (w *walker) point() error {
	if len(w.rest) < 8*w.dims {
		return errCut
	}
	p := w.position()
	if math.IsNaN(p.x) && math.IsNaN(p.y) { // how WKB writes an empty point
		return nil
	}
	w.found++
	if err := w.place(p); err != nil {
		return fmt.Errorf("the point %w", err)
	}
	return nil
}

func (w *walker) polygon() error {
	rings, err := w.count(4)
	if err != nil || rings == 0 {
		return err
	}
	for i := range rings {
		broad, err := w.ring()
		if err != nil {
			return fmt.Errorf("ring %d %w", i+1, err)
		}
		if i == 0 && broad {
			w.found++
		}
		w.flat = w.flat || !broad
	}
	return nil
}

// ring tells whether the points of a ring are not all on one line.
func (w *walker) ring() (broad bool, err error) {
	n, err := w.count(8 * w.dims)
	if err != nil {
		return false, err
	}
	if n < 4 {
		return false, fmt.Errorf("has %d points, a ring needs four", n)
	}
	first := w.position()
	last, spread := first, line{from: first}
	for range n - 1 {
		if err := w.place(last); err != nil {
			return false, err
		}
		last = w.position()
		spread.add(last)
	}
	if first != last {
		return false, fmt.Errorf("does not end where it begins")
	}
	return spread.broad, w.place(last)
}

// position reads x and y and passes over the rest; the caller knows that it is there.
func (w *walker) position() position {
	p := position{w.float(0), w.float(8)}
	w.rest = w.rest[8*w.dims:]
	return p
}

func (w *walker) float(at int) float64 { return math.Float64frombits(w.order.Uint64(w.rest[at:])) }

func (w *walker) place(p position) error {
	if math.IsNaN(p.x+p.y) || math.IsInf(p.x+p.y, 0) {
		return fmt.Errorf("has a coordinate that is no number")
	}
	return w.within.check(p)
}
