package synth

import (
	"math"
	"testing"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

func jinjiangZone(t *testing.T) *Zone {
	t.Helper()
	z := Generate(jinjiang(), 1)
	return &z
}

func TestProjection(t *testing.T) {
	// The expected values are those of PROJ.
	lonLat, want := orb.Point{118.53, 24.71}, orb.Point{39654826.2496891, 2734794.93857721}
	got := toZone39(lonLat)
	if math.Hypot(got[0]-want[0], got[1]-want[1]) > 0.001 {
		t.Errorf("toZone39(%v) = %.4f, want %.4f", lonLat, got, want)
	}
	if back := toLonLat(got); math.Hypot(back[0]-lonLat[0], back[1]-lonLat[1]) > 1e-9 {
		t.Errorf("toLonLat = %.10f, want %v", back, lonLat)
	}
	shifted := toZone39(toGCJ02(lonLat))
	if d := math.Hypot(shifted[0]-want[0], shifted[1]-want[1]); d < 540 || d > 580 {
		t.Errorf("GCJ-02 shifts by %.0f m, want about 561", d)
	}
}

func TestAreaOfTheZone(t *testing.T) {
	var planned, measured float64
	for _, p := range jinjiangZone(t).Parks {
		planned += p.AreaM2
		measured += planeArea(p.Shape[0]) / areaScale(toZone39(orb.Point{p.Lon, p.Lat}))
	}
	if planned != 83_440_000 {
		t.Errorf("planned areas sum to %f m², want 83,440,000", planned)
	}
	if math.Abs(measured-83_440_000) > 10_000 {
		t.Errorf("parks measure %.0f m², want 83.44 km² to 0.01", measured)
	}
}

func TestParksKeepApart(t *testing.T) {
	parks := jinjiangZone(t).Parks
	for i, p := range parks {
		for _, v := range p.Shape[0] {
			if lon := toLonLat(v)[0]; p.West != (lon < 118.5) {
				t.Fatalf("park %s reaches over 118.5°E (%f)", p.Code, lon)
			}
			for _, other := range parks[i+1:] {
				if planar.PolygonContains(other.Shape, v) {
					t.Errorf("park %s overlaps %s", p.Code, other.Code)
				}
			}
		}
	}
}

func TestParcelsLieInTheirPark(t *testing.T) {
	z := jinjiangZone(t)
	if len(z.Parcels) != 4000 {
		t.Errorf("%d parcels, want 4,000", len(z.Parcels))
	}
	for _, p := range z.Parcels {
		if planeArea(p.Shape[0]) <= 0 {
			t.Fatalf("parcel %s turns clockwise", p.Code)
		}
		for _, v := range p.Shape[0] {
			if !planar.PolygonContains(z.Parks[p.park].Shape, v) {
				t.Fatalf("parcel %s leaves its park at %v", p.Code, v)
			}
		}
	}
}

func TestParcelSizes(t *testing.T) {
	small, large, total := 0, 0, 0.0
	z := jinjiangZone(t)
	for _, p := range z.Parcels {
		mu := p.AreaM2 * 3 / 2000
		total += p.AreaM2
		if mu < 10 {
			small++
		}
		if mu > 250 {
			large++
		}
	}
	t.Logf("small %d, large %d, %.2f km²", small, large, total/1e6)
	if share := float64(small) / float64(len(z.Parcels)); share < 0.66 || share > 0.74 {
		t.Errorf("%.1f %% of the parcels are under 10 mu, want about 70", 100*share)
	}
	if large == 0 {
		t.Error("no parcel is larger than 250 mu")
	}
	if total < 25e6 || total > 45e6 {
		t.Errorf("parcels cover %.1f km², want 25 to 45", total/1e6)
	}
}

// No vertex of a parcel lies on an edge of another, but for the ends of the edge.
func TestNeighboursShareVertices(t *testing.T) {
	z := jinjiangZone(t)
	for _, park := range z.Parks {
		parcels := z.Parcels[park.parcels.from:park.parcels.to]
		for i, p := range parcels {
			bound := p.Shape.Bound().Pad(0.01)
			for j, other := range parcels {
				if i == j || !bound.Intersects(other.Shape.Bound()) {
					continue
				}
				for _, v := range other.Shape[0] {
					if bound.Contains(v) && splits(v, p.Shape[0]) {
						t.Fatalf("a vertex of %s lies on an edge of %s at %v", other.Code, p.Code, v)
					}
				}
			}
		}
	}
}

func splits(v orb.Point, r orb.Ring) bool {
	for i := 1; i < len(r); i++ {
		if v == r[i-1] || v == r[i] {
			return false
		}
	}
	return planar.DistanceFrom(orb.LineString(r), v) < 0.005
}

// A point a centimetre inside each edge lies in no other parcel: what overlaps by more would be seen.
func TestParcelsDoNotOverlap(t *testing.T) {
	z := jinjiangZone(t)
	for _, park := range z.Parks {
		parcels := z.Parcels[park.parcels.from:park.parcels.to]
		bounds := make([]orb.Bound, len(parcels))
		for i, p := range parcels {
			bounds[i] = p.Shape.Bound()
		}
		for i, p := range parcels {
			for k := 1; k < len(p.Shape[0]); k++ {
				v := justInside(p.Shape[0][k-1], p.Shape[0][k])
				for j := range parcels {
					if i != j && bounds[j].Contains(v) && inside(v, &parcels[j]) {
						t.Fatalf("parcels %s and %s overlap at %v", p.Code, parcels[j].Code, v)
					}
				}
			}
		}
	}
}

// justInside is a centimetre to the left of the middle of an edge.
func justInside(a, b orb.Point) orb.Point {
	length := math.Hypot(b[0]-a[0], b[1]-a[1])
	return orb.Point{(a[0]+b[0])/2 - (b[1]-a[1])/length/100, (a[1]+b[1])/2 + (b[0]-a[0])/length/100}
}

func inside(v orb.Point, p *Parcel) bool { return planar.PolygonContains(p.Shape, v) }
