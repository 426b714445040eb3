package analysis

import (
	"math"
	"slices"

	"permu/internal/land"
)

// keptTogether are the years of those parcels that a run has, as one piece of land: amounts and land are summed, so that a figure
// per mu is the ratio of the sums. Of land that was merged with other land nothing is known.
func keptTogether(parcels []land.PromisedParcel) land.KeptYears {
	of := slices.DeleteFunc(slices.Clone(parcels), func(p land.PromisedParcel) bool { return len(p.YearValues) != perYear*yearsKept })
	if len(of) == 0 || slices.ContainsFunc(of, func(p land.PromisedParcel) bool { return p.Mixed }) {
		return land.KeptYears{}
	}
	var kept land.KeptYears
	for year := range yearsKept {
		for amount := range amountsKept {
			sum, partly := amountTogether(of, year, amount)
			kept.YearValues, kept.YearPartly = append(kept.YearValues, sum), append(kept.YearPartly, partly)
		}
		landM2 := 0.0
		for _, p := range of {
			landM2 += p.YearValues[perYear*(year+1)-1]
		}
		kept.YearValues = append(kept.YearValues, landM2)
	}
	return kept
}

// amountTogether is the sum of a kept amount over the parcels where it is known, NaN where it is of none, and whether it leaves
// users out.
func amountTogether(parcels []land.PromisedParcel, year, amount int) (sum float64, partly bool) {
	known := 0
	for _, p := range parcels {
		v := p.YearValues[perYear*year+amount]
		switch {
		case !math.IsNaN(v):
			sum, known = sum+v, known+1
			partly = partly || slices.Contains(partlyOf(p.YearPartly, year), amountsKept[amount])
		case p.InUse:
			partly = true
		}
	}
	if known == 0 {
		return math.NaN(), false
	}
	return math.Round(sum*100) / 100, partly
}
