package shape_test

import (
	"encoding/binary"
	"strings"
	"testing"

	"permu/internal/ingest/shape"
	"permu/internal/land"
)

func TestCheck(t *testing.T) {
	lonLat, zone40 := shape.BoundsOf("EPSG:4490"), shape.BoundsOf("EPSG:4528")
	tests := map[string]struct {
		geojson string
		want    land.Shape
		within  shape.Bounds
		rule    string // "" when the geometry is fine
	}{
		"square":                        {`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`, land.Polygon, lonLat, ""},
		"square with heights":           {`{"type":"Polygon","coordinates":[[[0,0,9],[1,0,9],[1,1,9],[0,0,9]]]}`, land.Polygon, lonLat, ""},
		"several parts":                 {`{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}`, land.Polygon, lonLat, ""},
		"collection of a polygon":       {`{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}]}`, land.Polygon, lonLat, ""},
		"bow-tie is PostGIS's to mend":  {`{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}`, land.Polygon, lonLat, ""},
		"point":                         {`{"type":"Point","coordinates":[118.5,24.8]}`, land.Point, lonLat, ""},
		"zone 40":                       {`{"type":"Point","coordinates":[40350000,2740000]}`, land.Point, zone40, ""},
		"empty polygon":                 {`{"type":"Polygon","coordinates":[]}`, land.Polygon, lonLat, "empty"},
		"empty multipolygon":            {`{"type":"MultiPolygon","coordinates":[]}`, land.Polygon, lonLat, "empty"},
		"empty collection":              {`{"type":"GeometryCollection","geometries":[]}`, land.Polygon, lonLat, "empty"},
		"ring of two points":            {`{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}`, land.Polygon, lonLat, "ring 1 has 2 points"},
		"open ring":                     {`{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}`, land.Polygon, lonLat, "ring 1 does not end"},
		"ring on a line":                {`{"type":"Polygon","coordinates":[[[0,0],[1,1],[2,2],[0,0]]]}`, land.Polygon, lonLat, "one line"},
		"ring on one spot":              {`{"type":"Polygon","coordinates":[[[1,1],[1,1],[1,1],[1,1]]]}`, land.Polygon, lonLat, "one line"},
		"open hole":                     {`{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[3,3]]]}`, land.Polygon, lonLat, "ring 2"},
		"line where a polygon belongs":  {`{"type":"LineString","coordinates":[[0,0],[1,1]]}`, land.Polygon, lonLat, "line where a polygon"},
		"point where a polygon belongs": {`{"type":"Point","coordinates":[0,0]}`, land.Polygon, lonLat, "point where a polygon"},
		"two points where one belongs":  {`{"type":"MultiPoint","coordinates":[[0,0],[1,1]]}`, land.Point, lonLat, "2 points"},
		"beyond the pole":               {`{"type":"Point","coordinates":[24.8,118.5]}`, land.Point, lonLat, "exchanged"},
		"metres in a lon/lat file":      {`{"type":"Point","coordinates":[350000,2740000]}`, land.Point, lonLat, "outside EPSG:4490"},
		"x and y exchanged in zone 40":  {`{"type":"Point","coordinates":[2740000,40350000]}`, land.Point, zone40, "exchanged"},
		"no zone number in zone 40":     {`{"type":"Point","coordinates":[350000,2740000]}`, land.Point, zone40, "outside EPSG:4528"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			wkb, err := shape.FromGeoJSON([]byte(tt.geojson))
			if err != nil {
				t.Fatal(err)
			}
			err = shape.Check(wkb, tt.want, tt.within)
			if (err == nil) != (tt.rule == "") || err != nil && !strings.Contains(err.Error(), tt.rule) {
				t.Errorf("Check = %v, want %q", err, tt.rule)
			}
		})
	}
}

func TestFromGeoJSONRefuses(t *testing.T) {
	tests := map[string]string{
		"one number":     `{"type":"Point","coordinates":[1]}`,
		"text":           `{"type":"Point","coordinates":["a","b"]}`,
		"null ordinates": `{"type":"Polygon","coordinates":[[[null,null],[1,1],[2,9],[0,0]]]}`,
		"no type":        `{"coordinates":[1,2]}`,
		"unknown type":   `{"type":"Circle","coordinates":[1,2]}`,
		"ragged":         `{"type":"Polygon","coordinates":[[[0,0],[1,0,5],[1,1],[0,0]]]}`,
	}
	for name, text := range tests {
		t.Run(name, func(t *testing.T) {
			wkb, err := shape.FromGeoJSON([]byte(text))
			if err == nil && shape.Check(wkb, land.Polygon, shape.Bounds{}) == nil {
				t.Errorf("%s became %x", text, wkb)
			}
		})
	}
}

func TestCheckHostileCounts(t *testing.T) {
	rings := binary.LittleEndian.AppendUint32([]byte{1, 3, 0, 0, 0}, 1<<31)
	if err := shape.Check(rings, land.Polygon, shape.Bounds{}); err == nil {
		t.Error("two thousand million rings in no bytes")
	}
	deep := []byte{}
	for range 100_000 {
		deep = append(deep, 1, 7, 0, 0, 0, 1, 0, 0, 0)
	}
	if err := shape.Check(deep, land.Polygon, shape.Bounds{}); err == nil {
		t.Error("a hundred thousand collections in each other")
	}
}

func FuzzCheck(f *testing.F) {
	for _, text := range []string{
		`{"type":"Polygon","coordinates":[[[0,0,9],[1,0,9],[1,1,9],[0,0,9]]]}`,
		`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}`,
	} {
		wkb, err := shape.FromGeoJSON([]byte(text))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(wkb)
	}
	f.Fuzz(func(t *testing.T, wkb []byte) {
		for _, want := range []land.Shape{land.Point, land.Polygon} {
			if shape.Check(wkb, want, shape.BoundsOf("EPSG:4490")) == nil && len(wkb) < 21 {
				t.Errorf("%x taken for a %s", wkb, want)
			}
		}
	})
}

func FuzzFromGeoJSON(f *testing.F) {
	f.Add([]byte(`{"type":"Polygon","coordinates":[[[0,0,9],[1,0,9],[1,1,9],[0,0,9]]]}`))
	f.Add([]byte(`{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}`))
	f.Add([]byte(`{"type":"Point","coordinates":null}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		if wkb, err := shape.FromGeoJSON(text); err == nil && wkb != nil {
			_ = shape.Check(wkb, land.Polygon, shape.Bounds{}) // whatever it says, it must come back
		}
	})
}
