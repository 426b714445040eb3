package scheme

import (
	"slices"

	"permu/internal/land"
)

// figures are what a plan comes to as a building and as an enterprise, apart from money that flows.
func (e *engine) figures() []land.Figure {
	figure := func(name string, title land.Phrase, unit string, make func(n *needs) (float64, land.Phrase)) land.Figure {
		n := e.needs()
		value, formula := make(n)
		f := land.Figure{Name: name, Title: title, Unit: unit, Value: n.value(value), Missing: n.missing}
		if f.Value != nil {
			f.Formula = formula
		}
		return f
	}
	perMu := func(name, of string, title land.Phrase, unit string, factor float64) land.Figure {
		return figure(name, title, unit, func(n *needs) (float64, land.Phrase) {
			per := n.get(of)
			return per * n.mu() * factor, said("%s × %s 亩", "%s × %s mu", number(per), number(n.mu()))
		})
	}
	return []land.Figure{
		figure("land_m2", said("用地面积", "land"), "m²", func(n *needs) (float64, land.Phrase) {
			return n.areaM2, said("各宗地之和,按证载面积,无证载的按测量", "sum of the parcels, by title, else as measured")
		}),
		figure("floor_area_m2", said("建筑面积", "floor area"), "m²", e.floorFigure),
		figure("gained_floor_m2", said("净增建筑面积", "floor area gained"), "m²", func(n *needs) (float64, land.Phrase) {
			plan, present := n.floorM2(), n.fact("present_floor_area_m2", n.presentFloor)
			return plan - present, said("%s − 现有 %s", "%s − %s standing", number(plan), number(present))
		}),
		figure("footprint_m2", said("建筑占地", "footprint"), "m²", func(n *needs) (float64, land.Phrase) {
			k := n.get("building_coefficient")
			return k * n.areaM2, said("建筑系数 %s × %s ㎡", "coefficient %s × %s m²", number(k), number(n.areaM2))
		}),
		figure("admin_floor_pct", said("行政办公及生活服务设施建筑面积占比", "share of floor for administration and living"), "%", e.adminFigure),
		perMu("investment_cny", "investment_per_mu", said("固定资产投资", "fixed investment"), "yuan", land.YuanPerWan),
		perMu("output_cny", "output_per_mu", said("达产年产值", "yearly output at capacity"), "yuan", land.YuanPerWan),
		perMu("tax_cny", "tax_per_mu", said("达产年税收", "yearly tax at capacity"), "yuan", land.YuanPerWan),
		perMu("jobs", "jobs_per_mu", said("就业", "jobs"), "person", 1),
		perMu("energy_tce", "energy_tce_per_mu", said("年能耗", "yearly energy"), "tce", 1),
	}
}

func (e *engine) floorFigure(n *needs) (float64, land.Phrase) {
	far, double := n.get("floor_area_ratio"), doubleOf(n.by["storey_height_m"], n.highNeeded)
	if double > 1 {
		return n.floorM2(), said("容积率 %s × %s ㎡ ÷ 2(层高超过 8 米,加倍计容)", "ratio %s × %s m² ÷ 2, storeys above 8 m count twice", number(far), number(n.areaM2))
	}
	return n.floorM2(), said("容积率 %s × %s ㎡", "ratio %s × %s m²", number(far), number(n.areaM2))
}

func (e *engine) adminFigure(n *needs) (float64, land.Phrase) {
	if !n.split {
		n.lack("workshop_m2")
	}
	share := 0.0
	for i, use := range uses {
		if use.admin {
			share += n.shares[i]
		}
	}
	return share * 100, said("(办公 + 宿舍食堂)÷ 各用途之和", "(offices + dormitories and canteens) ÷ all uses")
}

// funding is what is there to pay the developer's costs, and what is lacking.
func (e *engine) funding() []land.Figure {
	n := e.needs()
	costs := 0.0
	for _, c := range e.costs() {
		if c.Payer == land.DeveloperSide {
			n.lack(c.Missing...)
			if c.Amount != nil {
				costs += c.Amount.Yuan()
			}
		}
	}
	list := []land.Figure{{Name: "developer_costs_cny", Title: said("开发方总成本", "costs of the developer"), Unit: "yuan", Value: n.value(costs), Missing: slices.Clone(n.missing)}}
	paid := n.get("own_funds_cny") + n.get("loan_cny") + e.by["subsidy_cny"]
	return append(list, land.Figure{
		Name: "funding_gap_cny", Title: said("资金缺口", "funds that are lacking"), Unit: "yuan", Value: n.value(costs - paid), Missing: n.missing,
		Formula: said("总成本 − 自有资金 − 贷款 − 补助", "costs − own funds − loans − subsidy"),
	})
}

// massing is the block that a plan builds: the site shrunk to the coefficient, as high as its storeys.
func (e *engine) massing() *land.Massing {
	n := e.needs()
	k, storeys, height := n.get("building_coefficient"), n.get("storeys"), n.get("storey_height_m")
	if len(n.missing) > 0 {
		return nil
	}
	return &land.Massing{FootprintM2: k * e.areaM2, Coefficient: k, HeightM: storeys * height}
}
