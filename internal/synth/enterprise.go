package synth

import "fmt"

// found founds the enterprises of a cohort: the above-size ones first, then above-quota trade, then the others.
func (z *Zone) found(n int, c Cohort) {
	d := newDice(z.Seed, "enterprises", n)
	parks := z.parksOf(c.Management)
	made := outputs(c, d)
	load := make([]int64, len(z.Parks))
	first := len(z.Enterprises)
	for i := range c.Enterprises {
		e := z.newEnterprise(pick(d, parks), d)
		switch {
		case i < c.AboveSize:
			e = z.newEnterprise(z.leastLoaded(load, parks, d), d)
			e.Scale, e.outputK = "above", made[i]
			load[e.park] += min(e.outputK, 8*million100) // more than that does not take more land
		case i < c.AboveSize+c.TradeQuota:
			e.TradeQuota, e.trade = true, wholesale
			e.revenueK = 1000 * d.within(60, 0.8, 21, 520)
		case i%60 == 0:
			e.trade = landlords
		}
		if e.outputK == 0 && !e.TradeQuota {
			e.revenueK = 1000 * d.within(11, 0.6, 0.8, 19.9)
		}
		e.IndustryCode = pick(d, e.trade.codes)
		e.Name = enterpriseName(len(z.Enterprises), e.trade)
		z.Enterprises = append(z.Enterprises, e)
	}
	cohort := z.Enterprises[first:]
	list(cohort, c, d)
	d.Shuffle(len(cohort), func(i, j int) { cohort[i], cohort[j] = cohort[j], cohort[i] })
	for i := range cohort {
		cohort[i].USCC = newUSCC(first + i + 1)
		if d.chance(0.03) {
			cohort[i].ParentUSCC = newUSCC(first + 1 + (i+d.whole(1, len(cohort)-1))%len(cohort))
		}
	}
}

// parksOf lists the parks of some kinds of management, each as often as it has parcels, in tens.
func (z *Zone) parksOf(management []string) []int {
	var parks []int
	for n, p := range z.Parks {
		for _, m := range management {
			for range (p.ParkPlan.Parcels + 9) / 10 {
				if p.Management == m {
					parks = append(parks, n)
				}
			}
		}
	}
	return parks
}

// leastLoaded draws five parks and keeps the one that makes least of its land so far.
func (z *Zone) leastLoaded(load []int64, parks []int, d dice) int {
	perM2 := func(park int) float64 { return float64(load[park]) / z.Parks[park].landM2 }
	best := pick(d, parks)
	for range 4 {
		if park := pick(d, parks); perM2(park) < perM2(best) {
			best = park
		}
	}
	return best
}

func (z *Zone) newEnterprise(park int, d dice) Enterprise {
	p := z.Parks[park]
	e := Enterprise{
		ParkCode: p.Code, park: park, trade: trades(d, p.Code), Scale: "below", Listing: "none", Status: "operating",
		Address:      fmt.Sprintf("%s%s示例路%d号", p.Town, p.Name, d.whole(1, 900)),
		RegisteredOn: d.day(1996, 2016),
	}
	if d.chance(0.08) {
		e.RegisteredOn = d.day(2018, 2020)
	}
	if d.chance(0.9) {
		e.ProductionOn = e.RegisteredOn.AddDate(0, d.whole(2, 16), 0)
	}
	if e.ProductionOn.Year() > 2020 {
		e.ProductionOn = date(2020, 12, 1)
	}
	return e
}

// list marks who is listed or preparing: mostly the largest; and, outside the cohort's above-size part, who has stopped.
func list(cohort []Enterprise, c Cohort, d dice) {
	listed := 0
	for i := range cohort {
		e := &cohort[i]
		if listed < c.Listed && (i%3 != 2 || i >= 2*c.Listed) {
			listed++
			e.Listing = "preparing"
			if i < c.Listed/2 {
				e.Listing = "listed"
			}
		}
		if e.Scale == "below" && !e.TradeQuota && e.Listing == "none" && d.chance(0.06) {
			e.Status = "stopped"
		}
		if e.Status == "stopped" && c.Management[0] != "direct" && d.chance(0.2) {
			e.Status = "deregistered"
		}
	}
}
