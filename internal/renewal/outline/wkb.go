package outline

import (
	"encoding/binary"
	"fmt"
	"math"

	"permu/internal/land"
)

// FromWKB reads the polygons of an ISO WKB geometry, whose heights and measures are passed over; move takes each place to
// where it is wanted.
func FromWKB(wkb []byte, move func(Point) Point) (Outline, error) {
	r := &reader{rest: wkb, move: move}
	if err := r.geometry(0); err != nil {
		return Outline{}, err
	}
	return New(r.polygons), nil
}

var errCut = fmt.Errorf("the geometry is cut off: %w", land.ErrInvalid)

type reader struct {
	rest     []byte
	order    binary.ByteOrder
	dims     int
	move     func(Point) Point
	polygons [][][]Point
}

// Kinds of geometry, and how deep collections nest.
const (
	polygon      = 3
	multiPolygon = 6
	collection   = 7
	deepest      = 8
)

func (r *reader) geometry(depth int) error {
	if len(r.rest) < 5 || depth > deepest {
		return errCut
	}
	r.order = binary.BigEndian
	if r.rest[0] == 1 {
		r.order = binary.LittleEndian
	}
	code := r.order.Uint32(r.rest[1:])
	r.rest = r.rest[5:]
	if code >= 4000 {
		return fmt.Errorf("the geometry has the unknown type %d: %w", code, land.ErrInvalid)
	}
	r.dims = []int{2, 3, 3, 4}[code/1000]
	switch code % 1000 {
	case polygon:
		return r.polygon()
	case multiPolygon, collection:
		n, err := r.count(5)
		for ; n > 0 && err == nil; n-- {
			err = r.geometry(depth + 1)
		}
		return err
	}
	return fmt.Errorf("the geometry is no polygon: %w", land.ErrInvalid)
}

// count reads a number of things of at least so many bytes each.
func (r *reader) count(size int) (int, error) {
	if len(r.rest) < 4 {
		return 0, errCut
	}
	n := int(r.order.Uint32(r.rest))
	r.rest = r.rest[4:]
	if n > len(r.rest)/size {
		return 0, errCut
	}
	return n, nil
}

func (r *reader) polygon() error {
	n, err := r.count(4)
	if err != nil {
		return err
	}
	rings := make([][]Point, n)
	for i := range rings {
		points, err := r.count(8 * r.dims)
		if err != nil {
			return err
		}
		rings[i] = make([]Point, points)
		for k := range rings[i] {
			x, y := math.Float64frombits(r.order.Uint64(r.rest)), math.Float64frombits(r.order.Uint64(r.rest[8:]))
			r.rest = r.rest[8*r.dims:]
			rings[i][k] = r.move(Point{x, y})
		}
	}
	r.polygons = append(r.polygons, rings)
	return nil
}
