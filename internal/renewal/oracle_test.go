package renewal

import (
	"fmt"
	"math"
	"math/bits"
	"math/rand/v2"
	"slices"
)

// brute is the second way to every answer: all sets of parcels, one after the other, judged by sums written anew.
type brute struct {
	l    Land
	a    Ask
	next []uint32
}

func newBrute(l Land, a Ask) *brute {
	b := &brute{l: l, a: a, next: make([]uint32, len(l.Parcels))}
	for _, e := range l.Edges {
		if e.GapM <= max(a.Rules.RoadM, TouchM) && a.Rules.group(l.Parcels[e.A]) == a.Rules.group(l.Parcels[e.B]) {
			b.next[e.A] |= 1 << e.B
			b.next[e.B] |= 1 << e.A
		}
	}
	return b
}

// objective is that of a set, and whether it is one that is looked for.
func (b *brute) objective(set uint32) (points, area float64, ok bool) {
	if !b.connected(set) {
		return 0, 0, false
	}
	owners := map[string]bool{}
	var outline, edge float64
	for i, p := range b.l.Parcels {
		inSet := set>>i&1 == 1
		if slices.Contains(b.a.Include, p.Code) && !inSet {
			return 0, 0, false
		}
		if !inSet {
			continue
		}
		if b.a.bar(p) != "" {
			return 0, 0, false
		}
		area += p.AreaM2
		outline += p.OutlineM2
		edge += p.PerimeterM
		owners[p.Owner+map[bool]string{true: p.Code}[p.Owner == ""]] = true
	}
	for _, e := range b.l.Edges {
		if set>>e.A&1 == 1 && set>>e.B&1 == 1 && e.GapM <= TouchM {
			edge -= 2 * e.FrontageM
		}
	}
	for _, t := range b.a.Terms {
		switch t.Name {
		case Owners:
			points += t.Weight * float64(len(owners))
		case Compactness:
			if edge > 0 {
				points += t.Weight * min(1, 4*math.Pi*outline/edge/edge)
			}
		default:
			for i, v := range b.l.Values[t.Name] {
				if set>>i&1 == 1 && !math.IsNaN(v) {
					points += t.Weight * v
				}
			}
		}
	}
	most := b.a.Rules.MaxOwners
	return points, area, area >= b.a.MinM2-roundM2 && area <= b.a.MaxM2+roundM2 && (most == 0 || len(owners) <= most) && bits.OnesCount32(set) >= b.a.Rules.MinParcels
}

func (b *brute) connected(set uint32) bool {
	seen := set & -set
	for {
		grown := seen
		for rest := seen; rest != 0; rest &= rest - 1 {
			grown |= b.next[bits.TrailingZeros32(rest)] & set
		}
		if grown == seen {
			return set != 0 && seen == set
		}
		seen = grown
	}
}

// best are the objectives of the answers: the best set, then the best of those that differ enough, and so on.
func (b *brute) best(top int) []float64 {
	type judged struct {
		set          uint32
		points, area float64
	}
	var all []judged
	for set := uint32(1); set < 1<<len(b.l.Parcels); set++ {
		if points, area, ok := b.objective(set); ok {
			all = append(all, judged{set, points, area})
		}
	}
	slices.SortStableFunc(all, func(x, y judged) int {
		return int(math.Copysign(1, y.points-x.points)) * map[bool]int{true: 0, false: 1}[x.points == y.points]
	})
	var chosen []judged
	for _, j := range all {
		if len(chosen) == top {
			break
		}
		differs := true
		for _, c := range chosen {
			var both float64
			for i, p := range b.l.Parcels {
				if j.set&c.set>>i&1 == 1 {
					both += p.AreaM2
				}
			}
			differs = differs && both <= 0.5*min(j.area, c.area)
		}
		if differs {
			chosen = append(chosen, j)
		}
	}
	var values []float64
	for _, c := range chosen {
		values = append(values, c.points)
	}
	return values
}

// drawn is land with drawn parcels and the edges that are given.
func drawn(r *rand.Rand, n int, edges [][2]int) Land {
	l := Land{Values: map[string][]float64{"gain": {}, "cost": {}}}
	for i := range n {
		area := 500 + 9500*r.Float64()
		known := func() *bool {
			if r.IntN(5) == 0 {
				return nil
			}
			return new(r.IntN(5) == 0)
		}
		p := Parcel{
			Code: fmt.Sprintf("P%02d", (i*7+3)%n*100+i), AreaM2: area, OutlineM2: area * (0.97 + 0.06*r.Float64()), PerimeterM: 4 * math.Sqrt(area) * (1 + r.Float64()),
			Owner: fmt.Sprint(r.IntN(n)), Park: fmt.Sprint(r.IntN(2)), Industrial: new(r.IntN(6) > 0), Mortgaged: known(), Sealed: known(), Idle: known(), Road: r.IntN(12) == 0,
		}
		if r.IntN(8) == 0 {
			p.Owner = ""
		}
		l.Parcels = append(l.Parcels, p)
		gain := 30 * (r.Float64() - 0.3)
		if r.IntN(9) == 0 {
			gain = math.NaN()
		}
		l.Values["gain"], l.Values["cost"] = append(l.Values["gain"], gain), append(l.Values["cost"], 10*r.Float64())
	}
	for _, e := range edges {
		gap, front := 0.0, 5+60*r.Float64()
		if r.IntN(3) == 0 {
			gap = 20 * r.Float64()
		}
		// What two parcels share is part of the outline of both.
		front = min(front, l.Parcels[e[0]].PerimeterM/float64(2*n), l.Parcels[e[1]].PerimeterM/float64(2*n))
		l.Edges = append(l.Edges, Edge{e[0], e[1], gap, front})
	}
	return l
}

// drawnAsk is an objective of every kind of term, with rules now and then.
func drawnAsk(r *rand.Rand, l Land) Ask {
	var total float64
	for _, p := range l.Parcels {
		total += p.AreaM2
	}
	low := total * 0.5 * r.Float64()
	a := Ask{MinM2: low, MaxM2: low + total*0.4*r.Float64() + 1000, Top: 1 + r.IntN(3), Terms: []Term{w("gain", 1)}}
	for _, t := range []Term{w("cost", -r.Float64()), w(Owners, 8*(r.Float64()-0.7)), w(Compactness, 60*(r.Float64()-0.3))} {
		if r.IntN(3) > 0 {
			a.Terms = append(a.Terms, t)
		}
	}
	a.Rules.RoadM = 20 * r.Float64()
	a.Rules.Industrial, a.Rules.NotMortgaged, a.Rules.NotSealed, a.Rules.KnownOnly = r.IntN(4) == 0, r.IntN(4) == 0, r.IntN(4) == 0, r.IntN(4) == 0
	if r.IntN(4) == 0 {
		a.Rules.MaxOwners = 1 + r.IntN(4)
	}
	a.Rules.NotIdle = r.IntN(4) == 0
	if r.IntN(4) == 0 {
		a.Rules.MinParcels = 1 + r.IntN(4)
	}
	if r.IntN(6) == 0 {
		a.Rules.Within = "park"
	}
	if r.IntN(4) == 0 {
		a.Exclude = []string{l.Parcels[r.IntN(len(l.Parcels))].Code}
	}
	for range r.IntN(3) / 2 * (1 + r.IntN(2)) {
		p := l.Parcels[r.IntN(len(l.Parcels))]
		if a.bar(p) == "" && !slices.Contains(a.Include, p.Code) {
			a.Include = append(a.Include, p.Code)
		}
	}
	return a
}

// planar are the edges of a grid with some diagonals and some gaps, as parcels lie.
func planar(r *rand.Rand, n int) (edges [][2]int) {
	wide := 2 + r.IntN(4)
	for i := range n {
		for _, j := range []int{i + 1, i + wide, i + wide + 1} {
			besides := i%wide == wide-1 && j != i+wide
			if j < n && !besides && r.IntN(8) > 0 && (j != i+wide+1 || r.IntN(3) == 0) {
				edges = append(edges, [2]int{i, j})
			}
		}
	}
	return edges
}
