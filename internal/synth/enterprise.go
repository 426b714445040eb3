package synth

import "fmt"

// found founds the enterprises of a cohort: the above-size ones first, then above-quota trade, then the others.
func (z *Zone) found(n int, c Cohort) {
	d := newDice(z.Seed, "enterprises", n)
	parks := z.parksOf(c.Management)
	made := outputs(c, d)
	first := len(z.Enterprises)
	for i := range c.Enterprises {
		e := z.newEnterprise(parks[d.IntN(len(parks))], d)
		switch {
		case i < c.AboveSize:
			e.Scale, e.outputK = "above", made[i]
		case i < c.AboveSize+c.TradeQuota:
			e.TradeQuota, e.trade = true, wholesale
		case i%40 == 0:
			e.trade = landlords
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
