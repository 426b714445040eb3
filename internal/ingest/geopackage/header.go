package geopackage

import "errors"

var errHeader = errors.New("the geometry has no GeoPackage header")

// WKB gives the geometry inside a GeoPackage blob: GP, a version, flags, the number of a coordinate system, an envelope
// that the flags size, and ISO WKB (OGC 12-128r18, 2.1.3). An empty geometry is passed on; extended ones are not.
func WKB(blob []byte) ([]byte, error) {
	if len(blob) < 8 || blob[0] != 'G' || blob[1] != 'P' {
		return nil, errHeader
	}
	flags := blob[3]
	envelopes := []int{0, 32, 48, 48, 64}
	kind := int(flags >> 1 & 7)
	switch {
	case flags&0x20 != 0:
		return nil, errors.New("the geometry is of an extended type that only its own program reads")
	case kind >= len(envelopes) || len(blob) < 8+envelopes[kind]:
		return nil, errHeader
	}
	return blob[8+envelopes[kind]:], nil
}
