package scheme

import (
	"math"
	"slices"

	"permu/internal/land"
)

// costs are the items of cost of a scenario: those that its mode has, and those that are given besides.
func (e *engine) costs() []land.Cost {
	var list []land.Cost
	asked := func(names ...string) bool { return !landStays(e.mode) || slices.ContainsFunc(names, e.given) }
	if asked("acquisition_per_mu") {
		list = append(list, e.acquisition())
	}
	if asked("compensation_cny_per_m2") {
		list = append(list, e.byFloor(compensation, said("建筑物补偿", "compensation of buildings"), "compensation_cny_per_m2"))
	}
	if e.by["demolished_pct"] != 0 || !e.given("demolished_pct") {
		list = append(list, e.demolition())
	}
	if asked("relocation_cny") {
		n := e.needs()
		amount := n.get("relocation_cny")
		list = append(list, n.cost(relocation, said("搬迁与停产补偿", "relocation"), amount, said("规划人员填写", "as set")))
	}
	if e.given("base_land_price_cny_per_m2") && e.given("new_land_price_cny_per_m2") {
		list = append(list, e.landPriceDifference())
	}
	list = append(list, e.construction())
	if e.given("profit_pct") { // who makes the profit buys the machines; tenants bring their own
		list = append(list, e.equipment())
	}
	return list
}

// cost is an item with who bears it.
func (n *needs) cost(item string, title land.Phrase, yuan float64, formula land.Phrase) land.Cost {
	payer := land.DeveloperSide
	if slices.Contains(n.zoneBears, item) {
		payer = land.ZoneSide
	}
	c := land.Cost{Item: item, Title: title, Payer: payer, Amount: n.money(yuan), Formula: formula, Missing: n.missing}
	if c.Amount == nil {
		c.Formula = land.Phrase{}
	}
	return c
}

func (e *engine) acquisition() land.Cost {
	n := e.needs()
	per := n.get("acquisition_per_mu")
	return n.cost(acquisition, said("收储或收购土地", "acquisition of the land"), per*land.YuanPerWan*n.mu(),
		said("%s 万元/亩 × %s 亩", "%s 万元/亩 × %s mu", number(per), number(n.mu())))
}

func (e *engine) byFloor(item string, title land.Phrase, price string) land.Cost {
	n := e.needs()
	per, floor := n.get(price), n.fact("present_floor_area_m2", n.presentFloor)
	if floor == 0 && len(n.missing) == 0 {
		return n.cost(item, title, 0, nothingStands())
	}
	return n.cost(item, title, per*floor, said("%s 元/㎡ × 现有建筑 %s ㎡", "%s yuan/m² × %s m² standing", number(per), number(floor)))
}

func (e *engine) demolition() land.Cost {
	n := e.needs()
	per, floor, torn := n.get("demolition_cny_per_m2"), n.fact("present_floor_area_m2", n.presentFloor), n.get("demolished_pct")
	if floor == 0 && len(n.missing) == 0 {
		return n.cost(demolition, said("拆除", "demolition"), 0, nothingStands())
	}
	return n.cost(demolition, said("拆除", "demolition"), per*floor*torn/100,
		said("%s 元/㎡ × 现有建筑 %s ㎡ × %s%%", "%s yuan/m² × %s m² standing × %s %%", number(per), number(floor), number(torn)))
}

func nothingStands() land.Phrase {
	return said("现有建筑面积为 0,无此费用", "nothing stands, so that it costs nothing")
}

func (e *engine) landPriceDifference() land.Cost {
	n := e.needs()
	before, after := n.get("base_land_price_cny_per_m2"), n.get("new_land_price_cny_per_m2")
	return n.cost(landPrice, said("土地差价", "difference of land prices"), (after-before)*n.areaM2,
		said("(%s − %s) 元/㎡ × %s ㎡", "(%s − %s) yuan/m² × %s m²", number(after), number(before), number(n.areaM2)))
}

// construction is the floor that is built anew at the price of its uses; a use without a price of its own has that of any use.
func (e *engine) construction() land.Cost {
	n := e.needs()
	built, price := n.builtM2(), 0.0
	if n.split {
		for i, use := range uses {
			if n.shares[i] > 0 {
				price += n.shares[i] * n.priceOf(use.cost)
			}
		}
	} else {
		price = n.get("build_cny_per_m2")
	}
	return n.cost(construction, said("新建建安", "building"), built*price,
		said("新建 %s ㎡ × 均价 %s 元/㎡", "%s m² built × %s yuan/m² on average", number(built), number(price)))
}

func (n *needs) priceOf(use string) float64 {
	if !n.given(use) && n.given("build_cny_per_m2") {
		return n.by["build_cny_per_m2"]
	}
	return n.get(use)
}

// equipment is the fixed investment less what is built.
func (e *engine) equipment() land.Cost {
	n := e.needs()
	whole := n.get("investment_per_mu") * land.YuanPerWan * n.mu()
	built := e.construction()
	n.lack(built.Missing...)
	yuan := 0.0
	if built.Amount != nil {
		yuan = math.Max(0, whole-built.Amount.Yuan())
	}
	return n.cost(equipment, said("设备及其他固定资产投资", "machines and other fixed investment"), yuan,
		said("固定资产投资 %s 元 − 建安", "fixed investment %s yuan − building", number(whole)))
}
