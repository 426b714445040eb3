package layer_test

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"io"
	"math"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
	"github.com/paulmach/orb/geojson"
	"pgregory.net/rapid"

	"permu/internal/layer"
)

func square(west, south, side float64) orb.Ring {
	return orb.Ring{{west, south}, {west + side, south}, {west + side, south + side}, {west, south + side}, {west, south}}
}

func encoded(t testing.TB, g orb.Geometry) []byte {
	t.Helper()
	b, err := wkb.Marshal(g, binary.LittleEndian)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestGeometry compares with what orb writes of the same geometry, rounded to seven decimals.
func TestGeometry(t *testing.T) {
	tests := map[string]orb.Geometry{
		"a point of Jinjiang":         orb.Point{118.55123456789, 24.75},
		"whole degrees":               orb.Point{118, 24},
		"west and south":              orb.Point{-71.1234567, -33.0000001},
		"between zero and minus one":  orb.Point{-0.5, -0.0000001},
		"tiny, rounded away":          orb.Point{1e-9, -1e-9},
		"tiny, rounded up":            orb.Point{5e-8, -5e-8},
		"zero":                        orb.Point{0, 0},
		"the edge of the world":       orb.Point{180, -90},
		"a carry through nine digits": orb.Point{118.99999996, 23.99999999},
		"a projected coordinate":      orb.Point{40348258.567, 2739193.119},
		"a polygon":                   orb.Polygon{square(118.5, 24.7, 0.01)},
		"a polygon with two holes":    orb.Polygon{square(118.5, 24.7, 0.01), square(118.501, 24.701, 0.001), square(118.505, 24.705, 0.002)},
		"a polygon of nothing":        orb.Polygon{},
		"a polygon with a bare ring":  orb.Polygon{orb.Ring{}},
		"a multipolygon": orb.MultiPolygon{
			{square(118.5, 24.7, 0.01), square(118.501, 24.701, 0.001)}, {square(-118.5, -24.7, 0.00001)},
		},
		"a multipolygon of one":     orb.MultiPolygon{{square(118.5, 24.7, 0.01)}},
		"a multipolygon of nothing": orb.MultiPolygon{},
	}
	for name, g := range tests {
		t.Run(name, func(t *testing.T) { wantGeometry(t, g) })
	}
}

func TestAnyGeometry(t *testing.T) {
	point := rapid.Custom(func(t *rapid.T) orb.Point {
		return orb.Point{rapid.Float64Range(-180, 180).Draw(t, "lon"), rapid.Float64Range(-90, 90).Draw(t, "lat")}
	})
	ring := rapid.Map(rapid.SliceOfN(point, 0, 6), func(p []orb.Point) orb.Ring { return p })
	polygon := rapid.Map(rapid.SliceOfN(ring, 0, 3), func(r []orb.Ring) orb.Polygon { return r })
	any := rapid.OneOf(
		rapid.Map(point, func(p orb.Point) orb.Geometry { return p }),
		rapid.Map(polygon, func(p orb.Polygon) orb.Geometry { return p }),
		rapid.Map(rapid.SliceOfN(polygon, 0, 3), func(p []orb.Polygon) orb.Geometry { return orb.MultiPolygon(p) }),
	)
	rapid.Check(t, func(rt *rapid.T) { wantGeometry(t, any.Draw(rt, "geometry")) })
}

func wantGeometry(t *testing.T, g orb.Geometry) {
	t.Helper()
	got, err := geojson.UnmarshalGeometry(written(t, one(encoded(t, g), layer.Text, nil), 1, nil)[0].Geometry)
	if err != nil {
		t.Fatal(err)
	}
	want := orb.Round(orb.Clone(g), 1e7)
	if diff := cmp.Diff(compact(t, want), compact(t, got.Geometry())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// compact is a geometry as orb writes it, with -0 as 0.
func compact(t *testing.T, g orb.Geometry) string {
	t.Helper()
	text, err := json.Marshal(geojson.NewGeometry(g))
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReplacer("-0,", "0,", "-0]", "0]", "null", "[]").Replace(string(text))
}

func TestNoGeometry(t *testing.T) {
	if got := string(written(t, one(nil, layer.Text, nil), 1, nil)[0].Geometry); got != "null" {
		t.Errorf("got %s", got)
	}
}

// header is the beginning of little-endian WKB: its type, then counts.
func header(kind uint32, counts ...uint32) []byte {
	b := binary.LittleEndian.AppendUint32([]byte{1}, kind)
	for _, n := range counts {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	return b
}

func position(lon, lat float64) []byte {
	b := binary.LittleEndian.AppendUint64(nil, math.Float64bits(lon))
	return binary.LittleEndian.AppendUint64(b, math.Float64bits(lat))
}

// hostile is WKB that must be refused.
func hostile(t testing.TB) map[string][]byte {
	bigEndian, _ := wkb.Marshal(orb.Point{1, 2}, binary.BigEndian)
	join := func(parts ...[]byte) []byte { return bytes.Join(parts, nil) }
	return map[string][]byte{
		"empty":                           {},
		"a byte":                          {1},
		"a type alone":                    header(1),
		"half a point":                    encoded(t, orb.Point{1, 2})[:13],
		"no count":                        header(3),
		"rings that are not there":        header(3, 5),
		"four billion rings":              header(3, math.MaxUint32),
		"four billion positions":          header(3, 1, math.MaxUint32),
		"positions and none left":         join(header(3, 1, 3), position(1, 2)),
		"four billion polygons":           header(6, math.MaxUint32),
		"a multipolygon cut in two":       encoded(t, orb.MultiPolygon{{square(1, 2, 3)}})[:40],
		"a multipolygon of lines":         join(header(6, 1), header(2, 1), position(1, 2)),
		"a multipolygon of points":        join(header(6, 1), header(1), position(1, 2)),
		"a multipolygon of multipolygons": join(header(6, 1), header(6, 1), header(3, 0)),
		"a line":                          encoded(t, orb.LineString{{1, 2}, {3, 4}}),
		"a collection":                    encoded(t, orb.Collection{orb.Point{1, 2}}),
		"big-endian":                      bigEndian,
		"no byte order":                   join([]byte{7}, encoded(t, orb.Point{1, 2})[1:]),
		"a point with Z":                  join(header(1001), position(1, 2), position(3, 0)[:8]),
		"EWKB with Z":                     join(header(0x80000001), position(1, 2), position(3, 0)[:8]),
		"EWKB with SRID":                  join(header(0x20000001, 4490), position(1, 2)),
		"not a number":                    join(header(1), position(math.NaN(), 2)),
		"infinite":                        join(header(1), position(1, math.Inf(-1))),
		"beyond any number of digits":     join(header(1), position(1e300, 2)),
		"a ring through infinity":         join(header(3, 1, 1), position(math.Inf(1), 2)),
	}
}

func TestHostileGeometry(t *testing.T) {
	for name, b := range hostile(t) {
		t.Run(name, func(t *testing.T) {
			var text strings.Builder
			if _, err := layer.WriteFeatures(&text, one(b, layer.Text, nil), 1, nil); err == nil {
				t.Errorf("got %s", text.String())
			}
		})
	}
}

// TestEmptyPoint has POINT EMPTY, which PostGIS sends as a point at not-a-number: an error or a geometry without
// coordinates, but no number that JSON does not know.
func TestEmptyPoint(t *testing.T) {
	b := append(header(1), position(math.NaN(), math.NaN())...)
	var text strings.Builder
	_, err := layer.WriteFeatures(&text, one(b, layer.Text, nil), 1, nil)
	if err == nil && !json.Valid([]byte(text.String())) {
		t.Errorf("got %s", text.String())
	}
}

func TestHostileCountsAllocateNothing(t *testing.T) {
	for name, b := range hostile(t) {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _ = layer.WriteFeatures(io.Discard, one(b, layer.Text, nil), 1, nil)
		runtime.ReadMemStats(&after)
		if used := after.TotalAlloc - before.TotalAlloc; used > 1<<20 {
			t.Errorf("%s: %d bytes took %d", name, len(b), used)
		}
	}
}

// FuzzGeometry holds what is written of any bytes to be JSON, of a size that fits them, and what orb reads of them.
func FuzzGeometry(f *testing.F) {
	for _, b := range hostile(f) {
		f.Add(b)
	}
	f.Add(encoded(f, orb.MultiPolygon{{square(118.5, 24.7, 0.01), square(118.501, 24.701, 0.001)}}))
	f.Fuzz(func(t *testing.T, b []byte) {
		var text bytes.Buffer
		if _, err := layer.WriteFeatures(&text, one(b, layer.Text, nil), 1, nil); err != nil {
			return
		}
		if !json.Valid(text.Bytes()) || text.Len() > 200+20*len(b) {
			t.Fatalf("%d bytes give %s", len(b), text.Bytes())
		}
		if g, err := wkb.Unmarshal(b); err == nil && inTheWorld(g) {
			wantGeometry(t, g)
		}
	})
}

// inTheWorld leaves out what no degree is, where decimals are not the same thing to both.
func inTheWorld(g orb.Geometry) bool {
	b := g.Bound()
	return b.Min[0] >= -360 && b.Min[1] >= -360 && b.Max[0] <= 360 && b.Max[1] <= 360
}
