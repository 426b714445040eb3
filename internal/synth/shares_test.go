package synth

import "testing"

func TestSharesOfTheLand(t *testing.T) {
	c := jinjiangZone(t).census()
	share := func(states ...State) float64 {
		sum := 0.0
		for _, s := range states {
			sum += c.stateMu[s]
		}
		return 100 * sum / c.totalMu
	}
	for _, f := range []struct {
		name           string
		got, low, high float64
	}{
		{"parcels, mu", c.totalMu, 54_000, 60_000},
		{"used by an enterprise on record, %", 100 * c.usedMu / c.totalMu, 78, 84},
		{"built but vacant, %", share(Vacant, Unlisted), 5, 7},
		{"under construction, %", share(Construction, Suspended), 2, 3},
		{"supplied and not started, %", share(NewUnbuilt, IdleUnbuilt), 4, 6},
		{"idle, of what is not started, %", 100 * share(IdleUnbuilt) / share(NewUnbuilt, IdleUnbuilt), 28, 40},
		{"stopped, %", share(Stopped), 2, 3},
		{"not for industry, %", 100 * c.otherUseMu / c.totalMu, 4, 6},
		{"output, 万元/亩", c.carried["output"] / c.carriedMu["output"], 350, 550},
		{"tax, 万元/亩", c.carried["tax"] / c.carriedMu["tax"], 12, 25},
		{"low efficiency, % of the land in use", 100 * c.lowMu / c.usedMu, 12, 20},
	} {
		if f.got < f.low || f.got > f.high {
			t.Errorf("%s: %.2f, want %g to %g", f.name, f.got, f.low, f.high)
		}
	}
}

func TestEveryBandIsSeen(t *testing.T) {
	c := jinjiangZone(t).census()
	for _, band := range []string{"<100", "100-300", "300-500", "500-800", "800-1500", ">=1500"} {
		if n := c.bands[band]; 100*n < 3*len(c.users) || n >= c.bands[belowSize] {
			t.Errorf("band %s: %d of %d parcels in use, %d have below-size enterprises only", band, n, len(c.users), c.bands[belowSize])
		}
	}
}

func TestNobodyUsesLandThatIsNotForIndustry(t *testing.T) {
	z := jinjiangZone(t)
	c := z.census()
	for _, p := range z.Parcels {
		if (p.State == Public || unbuilt(p.State)) && len(c.users[p.Code]) > 0 {
			t.Errorf("%s is %s and has %d users", p.Code, p.State, len(c.users[p.Code]))
		}
	}
}

// Each park is seen as a graph of parcels that lie against or face each other.
func TestLandLiesTogether(t *testing.T) {
	z := jinjiangZone(t)
	var several, together, open, besideOpen, outside float64
	for _, park := range z.Parks {
		parcels := z.Parcels[park.parcels.from:park.parcels.to]
		near := newTies(parcels)
		grounds := map[string][]int{}
		for n, p := range parcels {
			if p.own > 0 {
				grounds[p.OwnerUSCC] = append(grounds[p.OwnerUSCC], n)
			}
			if unbuilt(p.State) {
				open++
				besideOpen += float64(count(near.any(n, func(o int) bool { return unbuilt(parcels[o].State) })))
				outside += float64(count(fromMiddle(park, p) > medianFromMiddle(park, parcels)))
			}
		}
		for _, ground := range grounds {
			if len(ground) > 1 {
				several++
				together += float64(count(near.reach(ground) == len(ground)))
			}
		}
	}
	for _, f := range []struct {
		name       string
		got, least float64
	}{
		{"owners with several parcels", several, 400},
		{"of these, on one ground, %", 100 * together / several, 80},
		{"land not built on beside such land, %", 100 * besideOpen / open, 90},
		{"land not built on in the outer half of its park, %", 100 * outside / open, 85},
	} {
		if f.got < f.least {
			t.Errorf("%s: %.1f, want %g or more", f.name, f.got, f.least)
		}
	}
}
