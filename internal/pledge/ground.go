package pledge

import (
	"math"

	"permu/internal/land"
)

// Together takes the parcels that stand for a promise as one piece of land. Days before the decision of a review are not of what it
// promises; nil is an agreement.
func Together(parcels []land.PromisedParcel, decidedOn *string) land.PromisedLand {
	g := ground{floor: sum{name: "floor_area_m2"}, invested: sum{name: "invested_cny"}}
	for _, p := range parcels {
		if p.Stands {
			g.add(p, decidedOn)
		} else {
			g.land.Ended = true
		}
	}
	return g.together()
}

// ground is land while it is put together.
type ground struct {
	land            land.PromisedLand
	area            float64
	floor, invested sum
}

func (g *ground) add(p land.PromisedParcel, decidedOn *string) {
	l := &g.land
	l.Count++
	l.Mixed = l.Mixed || p.Mixed
	l.Built, l.Used = l.Built || p.Built, l.Used || p.Used
	g.area += p.LandM2
	g.floor.add(p.FloorAreaM2)
	l.FloorSinceM2 += p.FloorSinceM2
	g.invested.add(p.InvestedCNY)
	if decidedOn == nil {
		l.HandedOverOn = p.HandedOverOn
	}
	l.ActualStartOn = earlier(l.ActualStartOn, since(decidedOn, p.ActualStartOn))
	if completed := since(decidedOn, p.ActualCompletionOn); completed != nil {
		l.ActualCompletionOn = later(l.ActualCompletionOn, completed)
		l.Completed++
	}
}

func (g *ground) together() land.PromisedLand {
	l := g.land
	if l.Count == 0 {
		return l
	}
	l.LandM2 = &g.area
	l.FloorAreaM2, l.InvestedCNY = g.floor.whole(l.Count), g.invested.whole(l.Count)
	for _, s := range []sum{g.floor, g.invested} {
		if s.known > 0 && s.known < l.Count {
			l.Partly = append(l.Partly, land.PartlySum{Name: s.name, Value: s.value, Known: s.known})
		}
	}
	if l.Completed < l.Count {
		l.ActualCompletionOn = nil
	}
	return l
}

// sum is what is known of an amount, and of how many parcels. Its parts are whole fen, or hundredths of m².
type sum struct {
	name  string
	value float64
	known int
}

func (s *sum) add(v *float64) {
	if v != nil {
		s.value, s.known = math.Round((s.value+*v)*100)/100, s.known+1
	}
}

// whole is the sum where it is known of so many parcels.
func (s *sum) whole(count int) *float64 {
	if s.known < count {
		return nil
	}
	return &s.value
}

// since is a day that does not lie before another; nil is no day, or no other.
func since(from, day *string) *string {
	if from != nil && day != nil && *day < *from {
		return nil
	}
	return day
}

func earlier(a, b *string) *string {
	if a == nil || b != nil && *b < *a {
		return b
	}
	return a
}

func later(a, b *string) *string {
	if a == nil || b != nil && *b > *a {
		return b
	}
	return a
}
