package renewal

import "permu/internal/land"

// Quantity is something that an objective can ask about.
type Quantity struct {
	Name  string      `json:"name"`
	Title land.Phrase `json:"title"`
	Unit  string      `json:"unit"`
	Of    land.Phrase `json:"of" doc:"how it is counted"`
}

// Quantities lists what the objective of a zone's search can ask about.
func Quantities() []Quantity {
	q := func(name, unit, zh, en, ofZH, ofEN string) Quantity {
		return Quantity{name, land.Phrase{ZH: zh, EN: en}, unit, land.Phrase{ZH: ofZH, EN: ofEN}}
	}
	return []Quantity{
		q("low_efficiency_mu", "mu", "低效用地", "low-efficiency land", "评价批次认定为低效的宗地面积", "land of parcels that the run finds low in efficiency"),
		q("idle_mu", "mu", "闲置用地", "idle land", "评价批次认定为闲置的宗地面积", "land of parcels that the run finds idle"),
		q("tax_wan", "万元", "现有税收", "tax at stake", "评价年度落到宗地的税收", "tax of the run's year that falls on the parcels"),
		q("jobs", "人", "涉及职工", "jobs to move", "用地企业职工数,按用地分摊", "employees of the users, by the land that they use"),
		q(Owners, "户", "权利人", "right holders", "不同权利人的户数;不详的各算一户", "how many differ; one that is not known counts for itself"),
		q(Compactness, "", "规整度", "compactness", "4π×面积÷周长²,圆为 1,正方形为 0.785", "4π × area ÷ outline²: a circle is 1, a square 0.785"),
		q("road_m", "m", "临路长度", "frontage on roads", "外轮廓中不与任何宗地相接的长度", "outline of the parcels that no parcel shares"),
		q("headroom_m2", "m²", "可增建筑面积", "floor area to be had", "土地面积×规划容积率上限−现有建筑面积,不小于 0", "area × highest floor area ratio of the plan − floor area that stands, not below 0"),
		q("floor_m2", "m²", "需拆建筑面积", "floor area to clear", "现有建筑面积,作为拆除成本的替代", "floor area that stands, in place of the cost of clearing it"),
	}
}

// quantity is the one of a name; a field of a file is its own title.
func quantity(name string) Quantity {
	for _, q := range Quantities() {
		if q.Name == name {
			return q
		}
	}
	return Quantity{Name: name, Title: land.Phrase{ZH: name, EN: name}}
}

// Preset is an objective with a name. Its weights are a choice that can be changed, and no rule of any document.
type Preset struct {
	Name  string      `json:"name"`
	Title land.Phrase `json:"title"`
	Terms []Term      `json:"terms"`
}

// Presets lists the objectives that ship, the first of which is taken where nobody chooses.
func Presets() []Preset {
	p := func(name, zh, en string, terms ...Term) Preset {
		return Preset{name, land.Phrase{ZH: zh, EN: en}, terms}
	}
	return []Preset{
		p("balanced", "综合平衡", "balanced",
			Term{"low_efficiency_mu", 1}, Term{"idle_mu", 1.5}, Term{"tax_wan", -0.05}, Term{"jobs", -0.02}, Term{Owners, -2},
			Term{Compactness, 15}, Term{"road_m", 0.01}, Term{"headroom_m2", 0.0002}, Term{"floor_m2", -0.0002}),
		p("reuse", "低效优先", "low efficiency first",
			Term{"low_efficiency_mu", 2}, Term{"idle_mu", 2}, Term{"tax_wan", -0.02}, Term{Owners, -1}),
		p("least_moved", "影响最小", "least moved",
			Term{"low_efficiency_mu", 0.5}, Term{"idle_mu", 0.5}, Term{"tax_wan", -0.1}, Term{"jobs", -0.1}, Term{Owners, -4}, Term{"floor_m2", -0.001}),
		p("build_up", "增容潜力", "room to build",
			Term{"headroom_m2", 0.001}, Term{"floor_m2", -0.0003}, Term{"tax_wan", -0.02}, Term{Owners, -1}),
		p("regular", "规整临路", "compact and on the road",
			Term{Compactness, 60}, Term{"road_m", 0.03}, Term{"low_efficiency_mu", 0.3}, Term{Owners, -2}),
	}
}

// PresetByName finds an objective that ships.
func PresetByName(name string) (Preset, bool) {
	for _, p := range Presets() {
		if p.Name == name {
			return p, true
		}
	}
	return Preset{}, false
}
