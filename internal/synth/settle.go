package synth

import (
	"cmp"
	"slices"

	"github.com/paulmach/orb"
)

// market is the land of one park. Its parcels are counted from the first of the park.
type market struct {
	parcels []Parcel
	ties    ties
	areaM2  float64
	middle  orb.Point // of the park, in degrees
	order   []int     // parcels by area, falling
	after   []int     // after[k] is the first place in order from k on that may still be free
	state   []State   // empty while a parcel is free
	holder  []*ground
}

func newMarket(z *Zone, park int, d dice) *market {
	s := z.Parks[park].parcels
	m := &market{
		parcels: z.Parcels[s.from:s.to], middle: orb.Point{z.Parks[park].Lon, z.Parks[park].Lat},
		state: make([]State, s.to-s.from), holder: make([]*ground, s.to-s.from),
	}
	m.ties = newTies(m.parcels)
	for n, p := range m.parcels {
		m.order, m.after = append(m.order, n), append(m.after, n)
		m.areaM2 += p.AreaM2
	}
	m.after = append(m.after, len(m.order))
	slices.SortStableFunc(m.order, func(a, b int) int { return cmp.Compare(m.parcels[b].AreaM2, m.parcels[a].AreaM2) })
	m.hold(d)
	return m
}

// freeM2 is the land that is left.
func (m *market) freeM2() float64 {
	sum := 0.0
	for n, s := range m.state {
		if s == "" {
			sum += m.parcels[n].AreaM2
		}
	}
	return sum
}

// nearest finds the largest free parcel not above an area, else the smallest free one above it, else -1.
func (m *market) nearest(areaM2 float64) int {
	k, _ := slices.BinarySearchFunc(m.order, areaM2, func(n int, a float64) int { return cmp.Compare(a, m.parcels[n].AreaM2) })
	if found := m.seek(k); found >= 0 {
		return found
	}
	for i := k - 1; i >= 0; i-- {
		if m.state[m.order[i]] == "" {
			return m.order[i]
		}
	}
	return -1
}

// seek walks from place k to the first free parcel and remembers the way.
func (m *market) seek(k int) int {
	end := k
	for end < len(m.order) && m.state[m.order[end]] != "" {
		end = max(end+1, m.after[end])
	}
	for k < end {
		k, m.after[k] = max(k+1, m.after[k]), end
	}
	if end == len(m.order) {
		return -1
	}
	return m.order[end]
}

// buy gives an owner a ground that comes near what it wants. When nothing free is left beside it, the ground goes on
// elsewhere, as long as it has got less than enough, a share of that.
func (m *market) buy(g *ground, enough float64, d dice) {
	for len(g.parcels) < mostParcels && g.gotM2 < 0.9*g.wantsM2 {
		n := m.beside(g, 1.15*g.wantsM2-g.gotM2)
		if n < 0 && g.gotM2 < enough*g.wantsM2 {
			n = m.nearest(d.between(0.25, 0.95) * (g.wantsM2 - g.gotM2))
		}
		if n < 0 || len(g.parcels) > 0 && g.gotM2+m.parcels[n].AreaM2 > 1.5*g.wantsM2 {
			return
		}
		m.grant(n, g)
	}
}

func (m *market) grant(n int, g *ground) {
	m.state[n], m.holder[n] = g.state, g
	g.parcels = append(g.parcels, n)
	g.gotM2 += m.parcels[n].AreaM2
}

// beside is the largest free parcel up to an area against a ground, else one that faces it, else -1.
func (m *market) beside(g *ground, upToM2 float64) int {
	for _, near := range [][][]int{m.ties.against, m.ties.facing} {
		best := -1
		for _, own := range g.parcels {
			for _, n := range near[own] {
				a := m.parcels[n].AreaM2
				if m.state[n] == "" && a <= upToM2 && (best < 0 || a > m.parcels[best].AreaM2) {
					best = n
				}
			}
		}
		if best >= 0 {
			return best
		}
	}
	return -1
}

// fillGaps gives what is left to the neighbours that lack most, until they have so many times the most that they would
// take, or no more than an area is left.
func (m *market) fillGaps(stretch, leaveM2 float64) {
	free := m.freeM2()
	for again := true; again; {
		again = false
		for _, n := range m.order {
			if m.state[n] != "" || free <= leaveM2 {
				continue
			}
			if g := m.neediest(n, stretch); g != nil {
				m.grant(n, g)
				free -= m.parcels[n].AreaM2
				again = true
			}
		}
	}
}

// neediest is the neighbour of a parcel, with room for one more, that has got the least of what it wants.
func (m *market) neediest(n int, stretch float64) *ground {
	for _, near := range [][]int{m.ties.against[n], m.ties.facing[n]} {
		var best *ground
		for _, o := range near {
			g := m.holder[o]
			if g != nil && g.canAdd(m.parcels[n].AreaM2, stretch) && (best == nil || g.wantsM2-g.gotM2 > best.wantsM2-best.gotM2) {
				best = g
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}
