package synth

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"

	"permu/internal/land"
)

// cell is a column and a row of a park's grid with the lots cut from it.
type cell struct {
	i, j int
	wild float64 // how far from being built on: villages and hills
	lots []lot
}

// layOut draws the streets of a park, its outline, its sub-areas and its parcels.
func (z *Zone) layOut(n int, plan ParkPlan) {
	d := newDice(z.Seed, "streets", n)
	g := newGrid(plan, d)
	park := Park{ParkPlan: plan, Shape: g.outline(g.kept)[0], West: plan.Lon < 118.5}
	names := g.subareas(&park)
	cells := g.settle(plan.Parcels, newDice(z.Seed, "lots", n))
	park.parcels.from = len(z.Parcels)
	for _, c := range cells {
		if c.lots == nil {
			park.spare = append(park.spare, orb.Polygon{lot{block: new(g.block(c.i, c.j)), u1: 0.2, v1: 0.2}.ring()})
		}
		for _, l := range c.lots {
			p := newParcel(l, n, plan, names[c.i][c.j])
			z.Parcels, park.landM2 = append(z.Parcels, p), park.landM2+p.AreaM2
		}
	}
	park.parcels.to = len(z.Parcels)
	z.Parks = append(z.Parks, park)
}

// settle cuts blocks into lots, those farthest from villages first, until there are enough; the cells come back in
// scan order.
func (g *grid) settle(parcels int, d dice) []cell {
	cells := g.cells(d)
	byWild := make([]int, len(cells))
	for i := range byWild {
		byWild[i] = i
	}
	slices.SortStableFunc(byWild, func(a, b int) int { return cmp.Compare(cells[a].wild, cells[b].wild) })
	start := d.Float64()
	for k, c := range byWild {
		if parcels == 0 {
			break
		}
		b := g.block(cells[c].i, cells[c].j)
		_, at := math.Modf(start + float64(k)*math.Phi) // evenly spread, where chance would be lumpy
		p := choosePattern(b, at)
		if crowded := parcels > 6*(len(cells)-k); crowded {
			p = smallLots
		}
		lots := b.cut(p, d)
		cells[c].lots = lots[:min(len(lots), parcels)]
		parcels -= len(cells[c].lots)
	}
	return cells
}

// cells lists the cells of the park with their wildness: a few villages and hills, and some chance.
func (g *grid) cells(d dice) []cell {
	var centres []orb.Point
	reach := g.us[len(g.us)-1]
	for range 9 {
		centres = append(centres, orb.Point{d.between(-0.7, 0.7) * reach, d.between(-0.7, 0.7) * reach})
	}
	var cells []cell
	for j := range g.kept[0] {
		for i := range g.kept {
			if g.kept[i][j] {
				cells = append(cells, cell{i: i, j: j, wild: g.wildness(i, j, centres) + d.between(0, 0.5)})
			}
		}
	}
	return cells
}

// wildness grows towards the given places and towards the edge of the park.
func (g *grid) wildness(i, j int, places []orb.Point) float64 {
	reach := g.us[len(g.us)-1]
	edge := math.Hypot(g.us[i], g.vs[j]) / reach
	wild := 0.8 * edge * edge
	for _, p := range places {
		away := math.Hypot(g.us[i]-p[0], g.vs[j]-p[1]) / (0.13 * reach)
		wild += math.Exp(-away * away)
	}
	return wild
}

// subareas splits the park: the last name takes the western (or the southern) part, the others share the rest from
// north to south. It returns the name of each cell.
func (g *grid) subareas(p *Park) [][]string {
	names := make([][]string, len(g.kept))
	for i := range names {
		names[i] = make([]string, len(g.kept[0]))
		for j := range names[i] {
			names[i][j] = g.subareaOf(p.ParkPlan.Subareas, i, j)
		}
	}
	for _, name := range p.ParkPlan.Subareas {
		part := newCells(len(g.kept), len(g.kept[0]))
		for i := range part {
			for j := range part[i] {
				part[i][j] = g.kept[i][j] && names[i][j] == name
			}
		}
		p.Subareas = append(p.Subareas, Subarea{Name: name, Shape: g.outline(part)})
	}
	return names
}

func (g *grid) subareaOf(names []string, i, j int) string {
	u, v := (g.us[i]+g.us[i+1])/2, (g.vs[j]+g.vs[j+1])/2
	switch {
	case len(names) == 0:
		return ""
	case len(names) == 3 && u < g.us[len(g.us)/3]:
		return names[2]
	case v > 0:
		return names[0]
	default:
		return names[1]
	}
}

// newParcel gives a lot its shape and code. Codes follow GB/T 37346 with cadastral districts from 900, which is invented.
func newParcel(l lot, park int, plan ParkPlan, subarea string) Parcel {
	ring := l.ring()
	area := planeArea(ring)
	centre := l.block.at((l.u0+l.u1)/2, (l.v0+l.v1)/2)
	return Parcel{
		ParkCode: plan.Code, Subarea: subarea, Shape: orb.Polygon{ring}, lot: l, park: park,
		AreaM2: area / areaScale(centre),
	}
}

// number gives every parcel of the zone its code and address.
func (z *Zone) number(d dice) {
	for n := range z.Parcels {
		p := &z.Parcels[n]
		sequence := n - z.Parks[p.park].parcels.from + 1
		right := "GB"
		p.Tenure = "state"
		if d.chance(0.06) {
			right, p.Tenure = "JB", "collective"
		}
		p.Code = fmt.Sprintf("350582%03d%03d%s%05d", (901+p.park)%1000, 1+(901+p.park)/1000, right, sequence)
		p.Address = fmt.Sprintf("%s%s示例路%d号", z.Parks[p.park].Town, z.Parks[p.park].Name, sequence)
		p.TitleAreaM2 = title(p.AreaM2, d)
		p.CertificateNo = fmt.Sprintf("闽(2018)示例市不动产权第%07d号", n+1)
	}
}

// title is the area on the certificate: in mu to four decimals, close to what is measured but for one in forty.
func title(measuredM2 float64, d dice) float64 {
	error := 0.003 * clamp(d.NormFloat64(), -3, 3)
	if d.chance(0.025) {
		error = math.Copysign(d.between(0.06, 0.18), d.between(-1, 1))
	}
	return round(land.Mu(measuredM2)*(1+error), 4) * land.SquareMetresPerMu
}

func (p *Parcel) centre() orb.Point {
	return p.lot.block.at((p.lot.u0+p.lot.u1)/2, (p.lot.v0+p.lot.v1)/2)
}
