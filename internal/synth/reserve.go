package synth

import (
	"cmp"
	"math"
	"slices"

	"permu/internal/land"
)

// reserve is land of a park that no enterprise of the directory uses, as a share of all its parcels. It comes in
// clusters of adjoining parcels; what is not built yet lies where the park still grows.
type reserve struct {
	state     State
	share     float64
	clusterMu float64
	largestMu float64 // no parcel is larger
	fringe    bool
}

var reserves = []reserve{
	{NewUnbuilt, 0.034, 160, 70, true},
	{IdleUnbuilt, 0.018, 70, 45, true},
	{Construction, 0.019, 90, 60, true},
	{Suspended, 0.007, 30, 20, true},
	{Public, 0.050, 30, 40, false},
	{Vacant, 0.012, 45, 60, false},
	{Unlisted, 0.012, 18, 30, false},
}

// hold takes the reserves out of the market.
func (m *market) hold(d dice) {
	outwards := m.outwards(d)
	for _, r := range reserves {
		seeds := outwards
		if !r.fringe {
			seeds = m.drawn(d)
		}
		left := r.share * m.areaM2
		for _, n := range seeds {
			left -= m.cluster(n, r, math.Min(left, r.clusterMu*land.SquareMetresPerMu))
		}
	}
}

// cluster marks free parcels around one, those that lie against it before those over the street, up to an area.
func (m *market) cluster(seed int, r reserve, areaM2 float64) float64 {
	got := 0.0
	for queue := []int{seed}; len(queue) > 0; queue = queue[1:] {
		n := queue[0]
		a := m.parcels[n].AreaM2
		if m.state[n] != "" || got+a > areaM2 || land.Mu(a) > r.largestMu {
			continue
		}
		m.state[n] = r.state
		got += a
		queue = append(append(queue, m.ties.against[n]...), m.ties.facing[n]...)
	}
	return got
}

// drawn lists the parcels by chance, the large sooner than the small.
func (m *market) drawn(d dice) []int {
	rank := make([]float64, len(m.parcels))
	order := make([]int, len(m.parcels))
	for n, p := range m.parcels {
		rank[n], order[n] = d.ExpFloat64()/p.AreaM2, n
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(rank[a], rank[b]) })
	return order
}

// outwards lists the parcels from the edge of the park on the side where it grows to the edge opposite.
func (m *market) outwards(d dice) []int {
	sin, cos := math.Sincos(d.between(0, 2*math.Pi))
	middle := toZone39(m.middle)
	far := make([]float64, len(m.parcels))
	order := make([]int, len(m.parcels))
	for n := range m.parcels {
		c := m.parcels[n].centre()
		x, y := c[0]-middle[0], c[1]-middle[1]
		far[n], order[n] = math.Hypot(x, y)+x*cos+y*sin, n
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(far[b], far[a]) })
	return order
}
