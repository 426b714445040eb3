package synth

import (
	"cmp"
	"math"
	"slices"

	"permu/internal/land"
)

// market is the free land of one park, largest parcels first.
type market struct {
	z      *Zone
	order  []int // parcel indices by area, falling
	after  []int // after[k] is the first place from k on that may still be free
	state  []State
	offset int
}

func newMarket(z *Zone, park int, d dice) *market {
	s := z.Parks[park].parcels
	m := &market{z: z, offset: s.from, state: make([]State, s.to-s.from), after: make([]int, s.to-s.from+1)}
	for i := range m.state {
		m.order = append(m.order, s.from+i)
		m.after[i] = i
		m.state[i] = reserve(z.Parcels[s.from+i], d)
	}
	m.after[len(m.state)] = len(m.state)
	slices.SortStableFunc(m.order, func(a, b int) int { return cmp.Compare(z.Parcels[b].AreaM2, z.Parcels[a].AreaM2) })
	return m
}

// reserve keeps some parcels from the enterprises: public land, and land in the several kinds of not built.
func reserve(p Parcel, d dice) State {
	at := d.Float64()
	for _, s := range []struct {
		state State
		share float64
	}{{Public, 0.03}, {IdleUnbuilt, 0.018}, {NewUnbuilt, 0.01}, {Suspended, 0.008}, {Construction, 0.014}} {
		if at -= s.share; at < 0 && land.Mu(p.AreaM2) < 120 {
			return s.state
		}
	}
	return ""
}

func (m *market) free(n int) bool {
	i := n - m.offset
	return i >= 0 && i < len(m.state) && m.state[i] == ""
}

// nearest finds the largest free parcel not above an area, else the smallest free one above it, else -1.
func (m *market) nearest(areaM2 float64) int {
	k, _ := slices.BinarySearchFunc(m.order, areaM2, func(n int, a float64) int { return cmp.Compare(a, m.z.Parcels[n].AreaM2) })
	if found := m.seek(k); found >= 0 {
		return found
	}
	for i := k - 1; i >= 0; i-- {
		if m.free(m.order[i]) {
			return m.order[i]
		}
	}
	return -1
}

// seek walks from place k to the first free parcel and remembers the way.
func (m *market) seek(k int) int {
	end := k
	for end < len(m.order) && !m.free(m.order[end]) {
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

// take gives an owner up to six parcels that come near an area: the best one, its free neighbours, then others.
func (m *market) take(areaM2 float64, state State, d dice) []int {
	var taken []int
	got := 0.0
	grab := func(n int) {
		m.state[n-m.offset] = state
		taken = append(taken, n)
		got += m.z.Parcels[n].AreaM2
	}
	for len(taken) < 6 && got < 0.75*areaM2 {
		n := m.nearest(d.between(0.45, 1.15) * (areaM2 - got))
		if n < 0 || len(taken) > 0 && m.z.Parcels[n].AreaM2 > 1.5*areaM2 {
			break
		}
		grab(n)
		for _, next := range []int{n + 1, n - 1} {
			if m.free(next) && len(taken) < 6 && got+m.z.Parcels[next].AreaM2 < 1.1*areaM2 {
				grab(next)
			}
		}
	}
	return taken
}

// wanted is the land that an enterprise needs, in square metres.
func (e *Enterprise) wanted(d dice) float64 {
	mu := d.within(7.5, 0.6, 1.5, 50)
	perMu := clamp(d.logNormal(e.trade.perMu, 0.6), 110, 2600) // 万元/亩
	if d.chance(0.12) && e.outputK < 2*million100 {
		perMu = d.between(35, 110)
	}
	if e.outputK > 0 {
		mu = math.Max(4, float64(e.outputK)/10/perMu)
	}
	return mu * land.SquareMetresPerMu
}
