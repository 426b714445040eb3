package synth

import (
	"math"

	"permu/internal/land"
)

// history is what an enterprise did over the years, before it is written down.
type history struct {
	e       *Enterprise
	year    int
	scaleK  float64 // thousand yuan: output of industry above size, revenue of all others
	index   int     // 0 is the first year
	last    bool
	stopped float64 // 1 in full swing, 0 at a standstill
}

// report writes the reports of every enterprise, year by year.
func (z *Zone) report() {
	for index, year := range z.Profile.Years {
		for n := range z.Enterprises {
			e := &z.Enterprises[n]
			// The same stream for all years of an enterprise: its habits stay.
			h := newHistory(e, newDice(z.Seed, "growth", n), len(z.Profile.Years)-1-index)
			h.year, h.index, h.last = year, index, index == len(z.Profile.Years)-1
			if r, ok := h.report(newDice(z.Seed+uint64(year), "report", n)); ok {
				z.Reports = append(z.Reports, r)
			}
		}
	}
}

// newHistory takes an enterprise back by some years: most have grown, a few have collapsed, the stopped have faded.
func newHistory(e *Enterprise, d dice, back int) history {
	h := history{e: e, scaleK: float64(e.outputK) + e.revenueK, stopped: 1}
	collapse := d.chance(0.04) && e.outputK < 3*million100
	for range back {
		growth := clamp(d.logNormal(1.07, 0.12), 0.7, 1.6)
		if collapse {
			growth = d.between(0.35, 0.6)
		}
		h.scaleK /= growth
	}
	if e.Status != "operating" {
		h.stopped = [3]float64{0.03, 0.35, 0.9}[min(back, 2)]
	}
	return h
}

// report is false for a year before the enterprise was registered, and for some small ones that sent nothing.
func (h history) report(d dice) (Report, bool) {
	silent := h.e.Scale == "below" && !h.e.TradeQuota && d.chance(0.03)
	if h.e.RegisteredOn.Year() > h.year || h.e.Status == "deregistered" && h.last || silent {
		return Report{}, false
	}
	r := Report{USCC: h.e.USCC, Name: h.e.Name, Year: h.year}
	switch {
	case h.e.Scale == "above":
		h.aboveSize(&r, d)
	case h.e.TradeQuota:
		h.trade(&r, d)
	default:
		h.belowSize(&r, d)
	}
	return r, true
}

// aboveSize fills every column.
func (h history) aboveSize(r *Report, d dice) {
	output := math.Round(h.scaleK)
	wan := output / 10
	r.OutputCNY = thousand(output)
	r.RevenueCNY = thousand(output * d.between(0.92, 1.04))
	r.ValueAddedCNY = thousand(output * d.between(0.17, 0.31))
	r.ProfitCNY = thousand(output * d.between(-0.015, 0.11))
	r.FixedInvestmentCNY = thousand(output * d.between(0.004, 0.08))
	r.RDCNY = thousand(output * d.between(0.002, 0.038))
	r.Employees = new(max(12, int(wan/h.e.trade.perHead*d.between(0.7, 1.4))))
	tce := wan * h.e.trade.energy * d.between(0.5, 1.8)
	r.EnergyTCE = new(round(tce, 2))
	r.ElectricityKWh = new(math.Round(tce / 0.0001229 * d.between(0.5, 0.85)))
	r.WaterM3 = new(math.Round(tce * d.between(8, 30)))
	r.EmissionsT = new(round(tce*d.between(0.001, 0.006), 3))
	h.fullTaxes(r, output*d.between(0.038, 0.07), d)
}

// trade fills what above-quota trade reports: no industrial output, little energy.
func (h history) trade(r *Report, d dice) {
	r.RevenueCNY = thousand(h.scaleK)
	r.ProfitCNY = thousand(h.scaleK * d.between(-0.005, 0.04))
	r.Employees = new(max(4, int(h.scaleK/10/h.e.trade.perHead)))
	r.ElectricityKWh = new(math.Round(h.scaleK / 10 * h.e.trade.energy / 0.0001229))
	h.fewTaxes(r, h.scaleK*d.between(0.006, 0.022), d)
}

// belowSize fills revenue and tax, and output only for one in four: for the others it is unknown, not zero.
func (h history) belowSize(r *Report, d dice) {
	revenue := h.scaleK * h.stopped
	power := h.scaleK / 10 * h.e.trade.energy / 0.0001229 * 0.7 * h.stopped * d.between(0.7, 1.3)
	if d.chance(0.9) {
		r.ElectricityKWh = new(math.Round(power))
	}
	if h.stopped < 0.1 {
		return
	}
	r.RevenueCNY = thousand(revenue)
	if h.e.trade.perMu > 0 && d.chance(0.25) {
		r.OutputCNY = thousand(math.Min(revenue*d.between(0.95, 1.05), 19_900))
	}
	if d.chance(0.7) {
		r.Employees = new(max(3, int(revenue/10/h.e.trade.perHead*d.between(0.8, 1.6))))
	}
	h.fewTaxes(r, revenue*d.between(0.04, 0.08), d)
}

// fullTaxes splits a tax in thousand yuan over all kinds, in the order of land.TaxKinds.
func (h history) fullTaxes(r *Report, taxK float64, d dice) {
	shares := [11]float64{0.46, 0.07, 0.21, 0.055, 0.012, 0.045, 0.06, 0, 0.024, 0.016, 0.01}
	for i, share := range shares {
		r.Taxes[i] = yuan(taxK * 1000 * share * d.between(0.75, 1.25))
	}
	if d.chance(0.02) {
		r.Taxes[0] = yuan(-taxK * 1000 * d.between(0.02, 0.1)) // refunded
	}
	r.total()
}

// fewTaxes splits a tax into value added, income and the rest; the other kinds stay unknown.
func (h history) fewTaxes(r *Report, taxK float64, d dice) {
	vat, income := d.between(0.5, 0.7), d.between(0.1, 0.25)
	r.Taxes[0] = yuan(taxK * 1000 * vat)
	r.Taxes[2] = yuan(taxK * 1000 * income)
	r.Taxes[10] = yuan(taxK * 1000 * (1 - vat - income))
	r.total()
}

func (r *Report) total() {
	var sum land.Money
	for _, t := range r.Taxes {
		if t != nil {
			sum += *t
		}
	}
	r.TaxCNY = new(sum)
}

// renew writes how much of the fixed investment went into technical renewal: nothing in one report of four.
func (z *Zone) renew() {
	for n := range z.Reports {
		r := &z.Reports[n]
		if r.FixedInvestmentCNY == nil {
			continue
		}
		d, share := newDice(z.Seed+uint64(r.Year), "renewal", n), 0.0
		if d.chance(0.75) {
			share = d.between(0.1, 0.9)
		}
		r.TechnicalInvestmentCNY = thousand(r.FixedInvestmentCNY.Yuan() / 1000 * share)
	}
}

// thousand rounds to thousand yuan, as statistical forms do.
func thousand(k float64) *land.Money { return new(land.Money(math.Round(k) * 100_000)) }

func yuan(v float64) *land.Money { return new(land.Money(math.Round(v * 100))) }
