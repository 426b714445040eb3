package synth

import (
	"fmt"
	"math"
	"time"

	"permu/internal/land"
)

// AsOf is the day to which the zone is made: land that should have been started more than a year before is idle.
func (p Profile) AsOf() time.Time { return date(p.Years[len(p.Years)-1], 12, 31) }

// Land use by GB/T 21010-2017.
const (
	industrial    = "0601"
	warehouse     = "0604"
	dormitory     = "0701"
	utilities     = "0809"
	green         = "0810"
	streetReserve = "1004"
)

// publicUse is the present and the planned use of land that is not for industry.
func publicUse(at float64) (present, planned string) {
	switch {
	case at < 0.38:
		return dormitory, "R2"
	case at < 0.56:
		return utilities, "U1"
	case at < 0.86:
		return green, "G1"
	default:
		return streetReserve, "S1"
	}
}

// deed fills what the title and the land contract say about each parcel.
func (z *Zone) deed(d dice) {
	for n := range z.Parcels {
		p := &z.Parcels[n]
		p.uses(d)
		p.schedule(z.Profile.AsOf().Year(), d)
		p.contract(n, d)
		p.progress(d)
		p.Mortgaged, p.Sealed = d.chance(0.2), d.chance(0.015)
	}
}

func (p *Parcel) uses(d dice) {
	p.SupplyMethod, p.LandUseCode, p.PlannedUseCode = "granted", industrial, pick(d, []string{"M1", "M1", "M2"})
	switch at := d.Float64(); {
	case p.State == Public:
		p.SupplyMethod = "allocated"
		p.LandUseCode, p.PlannedUseCode = publicUse(at)
	case at < 0.04:
		p.LandUseCode, p.PlannedUseCode = warehouse, "W1"
	case at > 0.96:
		p.PlannedUseCode = "B1"
	}
	if p.Tenure == "collective" {
		p.SupplyMethod = pick(d, []string{"leased", "other"})
	}
	if p.State == Unlisted && d.chance(0.3) || p.State == MultiTenant {
		p.UserName = holder(p.State, d)
	}
}

// schedule sets the agreed and the actual dates; which are missing, and how long past, is what makes land idle.
func (p *Parcel) schedule(year int, d dice) {
	if p.LandUseCode == streetReserve {
		return // not supplied yet
	}
	switch p.State {
	case IdleUnbuilt, Suspended:
		p.HandedOverOn = d.day(year-8, year-4)
	case NewUnbuilt:
		p.HandedOverOn = date(year, 1, 1).AddDate(0, 0, d.IntN(150))
	case Construction:
		p.HandedOverOn = d.day(year-2, year-2)
	default:
		p.HandedOverOn = d.day(year-22, year-4)
	}
	p.AgreedStartOn = p.HandedOverOn.AddDate(0, d.whole(8, 12), 0)
	p.AgreedCompletionOn = p.AgreedStartOn.AddDate(0, d.whole(18, 30), 0)
	p.EndOn = p.HandedOverOn.AddDate(50, 0, -1)
	if p.State == IdleUnbuilt || p.State == NewUnbuilt {
		return
	}
	p.ActualStartOn = p.AgreedStartOn.AddDate(0, d.whole(-2, 5), d.IntN(28))
	switch p.State {
	case Suspended:
		p.SuspendedOn = p.ActualStartOn.AddDate(0, d.whole(2, 7), d.IntN(28))
	case Construction:
	default:
		p.ActualCompletionOn = p.ActualStartOn.AddDate(0, d.whole(14, 28), 0)
	}
}

// contract sets price, limits and investment. Of old parcels some papers are lost.
func (p *Parcel) contract(n int, d dice) {
	mu := land.Mu(p.TitleAreaM2)
	if p.SupplyMethod != "granted" || p.HandedOverOn.Year() < 2005 && d.chance(0.4) {
		return
	}
	p.ContractNo = fmt.Sprintf("示例让〔%d〕%05d号", p.HandedOverOn.Year(), n+1)
	price := d.between(8, 16) + 1.2*float64(p.HandedOverOn.Year()-1998)*d.between(0.7, 1.1)
	p.PriceCNY = wan(price * mu)
	p.AgreedInvestmentCNY = wan(d.between(110, 320) * mu)
	switch {
	case p.HandedOverOn.Year() >= 2015:
		p.FARMin, p.FARMax = new(round(d.between(1.0, 1.5), 1)), new(round(d.between(2.5, 3.5), 1))
	case d.chance(0.85):
		p.FARMin, p.FARMax = new(round(d.between(0.6, 1.0), 1)), new(round(d.between(1.5, 2.5), 1))
	}
}

// progress says how much was built and invested, and why nothing was.
func (p *Parcel) progress(d dice) {
	built, spent := 1.0, d.between(0.85, 1.3)
	switch p.State {
	case Public:
		return
	case IdleUnbuilt, NewUnbuilt:
		built, spent = 0, d.between(0, 0.04)
	case Suspended:
		built, spent = d.between(0.05, 0.31), d.between(0.04, 0.23)
	case Construction:
		built, spent = d.between(0.4, 0.9), d.between(0.3, 0.8)
	}
	should := round(p.TitleAreaM2*d.between(0.34, 0.45)/land.SquareMetresPerMu, 4) * land.SquareMetresPerMu
	p.DevelopableM2, p.DevelopedM2 = new(should), new(round(should*built/land.SquareMetresPerMu, 4)*land.SquareMetresPerMu)
	if p.AgreedInvestmentCNY != nil {
		p.InvestedCNY = wan(p.AgreedInvestmentCNY.Yuan() / land.YuanPerWan * spent)
	}
	if p.State == IdleUnbuilt && d.chance(0.75) {
		p.IdleCause = pick(d, []string{"government", "holder", "holder", "holder", "force_majeure"})
	}
}

// wan is an amount of 万元, rounded to the hundred yuan.
func wan(v float64) *land.Money { return new(land.Money(math.Round(v*100) * 10_000)) }
