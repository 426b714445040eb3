package analysis

import (
	"permu/internal/land"
	"permu/internal/score"
)

// reached are when production began, or full capacity came about, by the agreements: of parcels and of enterprises. A day
// that is NoDay was agreed and has not come about.
type reached struct {
	parcels     map[int64]int32
	enterprises map[string]int32
}

// reached reads the days of an indicator; of several agreements on one land or with one enterprise the latest counts, once
// all have come about.
func (g *ground) reached(indicator string) reached {
	r := reached{map[int64]int32{}, map[string]int32{}}
	for _, one := range g.facts.Reached {
		if one.Indicator != indicator {
			continue
		}
		if one.ParcelID != nil {
			r.parcels[*one.ParcelID] = latest(r.parcels, *one.ParcelID, dayOf(one.ReachedOn))
		}
		if one.USCC != nil {
			r.enterprises[*one.USCC] = latest(r.enterprises, *one.USCC, dayOf(one.ReachedOn))
		}
	}
	return r
}

func latest[K comparable](days map[K]int32, key K, day int32) int32 {
	before, told := days[key]
	switch {
	case !told:
		return day
	case before == score.NoDay || day == score.NoDay:
		return score.NoDay
	}
	return max(before, day)
}

// daysOfEnterprises are when enterprises registered and agreed on a merger, and when they began production and reached full
// capacity: as listed, else as agreed.
func (g *ground) daysOfEnterprises() map[string][]int32 {
	n := len(g.facts.Enterprises)
	days := map[string][]int32{}
	for _, name := range []string{"registered_on", "production_on", "capacity_on", "merged_on"} {
		agreed := g.reached(name).enterprises
		days[name] = columnOf(n, func(i int) int32 {
			if day := listedDay(&g.facts.Enterprises[i], name); day != score.NoDay {
				return day
			}
			if day, told := agreed[g.facts.Enterprises[i].USCC]; told {
				return day
			}
			return score.NoDay
		})
	}
	return days
}

func listedDay(e *land.Enterprise, name string) int32 {
	switch name {
	case "registered_on":
		return dayOf(e.RegisteredOn)
	case "production_on":
		return dayOf(e.ProductionOn)
	case "capacity_on":
		return dayOf(e.CapacityOn)
	case "merged_on":
		return dayOf(e.MergedOn)
	}
	return score.NoDay
}

// daysOfParcels are the same of parcels: as agreed on the parcel, else the day that is the same of all its users. One
// before the hand-over is of elsewhere.
func (g *ground) daysOfParcels() map[string][]int32 {
	days := g.daysOfEnterprises()
	for name, ofEnterprises := range days {
		agreed := g.reached(name).parcels
		days[name] = columnOf(len(g.facts.Parcels), func(i int) int32 {
			p := &g.facts.Parcels[i]
			if day, told := agreed[p.ParcelID]; told {
				return day
			}
			day := common(g.byParcel[i], func(at int) int32 { return ofEnterprises[g.links[at].enterprise] }, score.NoDay)
			if (name == "production_on" || name == "capacity_on") && p.HandedOverOn != nil && day < dayOf(p.HandedOverOn) {
				return score.NoDay
			}
			return day
		})
	}
	return days
}
