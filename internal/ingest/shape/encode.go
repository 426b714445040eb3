package shape

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"

	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/geojson"
	"github.com/twpayne/go-geom/encoding/wkb"
	"github.com/twpayne/go-geom/encoding/wkbcommon"
)

// FromGeoJSON turns a GeoJSON geometry into ISO WKB. It gives nil for JSON null.
func FromGeoJSON(text []byte) ([]byte, error) {
	if string(text) == "null" || len(text) == 0 {
		return nil, nil
	}
	if bytes.Contains(text, []byte("null")) { // which would read as zero
		return nil, fmt.Errorf("the geometry holds null where a coordinate belongs")
	}
	var g geom.T
	if err := geojson.Unmarshal(text, &g); err != nil {
		return nil, fmt.Errorf("the geometry is not GeoJSON: %w", err)
	}
	if g == nil {
		return nil, nil
	}
	return wkb.Marshal(g, binary.LittleEndian, wkbcommon.WKBOptionEmptyPointHandling(wkbcommon.EmptyPointHandlingNaN))
}

// FromXY is a point in WKB.
func FromXY(x, y float64) []byte {
	b := binary.LittleEndian.AppendUint32([]byte{1}, point)
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(x))
	return binary.LittleEndian.AppendUint64(b, math.Float64bits(y))
}
