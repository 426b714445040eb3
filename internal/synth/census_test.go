package synth

import (
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"

	"permu/internal/land"
	"permu/internal/match"
)

// census is what a planner reads off the map, by land (mu) and by parcels in use.
type census struct {
	totalMu, usedMu float64
	stateMu         map[State]float64
	otherUseMu      float64        // not for industry
	bands           map[string]int // parcels in use by output per mu
	carriedMu       map[string]float64
	carried         map[string]float64 // 万元
	lowMu           float64
	users           map[string][]land.Occupancy // by parcel
}

func (z *Zone) census() census {
	c := census{
		stateMu: map[State]float64{}, bands: map[string]int{}, carriedMu: map[string]float64{}, carried: map[string]float64{},
		users: map[string][]land.Occupancy{},
	}
	for _, o := range z.Occupancies {
		if o.ValidTo.IsZero() {
			c.users[o.ParcelCode] = append(c.users[o.ParcelCode], land.Occupancy{USCC: o.USCC, Relation: &o.Relation, LandAreaM2: o.LandAreaM2, FloorAreaM2: o.FloorAreaM2})
		}
	}
	output, taxes := z.perParcel(c.users)
	for _, p := range z.Parcels {
		mu := land.Mu(p.TitleAreaM2)
		c.totalMu += mu
		c.stateMu[p.State] += mu
		if !strings.HasPrefix(p.LandUseCode, "06") {
			c.otherUseMu += mu
		}
		if len(c.users[p.Code]) == 0 {
			continue
		}
		c.usedMu += mu
		made, tax := output[p.Code], taxes[p.Code]
		c.bands[band(made[2], mu)]++
		c.carry("output", made[2], mu)
		c.carry("tax", tax[2], mu)
		if meanOf(tax)/mu < 5 {
			c.lowMu += mu
		}
	}
	return c
}

func (c *census) carry(name string, wan, mu float64) {
	if !math.IsNaN(wan) {
		c.carried[name] += wan
		c.carriedMu[name] += mu
	}
}

const belowSize = "规下"

func band(wan, mu float64) string {
	if math.IsNaN(wan) {
		return belowSize
	}
	for _, b := range []struct {
		below float64
		name  string
	}{{100, "<100"}, {300, "100-300"}, {500, "300-500"}, {800, "500-800"}, {1500, "800-1500"}} {
		if wan/mu < b.below {
			return b.name
		}
	}
	return ">=1500"
}

// meanOf is the mean of the known years, NaN when none is known.
func meanOf(years [3]float64) float64 {
	sum, n := 0.0, 0.0
	for _, v := range years {
		if !math.IsNaN(v) {
			sum, n = sum+v, n+1
		}
	}
	return sum / n
}

// perParcel spreads output and tax, 万元 a year, over the parcels of each enterprise by the land that it uses.
func (z *Zone) perParcel(users map[string][]land.Occupancy) (output, taxes map[string][3]float64) {
	share, total := map[[2]string]float64{}, map[string]float64{}
	for _, p := range z.Parcels {
		for i, s := range match.LandShares(p.TitleAreaM2, users[p.Code]) {
			share[[2]string{p.Code, users[p.Code][i].USCC}] += s.LandM2
			total[users[p.Code][i].USCC] += s.LandM2
		}
	}
	made, taxed := map[string][3]float64{}, map[string][3]float64{}
	for _, r := range z.Reports {
		note(made, r.USCC, r.Year-2018, r.OutputCNY)
		note(taxed, r.USCC, r.Year-2018, r.TaxCNY)
	}
	output, taxes = map[string][3]float64{}, map[string][3]float64{}
	for _, p := range z.Parcels {
		for _, u := range users[p.Code] {
			part := share[[2]string{p.Code, u.USCC}] / total[u.USCC]
			add(output, p.Code, made, u.USCC, part)
			add(taxes, p.Code, taxed, u.USCC, part)
		}
	}
	return output, taxes
}

var unknown = [3]float64{math.NaN(), math.NaN(), math.NaN()}

func note(to map[string][3]float64, uscc string, year int, m *land.Money) {
	v, ok := to[uscc]
	if !ok {
		v = unknown
	}
	if m != nil {
		v[year] = m.Yuan() / land.YuanPerWan
	}
	to[uscc] = v
}

func add(to map[string][3]float64, parcel string, from map[string][3]float64, uscc string, part float64) {
	sum, ok := to[parcel]
	if !ok {
		sum = unknown
	}
	if values, ok := from[uscc]; ok {
		for y, v := range values {
			switch {
			case math.IsNaN(v):
			case math.IsNaN(sum[y]):
				sum[y] = v * part
			default:
				sum[y] += v * part
			}
		}
	}
	to[parcel] = sum
}

// any reports whether a neighbour of a parcel passes.
func (t ties) any(n int, pass func(int) bool) bool {
	return slices.ContainsFunc(t.against[n], pass) || slices.ContainsFunc(t.facing[n], pass)
}

// reach counts the parcels of a set that the first reaches over the others.
func (t ties) reach(set []int) int {
	seen := map[int]bool{set[0]: true}
	for queue := []int{set[0]}; len(queue) > 0; queue = queue[1:] {
		for _, n := range slices.Concat(t.against[queue[0]], t.facing[queue[0]]) {
			if slices.Contains(set, n) && !seen[n] {
				seen[n] = true
				queue = append(queue, n)
			}
		}
	}
	return len(seen)
}

func fromMiddle(park Park, p Parcel) float64 {
	c, middle := p.centre(), toZone39(orb.Point{park.Lon, park.Lat})
	return math.Hypot(c[0]-middle[0], c[1]-middle[1])
}

func medianFromMiddle(park Park, parcels []Parcel) float64 {
	away := make([]float64, len(parcels))
	for n, p := range parcels {
		away[n] = fromMiddle(park, p)
	}
	slices.Sort(away)
	return away[len(away)/2]
}
