package synth

import (
	"math"

	"permu/internal/land"
)

// ground is the land of one owner: up to six parcels that adjoin as far as they can.
type ground struct {
	enterprise             int
	state                  State
	wantsM2, mostM2, gotM2 float64
	parcels                []int
}

const (
	mostParcels   = 6                            // of one owner
	largestGround = 480 * land.SquareMetresPerMu // what six parcels come to
)

// canAdd reports whether a ground may take one parcel more, up to so many times the most that its owner would take.
func (g *ground) canAdd(areaM2, stretch float64) bool {
	return len(g.parcels) < mostParcels && g.gotM2+areaM2 < stretch*g.mostM2
}

// ground is the land that an enterprise wants, and the most that it would take.
func (e *Enterprise) ground(d dice) ground {
	switch {
	case e.trade.word == landlords.word:
		return groundOf(d.between(12, 35), 1.5)
	case e.Status != "operating":
		return groundOf(d.within(16, 0.5, 4, 45), 1.2)
	case e.outputK > 0:
		return e.plant(d)
	case e.TradeQuota:
		return groundOf(d.within(12, 0.6, 4, 40), 1.5)
	default:
		return groundOf(clamp(e.revenueK/10/d.logNormal(180, 0.5), 2, 45), 1.7)
	}
}

// plant is the ground of industry above size, by what it makes of a mu (万元): most can do with more land, those
// that build storey upon storey need none, and a few have far too much. The least is what a mu makes of the most land.
func (e *Enterprise) plant(d dice) ground {
	perMu := clamp(d.logNormal(0.62*e.trade.perMu, 0.75), 160, 2500)
	least := math.Max(150, perMu/5)
	switch at := d.Float64(); {
	case at < 0.13 && e.outputK < billion1:
		perMu, least = d.between(1800, 4500), 4800
	case at < 0.22:
		perMu = d.between(650, 1500)
		least = perMu / 1.2
	case at < 0.22:
		perMu, least = d.between(50, 100), 40
	}
	wan := float64(e.outputK) / 10
	g := groundOf(math.Max(4, wan/perMu), perMu/least)
	g.mostM2 = math.Min(g.mostM2, largestGround)
	return g
}

func groundOf(mu, stretch float64) ground {
	return ground{wantsM2: squareMetres(mu), mostM2: squareMetres(stretch * mu)}
}

func squareMetres(mu float64) float64 { return mu * land.SquareMetresPerMu }
