package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/renewal/outline"
)

// lot is a parcel of a test's file: its lower left corner and size in metres, and its properties as JSON.
type lot struct {
	x, y, w, h float64
	properties string
}

// writeLots writes lots as GeoJSON, east of Jinjiang.
func writeLots(t *testing.T, lots ...lot) string {
	t.Helper()
	plane := outline.Plane{Meridian: 118.5, Easting: 0}
	var features []string
	for _, l := range lots {
		var ring []string
		for _, c := range [][2]float64{{0, 0}, {l.w, 0}, {l.w, l.h}, {0, l.h}, {0, 0}} {
			p := plane.LonLat(outline.Point{X: l.x + c[0], Y: 2_740_000 + l.y + c[1]})
			ring = append(ring, fmt.Sprintf("[%.12f,%.12f]", p.X, p.Y))
		}
		features = append(features, fmt.Sprintf(`{"type":"Feature","properties":%s,"geometry":{"type":"Polygon","coordinates":[[%s]]}}`, l.properties, strings.Join(ring, ",")))
	}
	path := filepath.Join(t.TempDir(), "parcels.geojson")
	if err := os.WriteFile(path, []byte(`{"type":"FeatureCollection","features":[`+strings.Join(features, ",\n")+`]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// row is five lots of 10 mu side by side, with a road of 12 m before the fourth; the last meets the first row by a corner alone.
func row(t *testing.T) string {
	const side = 81.649658
	lots := make([]lot, 5)
	for i, value := range []string{"5", "1", "null", "9", "20"} {
		lots[i] = lot{float64(i) * side, 0, side, side, fmt.Sprintf(`{"parcel_code":"P%d","v":%s,"words":"a","area_mu":10}`, i, value)}
	}
	lots[3].x += 12
	lots[4].x, lots[4].y = lots[3].x+side, side
	return writeLots(t, lots...)
}

type saidSites struct {
	Sites []struct {
		ParcelCodes []string `json:"parcel_codes"`
		AreaMu      float64  `json:"area_mu"`
		Objective   float64
		Bound       float64
		Optimal     bool
		Reasons     []struct{ Code, EN string }
	}
	AreaFrom string `json:"area_from"`
}

func sitesOf(t *testing.T, path string, more ...string) (said saidSites) {
	t.Helper()
	var out, complaint bytes.Buffer
	if status := run(append([]string{"sites", "search", "--data", path, "--json"}, more...), streams{&out, &complaint}); status != 0 {
		t.Fatalf("status %d: %s", status, complaint.String())
	}
	if err := json.Unmarshal(out.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	return said
}

// TestSitesOfAFileCrossNoBarrier has a road between the first and the second parcel, as a second file.
func TestSitesOfAFileCrossNoBarrier(t *testing.T) {
	const side = 81.649658
	plane := outline.Plane{Meridian: 118.5, Easting: 0}
	from, to := plane.LonLat(outline.Point{X: side, Y: 2_740_000 - 50}), plane.LonLat(outline.Point{X: side, Y: 2_740_000 + 150})
	roads := filepath.Join(t.TempDir(), "roads.geojson")
	if err := os.WriteFile(roads, fmt.Appendf(nil, `{"type":"Feature","geometry":{"type":"LineString","coordinates":[[%.12f,%.12f],[%.12f,%.12f]]}}`, from.X, from.Y, to.X, to.Y), 0o600); err != nil {
		t.Fatal(err)
	}
	path := row(t)
	said := sitesOf(t, path, "--area", "20-30mu", "--adjacency", "edge", "--maximise", "v", "--barriers", roads)
	if got := strings.Join(said.Sites[0].ParcelCodes, " "); got != "P1 P2" {
		t.Errorf("crosses the road: %s", got)
	}
	var out bytes.Buffer
	if status := run([]string{"sites", "search", "--data", path, "--area", "20-30mu", "--maximise", "v", "--barriers", roads}, streams{&out, io.Discard}); status != 0 || !strings.Contains(out.String(), "1 lines that no site crosses part 1 pairs") {
		t.Errorf("%d %s", status, out.String())
	}
}

func TestSitesSearch(t *testing.T) {
	path := row(t)
	tests := map[string]struct {
		area, adjacency, want string
		objective             float64
	}{
		"by an edge":              {"20-30mu", "edge", "P0 P1", 6},
		"by a corner":             {"20-30mu", "touch", "P3 P4", 29},
		"across the road":         {"40-40.1mu", "road:12.01m", "P1 P2 P3 P4", 30},
		"a road that is wider":    {"20-30mu", "road:11.9m", "P3 P4", 29},
		"in hectares":             {"1.3-1.4ha", "edge", "P0 P1", 6},
		"in square metres":        {"20000-20001m2", "edge", "P0 P1 P2", 6},
		"where one has no number": {"19-21亩", "road:13m", "P3 P4", 29},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			said := sitesOf(t, path, "--area", tt.area, "--adjacency", tt.adjacency, "--maximise", "v")
			if len(said.Sites) != 1 || said.AreaFrom != "area_mu" {
				t.Fatalf("%+v", said)
			}
			s := said.Sites[0]
			if got := strings.Join(s.ParcelCodes, " "); got != tt.want || s.Objective != tt.objective || s.Bound != tt.objective || !s.Optimal {
				t.Errorf("%s %g of %g, want %s %g", got, s.Objective, s.Bound, tt.want, tt.objective)
			}
			missing := slices.ContainsFunc(s.Reasons, func(r struct{ Code, EN string }) bool { return strings.Contains(r.EN, "counts nothing: P2") })
			if missing != slices.Contains(s.ParcelCodes, "P2") {
				t.Errorf("what is said of the missing number: %+v", s.Reasons)
			}
		})
	}
}

// TestSitesOfOtherFormats asks the same of the file as GeoPackage and as shapefile in a Gauss-Krüger zone.
func TestSitesOfOtherFormats(t *testing.T) {
	if _, err := exec.LookPath("ogr2ogr"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	path := row(t)
	for name, more := range map[string][]string{
		"a.gpkg": {"-t_srs", "EPSG:4490"}, "b.gpkg": {"-t_srs", "EPSG:4548"}, "c.gpkg": {"-t_srs", "EPSG:4528"}, "d.shp": {"-t_srs", "EPSG:4490", "-lco", "ENCODING=UTF-8"},
	} {
		t.Run(name, func(t *testing.T) {
			other := filepath.Join(t.TempDir(), name)
			if out, err := exec.CommandContext(t.Context(), "ogr2ogr", append(more, other, path)...).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			call := []string{"--area", "20-30mu", "--adjacency", "road:13m", "--maximise", "v", "--top", "2"}
			if diff := cmp.Diff(sitesOf(t, path, call...), sitesOf(t, other, call...)); diff != "" {
				t.Errorf("(-GeoJSON +other):\n%s", diff)
			}
		})
	}
}

// TestSitesMeasured measures where the file names no area, and takes objectives with terms of outlines and owners.
func TestSitesMeasured(t *testing.T) {
	path := writeLots(t,
		lot{0, 0, 100, 100, `{"parcel_code":"A","owner_name":"甲"}`}, lot{100, 0, 100, 100, `{"parcel_code":"B","owner_name":"甲"}`},
		lot{0, 100, 100, 100, `{"parcel_code":"C","owner_name":"乙"}`}, lot{200, 0, 100, 100, `{"parcel_code":"D","owner_name":"丙"}`})
	said := sitesOf(t, path, "--area", "1.9-2.1ha", "--weight", "owners=-1", "--weight", "compactness=10")
	if said.AreaFrom != "ellipsoid" || strings.Join(said.Sites[0].ParcelCodes, " ") != "A B" {
		t.Fatalf("%+v", said)
	}
	// Two squares side by side: 4π·2 ÷ 6² of the compactness, and one owner.
	if got := said.Sites[0].Objective; got < 5.98 || got > 5.985 {
		t.Errorf("%g points", got)
	}
	if mu := said.Sites[0].AreaMu; mu < 29.99 || mu > 30.01 {
		t.Errorf("%g mu", mu)
	}
	var out bytes.Buffer
	if status := run([]string{"sites", "search", "--data", path, "--area", "2-3ha", "--objective", "regular"}, streams{&out, io.Discard}); status != 0 || !strings.Contains(out.String(), "compactness: 4π ×") {
		t.Errorf("%d %s", status, out.String())
	}
}

func TestSitesRefuses(t *testing.T) {
	good := row(t)
	square := func(x float64, properties string) lot { return lot{x, 0, 100, 100, properties} }
	tests := map[string]struct {
		path string
		args []string
		says string
	}{
		"range upside down":   {good, []string{"--area", "50-30mu", "--maximise", "v"}, "must rise"},
		"no unit":             {good, []string{"--area", "30-50", "--maximise", "v"}, "names no unit"},
		"no range":            {good, []string{"--area", "30mu", "--maximise", "v"}, "no range"},
		"no such adjacency":   {good, []string{"--area", "3-5mu", "--adjacency", "near"}, "--adjacency"},
		"no such field":       {good, []string{"--area", "10-50mu", "--maximise", "w"}, "no parcel has a number in w; the columns are area_mu, parcel_code, v, words"},
		"a field of words":    {good, []string{"--area", "10-50mu", "--maximise", "words"}, `parcel P0: words: "a" is not a number`},
		"no such objective":   {good, []string{"--area", "10-50mu", "--objective", "best"}, "there are balanced"},
		"too small":           {good, []string{"--area", "300-500mu", "--maximise", "v"}, "the largest has 30 mu, with parcel P0"},
		"no such parcel":      {good, []string{"--area", "10-50mu", "--maximise", "v", "--include", "Q"}, `include[0]: there is no parcel in force with this code (is "Q")`},
		"no file":             {"none.geojson", []string{"--area", "10-50mu"}, "none.geojson"},
		"a code twice":        {writeLots(t, square(0, `{"parcel_code":"A"}`), square(100, `{"parcel_code":"A"}`)), []string{"--area", "10-50mu"}, "parcel A stands twice, in features 1 and 2"},
		"no code":             {writeLots(t, square(0, `{"parcel_code":"A"}`), square(100, `{}`)), []string{"--area", "10-50mu"}, "feature 2: it has no parcel code"},
		"overlap":             {writeLots(t, square(0, `{"parcel_code":"A"}`), square(90, `{"parcel_code":"B"}`)), []string{"--area", "10-50mu"}, "parcels A and B overlap by 1000.0 m²"},
		"one in another":      {writeLots(t, square(0, `{"parcel_code":"A"}`), lot{20, 20, 30, 30, `{"parcel_code":"B"}`}), []string{"--area", "10-50mu"}, "parcels A and B overlap by 900.0 m²"},
		"area of other units": {writeLots(t, square(0, `{"parcel_code":"A","面积":15}`)), []string{"--area", "10-50mu"}, "name their unit"},
		"no polygon":          {noPolygon(t), []string{"--area", "10-50mu"}, "no polygons"},
		"a point":             {aPoint(t), []string{"--area", "10-50mu"}, "feature 1: geometry: the geometry is a point where a polygon is wanted"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var said bytes.Buffer
			status := run(append([]string{"sites", "search", "--data", tt.path}, tt.args...), streams{io.Discard, &said})
			if status != exitUsage || !strings.Contains(said.String(), tt.says) {
				t.Errorf("%d %s", status, said.String())
			}
		})
	}
}

// TestSitesRefusesOfTheOther has options of a zone for a file, and those of a file for a zone, before any database is asked.
func TestSitesRefusesOfTheOther(t *testing.T) {
	path := row(t)
	tests := map[string]struct {
		args []string
		says string
	}{
		"a point in a zone":     {[]string{"--zone", "Z", "--adjacency", "touch"}, "--adjacency touch: is for files"},
		"a field in a zone":     {[]string{"--zone", "Z", "--maximise", "v"}, "--maximise: is for files"},
		"a sub-area of no park": {[]string{"--zone", "Z", "--subarea", "东"}, "--subarea: needs --park"},
		"a park of a file":      {[]string{"--data", path, "--park", "WLY"}, "--park and --subarea: are of --zone"},
		"polygons of a file":    {[]string{"--data", path, "--barriers", path}, `--barriers: barriers: must be lines: LineString or MultiLineString (is "Polygon")`},
		"polygons for lines":    {[]string{"--zone", "Z", "--barriers", path}, `--barriers: barriers: must be lines: LineString or MultiLineString (is "Polygon")`},
		"neither":               {nil, "must say which land"},
	}
	for name, tt := range tests {
		t.Setenv("PERMU_ZONE", "")
		var said bytes.Buffer
		status := run(append([]string{"sites", "search", "--area", "10-50mu"}, tt.args...), streams{io.Discard, &said})
		if status != exitUsage || !strings.Contains(said.String(), tt.says) {
			t.Errorf("%s: %d %s", name, status, said.String())
		}
	}
}

func noPolygon(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "none.geojson")
	if err := os.WriteFile(path, []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"parcel_code":"A"},"geometry":null}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func aPoint(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "point.geojson")
	if err := os.WriteFile(path, []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"parcel_code":"A"},"geometry":{"type":"Point","coordinates":[118.5,24.8]}}]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
