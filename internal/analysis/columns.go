package analysis

import (
	"math"

	"permu/internal/land"
)

// columns are the enterprises' reported numbers of one year by name of policy.Numbers, as whole multiples of the
// resolution; NaN is not reported.
type columns map[string][]float64

// reported takes one year's numbers out of the facts.
func reported(facts land.Facts, year int) columns {
	c := columns{}
	for _, name := range []string{
		"output_cny", "revenue_cny", "value_added_cny", "tax_cny", "rd_cny", "employees", "energy_tce", "electricity_kwh", "emissions_t",
	} {
		c[name] = nans(len(facts.Enterprises))
	}
	at := 0
	for _, r := range facts.Reports {
		for at < len(facts.Enterprises) && facts.Enterprises[at].USCC < r.USCC {
			at++
		}
		if r.Year == year && at < len(facts.Enterprises) && facts.Enterprises[at].USCC == r.USCC {
			c.set(at, r)
		}
	}
	return c
}

func (c columns) set(at int, r land.Report) {
	c["output_cny"][at] = fen(r.OutputCNY)
	c["revenue_cny"][at] = fen(r.RevenueCNY)
	c["value_added_cny"][at] = fen(r.ValueAddedCNY)
	c["tax_cny"][at] = fen(r.TaxCNY)
	c["rd_cny"][at] = fen(r.RDCNY)
	if r.Employees != nil {
		c["employees"][at] = float64(*r.Employees)
	}
	c["energy_tce"][at] = multiple(r.EnergyTCE, 1e4)
	c["electricity_kwh"][at] = multiple(r.ElectricityKWh, 1e2)
	c["emissions_t"][at] = multiple(r.EmissionsT, 1e6)
}

func fen(m *land.Money) float64 {
	if m == nil {
		return math.NaN()
	}
	return float64(*m)
}

func multiple(v *float64, perUnit float64) float64 {
	if v == nil {
		return math.NaN()
	}
	return math.Round(*v * perUnit)
}

// money is a number of fen, or nil for NaN.
func money(fen float64) *land.Money {
	if math.IsNaN(fen) {
		return nil
	}
	m := land.Money(fen)
	return &m
}

// yuan is a number of fen in yuan, or nil for NaN.
func yuan(fen float64) *float64 { return orNil(fen / 100) }

// orNil is a number, or nil for NaN.
func orNil(v float64) *float64 {
	if math.IsNaN(v) {
		return nil
	}
	return &v
}

// perMu is fen over m² in 万元/亩, or nil when either is missing or there is no land.
func perMu(fen, areaM2 float64) *float64 {
	if math.IsNaN(fen) || math.IsNaN(areaM2) || areaM2 <= 0 {
		return nil
	}
	v := land.Money(fen).PerMu(areaM2)
	return &v
}
