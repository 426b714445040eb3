package renewal

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"permu/internal/land"
)

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
		q("low_efficiency_mu", "亩", "低效用地", "low-efficiency land", "评价批次认定为低效的宗地面积", "land of parcels that the run finds low in efficiency"),
		q("idle_mu", "亩", "闲置用地", "idle land", "评价批次认定为闲置的宗地面积", "land of parcels that the run finds idle"),
		q("tax_wan", "万元", "现有税收", "tax at stake", "评价年度落到宗地的税收", "tax of the run's year that falls on the parcels"),
		q("jobs", "人", "涉及职工", "jobs to move", "用地企业职工数,按用地分摊", "employees of the users, by the land that they use"),
		q(Owners, "户", "权利人", "right holders", "不同权利人的户数;不详的各算一户", "how many differ; one that is not known counts for itself"),
		q(Compactness, "", "规整度", "compactness", "4π×面积÷周长²,圆为 1,正方形为 0.785", "4π × area ÷ outline²: a circle is 1, a square 0.785"),
		q("road_m", "m", "临路长度", "frontage on roads", "外轮廓中不与任何宗地相接的长度", "outline of the parcels that no parcel shares"),
		q("headroom_m2", "m²", "可增建筑面积", "floor area to be had", "土地面积×规划容积率上限−现有建筑面积,不小于 0", "area × highest floor area ratio of the plan − floor area that stands, not below 0"),
		q("floor_m2", "m²", "需拆建筑面积", "floor area to clear", "现有建筑面积,作为拆除成本的替代", "floor area that stands, in place of the cost of clearing it"),
	}
}

// quantity is what a term asks about; a field of a file is its own title.
func quantity(t Term) Quantity {
	name := t.Name
	for _, q := range Quantities() {
		if q.Name == name && !t.Sum {
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

// w is a term with its points a unit.
func w(name string, points float64) Term { return Term{Name: name, Weight: points} }

// Presets lists the objectives that ship, the first of which is taken where nobody chooses.
func Presets() []Preset {
	p := func(name, zh, en string, terms ...Term) Preset {
		return Preset{name, land.Phrase{ZH: zh, EN: en}, terms}
	}
	return []Preset{
		p("balanced", "综合平衡", "balanced",
			w("low_efficiency_mu", 1), w("idle_mu", 1.5), w("tax_wan", -0.05), w("jobs", -0.02), w(Owners, -2),
			w(Compactness, 15), w("road_m", 0.01), w("headroom_m2", 0.0002), w("floor_m2", -0.0002)),
		p("reuse", "低效优先", "low efficiency first",
			w("low_efficiency_mu", 2), w("idle_mu", 2), w("tax_wan", -0.02), w(Owners, -1)),
		p("least_moved", "影响最小", "least moved",
			w("low_efficiency_mu", 0.5), w("idle_mu", 0.5), w("tax_wan", -0.1), w("jobs", -0.1), w(Owners, -4), w("floor_m2", -0.001)),
		p("build_up", "增容潜力", "room to build",
			w("headroom_m2", 0.001), w("floor_m2", -0.0003), w("tax_wan", -0.02), w(Owners, -1)),
		p("regular", "规整临路", "compact and on the road",
			w(Compactness, 60), w("road_m", 0.03), w("low_efficiency_mu", 0.3), w(Owners, -2)),
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

// Objective is that of a preset with some weights changed, a weight of 0 leaving a term out; without a name the first preset,
// or the weights alone where there are some. It is [land.ErrInvalid] where there is no such preset.
func Objective(name string, weights map[string]float64) ([]Term, error) {
	p := Presets()[0]
	if name != "" {
		found, ok := PresetByName(name)
		if !ok {
			return nil, fmt.Errorf("there is no objective %q; there are %s: %w", name, presetNames(), land.ErrInvalid)
		}
		p = found
	} else if len(weights) > 0 {
		p.Terms = nil
	}
	var terms []Term
	for _, t := range p.Terms {
		if w, changed := weights[t.Name]; changed {
			t.Weight = w
		}
		if t.Weight != 0 {
			terms = append(terms, t)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(weights)) {
		stands := slices.ContainsFunc(p.Terms, func(t Term) bool { return t.Name == name })
		if !stands && weights[name] != 0 {
			terms = append(terms, w(name, weights[name]))
		}
	}
	return terms, nil
}

func presetNames() string {
	var names []string
	for _, p := range Presets() {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}
