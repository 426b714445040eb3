package scheme

import (
	"math"

	"permu/internal/land"
)

// assumed are the assumptions of a scenario with their values, and what follows of how they were chosen.
type assumed struct {
	list       []land.Assumption
	by         map[string]float64 // those that are known
	mode       string
	division   string
	split      bool       // the floor area is given by use
	shares     [4]float64 // of the uses, where it is
	floorByUse float64    // m², where it is
	highNeeded bool       // the process needs storeys above 8 m
	doubts     []land.Reason
	problems   land.Problems
}

// assume finds the value of every assumption, and where it is from.
func assume(g Ground, in land.ScenarioInputs) *assumed {
	a := &assumed{by: map[string]float64{}, mode: in.Mode, division: land.Division(in.Industry), highNeeded: in.Answers["process_needs_height"]}
	if a.mode == "" && g.File.Mode != nil {
		a.mode = *g.File.Mode
	}
	if height, ok := in.Numbers["storey_height_m"]; ok {
		a.by["storey_height_m"] = height
	}
	a.floor(in.Numbers)
	for _, row := range Assumptions() {
		said := a.one(row, g, in.Numbers)
		if said.Value != nil {
			a.by[row.Name] = *said.Value
		}
		a.list = append(a.list, said)
	}
	a.consistent(g, in.Numbers)
	return a
}

// atLimit are the assumptions that stand at a control indicator since nobody set them: no plan to hold against that indicator.
func (a *assumed) atLimit() map[string]bool {
	names := map[string]bool{}
	for _, said := range a.list {
		names[said.Name] = said.Source == land.FromControl
	}
	return names
}

// one is the value of an assumption: set by the planner, as it stands or as a whole, else a default, else unknown.
func (a *assumed) one(row Assumption, g Ground, given map[string]float64) land.Assumption {
	made := land.Assumption{Name: row.Name, Group: row.Group, Title: row.Title, Unit: row.Unit, Source: land.NotGiven, From: said("未给定", "not given")}
	set := func(v float64, source string, from land.Phrase) land.Assumption {
		made.Value, made.Source, made.From = &v, source, from
		return made
	}
	if v, ok := given[row.Name]; ok {
		a.twice(row, v, g, given)
		return set(v, land.FromUser, said("规划人员填写", "set by the planner"))
	}
	if v, ok := given[row.Total]; ok && row.Total != "" && g.landM2() > 0 {
		return set(perMu(v, row, g), land.FromUser, said("规划人员填写总额 %s ÷ 用地 %s 亩", "set by the planner as a whole, %s, over %s mu", number(v), number(land.Mu(g.landM2()))))
	}
	if v, source, from, ok := a.byDefault(row, g); ok {
		return set(v, source, from)
	}
	return made
}

// perMu is a whole amount per mu of the site, in the unit of the row.
func perMu(whole float64, row Assumption, g Ground) float64 {
	if row.Unit == "万元/亩" {
		whole /= land.YuanPerWan
	}
	return whole / land.Mu(g.landM2())
}

// twice refuses an amount that is given per mu and as a whole, where the two differ.
func (a *assumed) twice(row Assumption, v float64, g Ground, given map[string]float64) {
	whole, ok := given[row.Total]
	if row.Total == "" || !ok || g.landM2() == 0 {
		return
	}
	if of := perMu(whole, row, g); math.Abs(of-v) > 0.005*math.Max(of, v) {
		a.problems = append(a.problems, land.Problem{Path: "numbers." + row.Total, Rule: "contradicts " + row.Name + ": the whole over the land is " + number(of) + " " + row.Unit, Value: number(whole)})
	}
}

// byDefault is what stands for an assumption that nobody set.
func (a *assumed) byDefault(row Assumption, g Ground) (v float64, source string, from land.Phrase, ok bool) {
	switch row.Name {
	case "floor_area_ratio":
		return a.leastRatio(g)
	case "building_coefficient":
		return g.Coefficient, land.FromControl, said("%s:建筑系数下限", "%s: the least building coefficient", g.ControlBy), g.Coefficient > 0
	case "demolished_pct":
		switch a.mode {
		case "rebuild", "buy_back":
			return 100, land.FromMode, said("拆除重建、收储按全部拆除", "all of it, as it is rebuilt or bought back"), true
		case "improve":
			return 0, land.FromMode, said("综合整治按不拆除", "none, as it is improved as it stands"), true
		}
		return 100, land.Derived, said("现有建筑面积为 0,无可拆除", "nothing stands: there is nothing to tear down"), g.bare()
	case "compensation_cny_per_m2", "demolition_cny_per_m2":
		return 0, land.Derived, said("现有建筑面积为 0,无可补偿、拆除,费用为 0", "nothing stands: there is nothing to compensate or tear down, the cost is 0"), g.bare()
	case "present_tax_lost_pct":
		return 100, land.FromSystem, said("本系统设定:从严,现有税收自开工起全部不计", "setting of this system: the cautious one, all of it is lost once works begin"), true
	}
	return medianOf(row, g, a.division)
}

// leastRatio is the floor area ratio of the uses, else the least of the control indicators.
func (a *assumed) leastRatio(g Ground) (float64, string, land.Phrase, bool) {
	if sum := a.floorByUse; a.split && g.landM2() > 0 {
		return sum * a.double() / g.landM2(), land.Derived, said("各用途建筑面积之和 ÷ 用地", "floor area of the uses over the land"), true
	}
	least, listed := g.Control[a.division]
	return least, land.FromControl, said("%s:%s 大类容积率下限", "%s: the least ratio of division %s", g.ControlBy, a.division), listed
}

// medianOf is the median of the zone's enterprises of an industry: of the grade that is asked for where there are enough of
// them, else of any.
func medianOf(row Assumption, g Ground, division string) (v float64, source string, from land.Phrase, ok bool) {
	for _, of := range []struct {
		medians []land.Median
		which   land.Phrase
	}{{g.Medians, said("同等级", "of the grade")}, {g.AnyGrade, said("不分等级", "of any grade")}} {
		for _, m := range of.medians {
			if m.Name == row.Name && m.Count >= fewest {
				return m.Value, land.FromMedian, said("本区 %[1]s 大类 %[2]d 家(%[3]s)中位数,评价批次 %[5]d", "median of the zone's %[2]d of division %[1]s, %[4]s, run %[5]d",
					division, m.Count, of.which.ZH, of.which.EN, g.File.Run.RunID), true
			}
		}
	}
	return 0, "", land.Phrase{}, false
}

// floor takes the floor area by use: where one use is given, the uses that are not are none.
func (a *assumed) floor(given map[string]float64) {
	sum := 0.0
	for i, use := range uses {
		a.shares[i] = given[use.area]
		sum += given[use.area]
	}
	if sum <= 0 {
		return
	}
	a.split, a.floorByUse = true, sum
	for i := range a.shares {
		a.shares[i] /= sum
	}
}

// highStorey is the height above which a storey counts twice in the floor area ratio, m (福州 2022; 5.2).
const highStorey = 8

// double is how often a square metre of floor counts in the floor area ratio.
func (a *assumed) double() float64 { return doubleOf(a.by["storey_height_m"], a.highNeeded) }

// doubleOf is 2 of storeys above 8 m, unless the process needs them.
func doubleOf(storeyHeight float64, needed bool) float64 {
	if storeyHeight > highStorey && !needed {
		return 2
	}
	return 1
}

// consistent holds the numbers against each other.
func (a *assumed) consistent(g Ground, given map[string]float64) {
	far, known := a.by["floor_area_ratio"]
	areaM2 := g.landM2()
	if sum := a.floorByUse; a.split && known {
		if planned := far * areaM2 / a.double(); math.Abs(sum-planned) > 0.005*planned {
			a.problems = append(a.problems, land.Problem{Path: "numbers.floor_area_ratio", Rule: "the floor area of the uses must make it: " + number(sum) + " m² are given, the ratio means " + number(planned) + " m²", Value: number(far)})
		}
	}
	coefficient, storeys := a.by["building_coefficient"], a.by["storeys"]
	if coefficient > 0 && storeys > 0 && known {
		if means, is := coefficient*storeys, far/a.double(); math.Abs(means-is) > 0.05*is {
			a.doubt("storeys", said("建筑系数 %s × 层数 %s = %s,与容积率折合 %s 不符", "coefficient %s × %s storeys = %s, the floor area ratio means %s", number(coefficient), number(storeys), number(means), number(is)))
		}
	}
	_, before := given["base_land_price_cny_per_m2"]
	if _, after := given["new_land_price_cny_per_m2"]; before != after {
		a.doubt("land_price", said("土地差价须同时给出原价和新价,否则不计", "a difference of land prices needs both: with one alone none is counted"))
	}
	if _, height := a.by["storey_height_m"]; known && !height {
		a.doubt("storey_height", said("层高未给定,容积率按一倍计(超过 8 米应加倍)", "the storey height is not given: floor counts once (above 8 m it would count twice)"))
	}
}

func (a *assumed) doubt(code string, says land.Phrase) {
	a.doubts = append(a.doubts, land.Reason{Code: code, ZH: says.ZH, EN: says.EN})
}
