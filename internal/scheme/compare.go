package scheme

import (
	"slices"

	"permu/internal/land"
)

// compared is the table of before, committed and plan (前后对比). Yearly amounts before are the mean of the years of the run that
// are known; per mu they stand on all land of the site, since land without a user yields nothing, and are not known unless every
// parcel in use is. A sum of some of the parcels is shown as such, and no change is reckoned from it.
func (e *engine) compared(g Ground) []land.Compared {
	mu := e.mu()
	over := func(m measured, by float64) measured {
		whole := m.whole()
		m.value = nil
		if whole != nil && by > 0 {
			m.value = new(*whole / by)
		}
		return m
	}
	area := measured{value: new(e.areaM2), known: len(g.File.Parcels), of: len(g.File.Parcels)}
	floor := g.present()
	footprint := g.summed(func(p land.SiteParcel) *float64 { return p.FootprintM2 })
	invested := g.summed(func(p land.SiteParcel) *float64 { return p.InvestedCNY })
	output := g.yearly("output_cny", func(y land.YearFigures) *float64 { return y.OutputCNY })
	tax := g.yearly("tax_cny", func(y land.YearFigures) *float64 { return y.TaxCNY })
	jobs := g.yearly("employees", func(y land.YearFigures) *float64 { return y.Employees })
	energy := g.energy()
	firms := measured{value: new(float64(g.firms())), known: len(g.File.Parcels) - g.unjudged(), of: len(g.File.Parcels)}
	if g.File.Run == nil {
		firms = measured{of: len(g.File.Parcels)}
	}
	wan := mu * land.YuanPerWan
	line := func(name string, title land.Phrase, unit string, before measured, plan func(n *needs) float64) land.Compared {
		n := e.needs()
		c := land.Compared{Name: name, Title: title, Unit: unit, Before: before.value, Years: append([]int{}, before.years...), Known: before.known, Of: before.of}
		if plan != nil {
			c.Plan = n.value(plan(n))
		}
		c.Committed, c.Agreed = g.promised(name)
		return changed(c)
	}
	get := func(name string) func(n *needs) float64 { return func(n *needs) float64 { return n.get(name) } }
	return []land.Compared{
		line("land_m2", said("用地面积", "land"), "m²", area, func(n *needs) float64 { return n.areaM2 }),
		line("floor_area_m2", said("建筑面积", "floor area"), "m²", floor, (*needs).floorM2),
		line("floor_area_ratio", said("容积率", "floor area ratio"), "ratio", over(floor, e.areaM2), get("floor_area_ratio")),
		line("building_coefficient", said("建筑系数(现状未计堆场)", "building coefficient (at present without yards)"), "ratio", over(footprint, e.areaM2), get("building_coefficient")),
		line("investment_per_mu", said("固定资产投资强度", "fixed investment per mu"), "万元/亩", over(invested, wan), get("investment_per_mu")),
		line("output_per_mu", said("亩均产值", "output per mu"), "万元/亩", over(output, wan), get("output_per_mu")),
		line("tax_per_mu", said("亩均税收", "tax per mu"), "万元/亩", over(tax, wan), get("tax_per_mu")),
		line("energy_per_output", said("单位产值能耗", "energy per output"), "tce/万元", ratioOf(energy, output), energyPerOutput),
		line("jobs", said("就业", "jobs"), "人", jobs, func(n *needs) float64 { return n.get("jobs_per_mu") * n.mu() }),
		line("firms", said("企业数", "enterprises"), "家", firms, get("firms")),
	}
}

// ratioOf is energy in tce over output in 万元, of years that both know of all that is here.
func ratioOf(energy, output measured) measured {
	m := energy
	m.value = nil
	tce, yuan := energy.whole(), output.whole()
	if tce != nil && yuan != nil && *yuan > 0 && slices.Equal(energy.years, output.years) {
		m.value = new(*tce / (*yuan / land.YuanPerWan))
	}
	return m
}

func energyPerOutput(n *needs) float64 {
	energy, output := n.get("energy_tce_per_mu"), n.get("output_per_mu")
	return energy / output
}

// changed adds what changes, of what is known of the whole site.
func changed(c land.Compared) land.Compared {
	if c.Before != nil && c.Plan != nil && c.Known >= c.Of {
		change := *c.Plan - *c.Before
		c.Change = &change
		if *c.Before != 0 {
			pct := change / *c.Before * 100
			c.ChangePct = &pct
		}
	}
	if c.Known < c.Of {
		c.Note = said("%d/%d 有数", "known for %d of %d", c.Known, c.Of)
	}
	if list := listOf(c.Years); len(c.Years) > 0 && len(c.Years) < meanYears {
		c.Note = joined(c.Note, said("仅有 %[1]s 年", "of %[2]s alone", list.ZH, list.EN))
	}
	return c
}
