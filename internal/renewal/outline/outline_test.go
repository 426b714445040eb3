package outline

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"permu/internal/pgtest"
)

// rect is a rectangle turned about its lower left corner.
func rect(x, y, w, h, turn float64) []Point {
	sin, cos := math.Sincos(turn)
	at := func(dx, dy float64) Point { return Point{x + dx*cos - dy*sin, y + dx*sin + dy*cos} }
	return []Point{at(0, 0), at(w, 0), at(w, h), at(0, h), at(0, 0)}
}

func wkt(rings ...[]Point) string {
	text := "POLYGON("
	for i, ring := range rings {
		text += map[bool]string{true: ","}[i > 0] + "("
		for k, p := range ring {
			text += map[bool]string{true: ","}[k > 0] + fmt.Sprintf("%.12f %.12f", p.X, p.Y)
		}
		text += ")"
	}
	return text + ")"
}

func of(rings ...[]Point) Outline { return New([][][]Point{rings}) }

func number(t *testing.T, db *pgxpool.Pool, sql string, args ...any) (v float64) {
	t.Helper()
	if err := db.QueryRow(t.Context(), sql, args...).Scan(&v); err != nil {
		t.Fatalf("%s: %v", sql, err)
	}
	return v
}

// TestPairs asks how outlines lie to each other that anyone can draw.
func TestPairs(t *testing.T) {
	tests := map[string]struct {
		a, b  Outline
		third []Point
		want  Pair
		faces bool
	}{
		"side by side":     {of(rect(0, 0, 10, 10, 0)), of(rect(10, 2, 10, 20, 0)), nil, Pair{GapM: 0, FrontageM: 8, LineM: 8}, true},
		"by a corner":      {of(rect(0, 0, 10, 10, 0)), of(rect(10, 10, 10, 10, 0)), nil, Pair{}, false},
		"across a road":    {of(rect(0, 0, 10, 10, 0)), of(rect(22, 3, 10, 10, 0)), nil, Pair{GapM: 12, FrontageM: 7}, true},
		"a parcel between": {of(rect(0, 0, 10, 10, 0)), of(rect(22, 0, 10, 10, 0)), rect(12, -5, 5, 30, 0), Pair{GapM: 12, FrontageM: 10, Behind: true}, false},
		"a sliver apart":   {of(rect(0, 0, 10, 10, 0)), of(rect(10.2, 0, 10, 10, 0)), nil, Pair{GapM: 0.2, FrontageM: 10}, true},
		"a sliver over":    {of(rect(0, 0, 10, 10, 0)), of(rect(9.9, 0, 10, 10, 0)), nil, Pair{GapM: 0, FrontageM: 10}, true},
		"in the hole":      {of(rect(0, 0, 40, 40, 0), rect(10, 10, 20, 20, 0)), of(rect(10, 10, 20, 20, 0)), nil, Pair{FrontageM: 80, LineM: 80}, true},
		"askew":            {of(rect(0, 0, 10, 10, 0)), of(rect(15, -20, 60, 60, math.Pi/4)), nil, Pair{GapM: 10 / math.Sqrt2 / 2}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			outlines := []Outline{tt.a, tt.b}
			if tt.third != nil {
				outlines = append(outlines, of(tt.third))
			}
			pairs, err := Pairs(t.Context(), outlines, 40)
			if err != nil || len(pairs) == 0 || pairs[0].A != 0 || pairs[0].B != 1 {
				t.Fatal(pairs, err)
			}
			got, want := pairs[0], tt.want
			if name == "askew" {
				want.GapM = got.GapM
			}
			if math.Abs(got.GapM-want.GapM) > 1e-9 || math.Abs(got.FrontageM-want.FrontageM) > 1e-9 || math.Abs(got.LineM-want.LineM) > 1e-9 || got.Behind != want.Behind || got.Facing() != tt.faces {
				t.Errorf("%+v, want %+v", got, want)
			}
		})
	}
}

// TestAgainstPostGIS measures drawn parcels with PostGIS: area on the ellipsoid, places in a zone, distance, shared line, overlap.
func TestAgainstPostGIS(t *testing.T) {
	db := pgtest.New(t, nil)
	r := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		lat, lon := 18+35*r.Float64(), 117.2+2.5*r.Float64()
		ring := []Point{}
		for k := range 3 + r.IntN(9) {
			turn := float64(k) * 2 * math.Pi / 12
			ring = append(ring, Point{lon + 0.004*r.Float64()*math.Cos(turn), lat + 0.004*r.Float64()*math.Sin(turn)})
		}
		ring = append(ring, ring[0])
		text := wkt(ring)
		want := number(t, db, `select st_area(st_geomfromtext($1, 4490)::geography)`, text)
		if got := AreaM2(of(ring)); math.Abs(got-want) > 1e-6*want+1e-3 {
			t.Errorf("%s: %.6f m², PostGIS %.6f", text, got, want)
		}
		plane, _ := PlaneOf(4548)
		got := plane.Metres(ring[0])
		x := number(t, db, `select st_x(st_transform(st_setsrid(st_makepoint($1::float8, $2::float8), 4490), 4548))`, ring[0].X, ring[0].Y)
		y := number(t, db, `select st_y(st_transform(st_setsrid(st_makepoint($1::float8, $2::float8), 4490), 4548))`, ring[0].X, ring[0].Y)
		if math.Hypot(got.X-x, got.Y-y) > 1e-4 {
			t.Errorf("%v is at %v, PROJ says %f %f", ring[0], got, x, y)
		}
		if back := plane.LonLat(got); math.Hypot(back.X-ring[0].X, back.Y-ring[0].Y) > 1e-9 {
			t.Errorf("%v comes back as %v", ring[0], back)
		}
	}
	for range 200 {
		a := rect(100*r.Float64(), 100*r.Float64(), 10+40*r.Float64(), 10+40*r.Float64(), 6*r.Float64())
		b := rect(100*r.Float64(), 100*r.Float64(), 10+40*r.Float64(), 10+40*r.Float64(), 6*r.Float64())
		overlap := number(t, db, `select st_area(st_intersection(st_geomfromtext($1), st_geomfromtext($2)))`, wkt(a), wkt(b))
		if got := OverlapM2(of(a), of(b)); math.Abs(got-overlap) > 1e-6 {
			t.Errorf("%s %s overlap by %f, PostGIS %f", wkt(a), wkt(b), got, overlap)
		}
		pairs, err := Pairs(t.Context(), []Outline{of(a), of(b)}, 1000)
		if err != nil || len(pairs) != 1 {
			t.Fatal(pairs, err)
		}
		gap := number(t, db, `select st_distance(st_boundary(st_geomfromtext($1)), st_boundary(st_geomfromtext($2)))`, wkt(a), wkt(b))
		if math.Abs(pairs[0].GapM-gap) > 1e-6 {
			t.Errorf("%s %s are %f apart, PostGIS %f", wkt(a), wkt(b), pairs[0].GapM, gap)
		}
	}
}

// TestSharedLineAgainstPostGIS cuts a field into cells, and measures the line between each two with PostGIS.
func TestSharedLineAgainstPostGIS(t *testing.T) {
	db := pgtest.New(t, nil)
	r := rand.New(rand.NewPCG(3, 4))
	corner := [6][6]Point{}
	for y := range 6 {
		for x := range 6 {
			corner[y][x] = Point{50*float64(x) + 12*r.Float64(), 40*float64(y) + 12*r.Float64()}
		}
	}
	var cells [][]Point
	var outlines []Outline
	for y := range 5 {
		for x := range 5 {
			ring := []Point{corner[y][x], corner[y][x+1], corner[y+1][x+1], corner[y+1][x], corner[y][x]}
			cells, outlines = append(cells, ring), append(outlines, of(ring))
		}
	}
	pairs, err := Pairs(t.Context(), outlines, 5)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, p := range pairs {
		want := number(t, db, `select st_length(st_intersection(st_geomfromtext($1), st_geomfromtext($2)))`, wkt(cells[p.A]), wkt(cells[p.B]))
		if want > 1 {
			lines++
		}
		if p.GapM <= TouchM && math.Abs(p.LineM-want) > 0.05 {
			t.Errorf("%d and %d share %f m, PostGIS %f", p.A, p.B, p.LineM, want)
		}
	}
	if lines != 40 {
		t.Errorf("%d lines between 25 cells, there are 40", lines)
	}
}

func TestFromWKBRefuses(t *testing.T) {
	for _, wkb := range [][]byte{nil, {1}, {1, 3, 0, 0, 0}, {1, 3, 0, 0, 0, 255, 255, 255, 255}, {1, 1, 0, 0, 0}, {1, 161, 15, 0, 0}} {
		if _, err := FromWKB(wkb, func(p Point) Point { return p }); err == nil {
			t.Errorf("%v is read", wkb)
		}
	}
}

func FuzzFromWKB(f *testing.F) {
	f.Add([]byte{1, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, wkb []byte) {
		if o, err := FromWKB(wkb, func(p Point) Point { return p }); err == nil {
			_ = o.LengthM()
		}
	})
}
