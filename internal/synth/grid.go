package synth

import (
	"math"

	"github.com/paulmach/orb"
)

// grid is the street grid of a park in its own axes, before it is bent, turned and put in place: streets run along the
// lines us and vs, and half of each is uw or vw wide.
type grid struct {
	us, vs []float64
	uw, vw []float64
	kept   [][]bool // [column][row]: the cells that belong to the park
	place  placement
}

// placement bends the grid gently and takes it to projected metres.
type placement struct {
	centre          orb.Point
	sin, cos, scale float64
	bend, wave      [2]float64
	phase           [2]float64
}

func (p placement) at(u, v float64) orb.Point {
	x := u + p.bend[0]*math.Sin(2*math.Pi*v/p.wave[0]+p.phase[0])
	y := v + p.bend[1]*math.Sin(2*math.Pi*u/p.wave[1]+p.phase[1])
	return orb.Point{
		p.centre[0] + p.scale*(x*p.cos-y*p.sin),
		p.centre[1] + p.scale*(x*p.sin+y*p.cos),
	}
}

// newGrid draws a park of the planned area: streets, an irregular outline of whole blocks, and the scale that makes the
// area come out exactly.
func newGrid(plan ParkPlan, d dice) grid {
	radius := math.Sqrt(plan.AreaM2 / math.Pi)
	turn := d.between(-0.6, 0.6)
	g := grid{place: placement{
		centre: toZone39(orb.Point{plan.Lon, plan.Lat}), sin: math.Sin(turn), cos: math.Cos(turn), scale: 1,
		bend:  [2]float64{d.between(20, 45), d.between(20, 45)},
		wave:  [2]float64{d.between(2500, 4000), d.between(2500, 4000)},
		phase: [2]float64{d.between(0, 6), d.between(0, 6)},
	}}
	g.us, g.uw = streets(d, 1.8*radius)
	g.vs, g.vw = streets(d, 1.8*radius)
	shape := newWaves(d)
	for range 5 { // whole blocks meet the area only nearly; the last bit is scaled
		g.place.scale = 1
		g.keep(shape, radius, d)
		g.place.scale = math.Sqrt(plan.AreaM2 * areaScale(g.place.centre) / g.area())
		if math.Abs(g.place.scale-1) < 0.06 {
			break
		}
		radius *= g.place.scale
	}
	return g
}

// waves make an outline irregular: so much of 2, 3 and 5 waves around it.
type waves struct{ size, phase [3]float64 }

func newWaves(d dice) waves {
	var w waves
	for i := range w.size {
		w.size[i], w.phase[i] = d.between(0.04, 0.11), d.between(0, 2*math.Pi)
	}
	return w
}

func (w waves) edge(angle float64) float64 {
	edge := 1.0
	for i, count := range []float64{2, 3, 5} {
		edge += w.size[i] * math.Cos(count*angle+w.phase[i])
	}
	return edge
}

// streets places lines from -reach to reach; every fourth is an arterial road.
func streets(d dice, reach float64) (lines, half []float64) {
	for at := -reach; at < reach; {
		lines = append(lines, at)
		half = append(half, d.between(7, 11))
		if len(lines)%4 == 2 {
			half[len(half)-1] = d.between(16, 22)
		}
		if d.chance(0.12) {
			at += d.between(400, 460)
		} else {
			at += d.between(170, 330)
		}
	}
	return lines, half
}

// keep chooses the cells inside a wavy outline, drops some at the edge, and leaves one piece without holes.
func (g *grid) keep(shape waves, radius float64, d dice) {
	g.kept = newCells(len(g.us)-1, len(g.vs)-1)
	for i := range g.kept {
		for j := range g.kept[i] {
			u, v := (g.us[i]+g.us[i+1])/2, (g.vs[j]+g.vs[j+1])/2
			reach := math.Hypot(u, v) / (radius * shape.edge(math.Atan2(v, u)))
			g.kept[i][j] = reach < 0.8 || reach < 1 && !d.chance(0.12)
		}
	}
	tidy(g.kept)
}

// node is the crossing of two street axes in projected metres.
func (g *grid) node(i, j int) orb.Point { return millimetres(g.place.at(g.us[i], g.vs[j])) }

// area sums the cells kept, in square metres of the plane.
func (g *grid) area() float64 {
	sum := 0.0
	for i := range g.kept {
		for j := range g.kept[i] {
			if g.kept[i][j] {
				sum += planeArea(orb.Ring{g.node(i, j), g.node(i+1, j), g.node(i+1, j+1), g.node(i, j+1), g.node(i, j)})
			}
		}
	}
	return sum
}

// block is the land of one cell inside its streets.
func (g *grid) block(i, j int) block {
	u0, u1 := g.us[i]+g.uw[i], g.us[i+1]-g.uw[i+1]
	v0, v1 := g.vs[j]+g.vw[j], g.vs[j+1]-g.vw[j+1]
	at := g.place.at
	return block{
		cell:   [2]int{i, j},
		corner: [4]orb.Point{at(u0, v0), at(u1, v0), at(u1, v1), at(u0, v1)},
		width:  (u1 - u0) * g.place.scale, depth: (v1 - v0) * g.place.scale,
	}
}

func millimetres(p orb.Point) orb.Point { return orb.Point{round(p[0], 3), round(p[1], 3)} }

// planeArea is the shoelace sum, taken from the first vertex so that large coordinates lose no digits.
func planeArea(r orb.Ring) float64 {
	sum, o := 0.0, r[0]
	for i := 1; i < len(r); i++ {
		sum += (r[i-1][0]-o[0])*(r[i][1]-o[1]) - (r[i][0]-o[0])*(r[i-1][1]-o[1])
	}
	return sum / 2
}
