package layer

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"strconv"
)

var (
	errShortWKB   = errors.New("geometry: fewer bytes than it says")
	errNotPolygon = errors.New("geometry: a multipolygon of something else")
	errNoNumber   = errors.New("geometry: a coordinate that is not a number of any place")
)

// mostCoordinate bounds what is written with seven decimals in 64 bits.
const mostCoordinate = 1e11

// WKB types that a layer may hold.
const (
	wkbPoint        = 1
	wkbPolygon      = 3
	wkbMultiPolygon = 6
)

// appendGeometry writes two-dimensional little-endian WKB, as PostGIS gives it, as a GeoJSON geometry.
func appendGeometry(b, wkb []byte) ([]byte, error) {
	if wkb == nil {
		return append(b, "null"...), nil
	}
	r := wkbReader{wkb}
	kind, err := r.header()
	if err != nil {
		return b, err
	}
	switch kind {
	case wkbPoint:
		b = append(b, `{"type":"Point","coordinates":`...)
		b, err = r.appendPosition(b)
	case wkbPolygon:
		b = append(b, `{"type":"Polygon","coordinates":`...)
		b, err = r.appendPolygon(b)
	case wkbMultiPolygon:
		b = append(b, `{"type":"MultiPolygon","coordinates":`...)
		b, err = r.appendList(b, func(b []byte) ([]byte, error) {
			if kind, err := r.header(); err != nil || kind != wkbPolygon {
				return b, cmp.Or(err, errNotPolygon)
			}
			return r.appendPolygon(b)
		})
	default:
		return b, fmt.Errorf("geometry: WKB type %d", kind)
	}
	return append(b, '}'), err
}

type wkbReader struct{ rest []byte }

func (r *wkbReader) header() (uint32, error) {
	if len(r.rest) < 5 {
		return 0, errShortWKB
	}
	if r.rest[0] != 1 {
		return 0, errors.New("geometry: big-endian WKB")
	}
	kind := binary.LittleEndian.Uint32(r.rest[1:])
	r.rest = r.rest[5:]
	return kind, nil
}

func (r *wkbReader) appendPolygon(b []byte) ([]byte, error) {
	return r.appendList(b, func(b []byte) ([]byte, error) {
		return r.appendList(b, r.appendPosition)
	})
}

// appendList writes a counted list.
func (r *wkbReader) appendList(b []byte, item func([]byte) ([]byte, error)) ([]byte, error) {
	if len(r.rest) < 4 {
		return b, errShortWKB
	}
	n := binary.LittleEndian.Uint32(r.rest)
	r.rest = r.rest[4:]
	b = append(b, '[')
	for i := range n {
		if i > 0 {
			b = append(b, ',')
		}
		var err error
		if b, err = item(b); err != nil {
			return b, err
		}
	}
	return append(b, ']'), nil
}

func (r *wkbReader) appendPosition(b []byte) ([]byte, error) {
	if len(r.rest) < 16 {
		return b, errShortWKB
	}
	lon := math.Float64frombits(binary.LittleEndian.Uint64(r.rest))
	lat := math.Float64frombits(binary.LittleEndian.Uint64(r.rest[8:]))
	r.rest = r.rest[16:]
	if !(math.Abs(lon) < mostCoordinate && math.Abs(lat) < mostCoordinate) { // NaN is neither
		return b, errNoNumber
	}
	b = append(b, '[')
	b = appendCoordinate(b, lon)
	b = append(b, ',')
	b = appendCoordinate(b, lat)
	return append(b, ']'), nil
}

// appendCoordinate writes a coordinate with up to seven decimals.
func appendCoordinate(b []byte, v float64) []byte {
	scaled := int64(math.Round(v * 1e7))
	if scaled < 0 {
		b = append(b, '-')
		scaled = -scaled
	}
	b = strconv.AppendInt(b, scaled/1e7, 10)
	fraction := scaled % 1e7
	if fraction == 0 {
		return b
	}
	b = append(b, '.')
	for unit := int64(1e6); fraction > 0; unit /= 10 {
		b = append(b, byte('0'+fraction/unit))
		fraction %= unit
	}
	return b
}
