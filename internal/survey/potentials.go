package survey

import "permu/internal/land"

// Potentials are the four kinds of land that could be had (TD/T 1029): by supplying what is ready, by more industry, by
// building, investing and yielding as much as the ideal, and by taking back what is idle or expired. The intensities are
// alternatives, not to be added up.
func Potentials(g Ground, indicators []land.SheetIndicator) []land.SheetPotential {
	by := map[string]land.SheetIndicator{}
	for _, i := range indicators {
		by[i.ID] = i
	}
	m := g.measures()
	return []land.SheetPotential{
		expansion(m),
		structure(by["industrial_ratio"], m["built_land_mu"]),
		intensity("intensity_far", "强度潜力:容积率", "intensity: floor area ratio", by["industrial_floor_area_ratio"]),
		intensity("intensity_coefficient", "强度潜力:建筑系数", "intensity: building coefficient", by["industrial_building_coefficient"]),
		intensity("intensity_investment", "强度潜力:固定资产投入", "intensity: fixed investment", by["industrial_investment"]),
		intensity("intensity_income", "强度潜力:产出", "intensity: income", by["industrial_income"]),
		management(g),
	}
}

func potential(id, zh, en string) land.SheetPotential {
	return land.SheetPotential{ID: id, Title: land.Phrase{ZH: zh, EN: en}, Missing: []string{}}
}

// expansion is the land that is ready and not yet supplied.
func expansion(m map[string]land.Measure) land.SheetPotential {
	p := potential("expansion", "扩展潜力", "expansion")
	ready, supplied := m["supply_ready_land_mu"].Value, m["supplied_land_mu"].Value
	if ready == nil {
		p.Missing = append(p.Missing, "supply_ready_land_mu")
		p.Formula = land.Phrase{ZH: "达到供地条件的土地 − 已供应土地:前者无记录", EN: "land ready for supply − land supplied: the former is not on record"}
		return p
	}
	area := max(*ready-*supplied, 0)
	p.AreaMu = &area
	p.Formula = said("达到供地条件的土地 %s − 已供应土地 %s = %s 亩", "land ready for supply %s − land supplied %s = %s mu", figure(*ready, 1), figure(*supplied, 1), figure(area, 1))
	return p
}

// structure is the land that would become industrial if its share rose to the ideal.
func structure(ratio land.SheetIndicator, built land.Measure) land.SheetPotential {
	p := potential("structure", "结构潜力", "structure")
	p.Lacks = lacking(ratio)
	if !ideal(&p, ratio) || built.Value == nil {
		return p
	}
	area := *built.Value * max(*ratio.Ideal-*ratio.Value, 0) / 100
	p.AreaMu = &area
	p.Formula = said("已建成土地 %s 亩 ×(理想工业用地率 %s%% − 现状 %s%%)= %s 亩", "built-up land of %s mu × (ideal share of industry %s%% − %s%%) = %s mu",
		figure(*built.Value, 1), figure(*ratio.Ideal, 2), figure(*ratio.Value, 2), figure(area, 1))
	return p
}

// intensity is the industrial land that would not be needed if it were used like the ideal.
func intensity(id, zh, en string, i land.SheetIndicator) land.SheetPotential {
	p := potential(id, zh, en)
	p.Lacks = lacking(i)
	if !ideal(&p, i) {
		return p
	}
	area := *i.Denominator.Value * max(*i.Ideal-*i.Value, 0) / *i.Ideal
	p.AreaMu = &area
	p.Formula = said("已建成工业用地 %[1]s 亩 ×(理想值 %[2]s − 现状 %[3]s)÷ %[2]s = %[4]s 亩", "built-up industrial land of %[1]s mu × (ideal %[2]s − %[3]s) ÷ %[2]s = %[4]s mu",
		figure(*i.Denominator.Value, 1), figure(*i.Ideal, 2), figure(*i.Value, 2), figure(area, 1))
	return p
}

// lacking is what is not on record of the numbers of an indicator: its potential is that of the land which is known.
func lacking(i land.SheetIndicator) land.Phrase {
	if i.Numerator.Lacks.ZH == "" {
		return i.Denominator.Lacks
	}
	return land.Phrase{ZH: i.Numerator.Title.ZH + ":" + joined(i.Numerator.Lacks.ZH, i.Denominator.Lacks.ZH), EN: i.Numerator.Title.EN + ": " + joined(i.Numerator.Lacks.EN, i.Denominator.Lacks.EN)}
}

// ideal reports whether an indicator has a value and an ideal, and says what is missing otherwise.
func ideal(p *land.SheetPotential, i land.SheetIndicator) bool {
	if i.Value == nil {
		p.Missing = append(p.Missing, i.ID)
	}
	if i.Ideal == nil || *i.Ideal == 0 {
		p.Missing = append(p.Missing, "ideal")
	}
	if len(p.Missing) > 0 {
		p.Formula = said("%[1]s:缺现状值或理想值", "%[2]s: the value or the ideal is not known", i.Title.ZH, i.Title.EN)
	}
	return len(p.Missing) == 0
}

// management is idle land that can be taken back, and land whose term has ended. A parcel that is both counts once.
func management(g Ground) land.SheetPotential {
	p := potential("management", "管理潜力", "management")
	idle, expired := 0.0, 0.0
	for _, parcel := range g.Parcels {
		switch mu := land.Mu(parcel.LandM2); {
		case text(parcel.LandState) == "idle":
			idle += mu
		case parcel.Expired:
			expired += mu
		}
	}
	area := idle + expired
	p.AreaMu = &area
	p.Formula = said("闲置土地 %s + 到期未续 %s = %s 亩", "idle land %s + expired terms %s = %s mu", figure(idle, 1), figure(expired, 1), figure(area, 1))
	return p
}
