package policy

import (
	"slices"
	"sync"

	"permu/internal/land"
)

// Fraction is an exact small ratio of whole numbers.
type Fraction struct{ P, Q int64 }

func (f Fraction) times(g Fraction) Fraction {
	p, q := f.P*g.P, f.Q*g.Q
	common := gcd(p, q)
	return Fraction{p / common, q / common}
}

func (f Fraction) over(g Fraction) Fraction { return f.times(Fraction{g.Q, g.P}) }

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

// Number is a fact that an indicator may divide. It is held as a whole multiple of a small step, so that sums are exact.
type Number struct {
	Name   string
	Title  land.Phrase
	Unit   string   // of the name: yuan, mu, m², …
	Column string   // under which it is held; the number's own name but for another unit of the same fact
	Step   Fraction // what one held unit is, in Unit
}

// Flows reports whether it is what comes and goes in the course of a year, as tax and electricity do; areas, persons and what was
// invested so far stand at its end.
func (n Number) Flows() bool {
	stands := []string{"invested_cny", "equity_cny", "industrial_investment_cny"}
	return slices.Contains([]string{"yuan", "tce", "kWh", "m³", "t"}, n.Unit) && !slices.Contains(stands, n.Name)
}

// Numbers lists the facts that an indicator may divide. Those that a zone's tables do not hold come only in tables that
// people bring.
func Numbers() []Number {
	return slices.Concat(amounts(), quantities(), landPieces(), countsOf(), ofParks())
}

func amounts() []Number {
	named := []struct{ name, zh, en string }{
		{"output_cny", "总产值", "output"},
		{"revenue_cny", "营业收入", "revenue"},
		{"value_added_cny", "工业增加值", "value added"},
		{"tax_cny", "税收", "tax"},
		{"profit_cny", "利润总额", "profit"},
		{"fixed_investment_cny", "固定资产投资", "fixed investment"},
		{"invested_cny", "累计固定资产投资", "fixed investment so far"},
		{"technical_investment_cny", "技改投资", "investment in technical renewal"},
		{"equity_cny", "所有者权益", "equity"},
		{"rd_cny", "研发经费", "R&D"},
		{"vat_cny", "增值税", "VAT"},
		{"exempt_offset_cny", "免抵调", "VAT exempt and offset"},
		{"income_tax_cny", "企业所得税", "income tax"},
		{"construction_tax_cny", "城建税", "urban construction tax"},
		{"stamp_tax_cny", "印花税", "stamp tax"},
		{"land_use_tax_cny", "土地使用税", "land use tax"},
		{"property_tax_cny", "房产税", "property tax"},
		{"land_vat_cny", "土地增值税", "land VAT"},
		{"education_surcharge_cny", "教育费附加", "education surcharge"},
		{"local_education_surcharge_cny", "地方教育费附加", "local education surcharge"},
		{"other_tax_cny", "其他税费", "other taxes"},
		{"tax_payable_cny", "应纳税收", "tax payable"},
		{"tax_refund_cny", "退税", "tax refunded"},
		{"cross_region_tax_cny", "异地缴税", "tax paid elsewhere"},
	}
	numbers := make([]Number, len(named))
	for i, n := range named {
		numbers[i] = Number{n.name, land.Phrase{ZH: n.zh, EN: n.en}, "yuan", n.name, Fraction{1, 100}}
	}
	return numbers
}

func quantities() []Number {
	return []Number{
		{"employees", land.Phrase{ZH: "职工人数", EN: "employees"}, "person", "employees", Fraction{1, 1}},
		{"energy_tce", land.Phrase{ZH: "综合能耗", EN: "energy"}, "tce", "energy_tce", Fraction{1, 10_000}},
		{"electricity_kwh", land.Phrase{ZH: "用电量", EN: "electricity"}, "kWh", "electricity_kwh", Fraction{1, 100}},
		{"water_m3", land.Phrase{ZH: "用水量", EN: "water"}, "m³", "water_m3", Fraction{1, 100}},
		{"emissions_t", land.Phrase{ZH: "污染物排放量", EN: "emissions"}, "t", "emissions_t", Fraction{1, 1_000_000}},
		{"cod_t", land.Phrase{ZH: "化学需氧量排放量", EN: "COD emissions"}, "t", "cod_t", Fraction{1, 1_000_000}},
		{"nh3n_t", land.Phrase{ZH: "氨氮排放量", EN: "ammonia nitrogen emissions"}, "t", "nh3n_t", Fraction{1, 1_000_000}},
		{"so2_t", land.Phrase{ZH: "二氧化硫排放量", EN: "SO₂ emissions"}, "t", "so2_t", Fraction{1, 1_000_000}},
		{"nox_t", land.Phrase{ZH: "氮氧化物排放量", EN: "NOx emissions"}, "t", "nox_t", Fraction{1, 1_000_000}},
		{"floor_area_m2", land.Phrase{ZH: "建筑面积", EN: "floor area"}, "m²", "floor_area_m2", Fraction{1, 100}},
		{"footprint_m2", land.Phrase{ZH: "基底面积", EN: "building footprint"}, "m²", "footprint_m2", Fraction{1, 100}},
		{"floor_area_ratio", land.Phrase{ZH: "所在宗地容积率", EN: "floor area ratio of its parcel"}, "ratio", "floor_area_ratio", Fraction{1, 10_000}},
		{"leased_floor_m2", land.Phrase{ZH: "租用厂房面积", EN: "leased floor area"}, "m²", "leased_floor_m2", Fraction{1, 100}},
		{"leased_high_floor_m2", land.Phrase{ZH: "租用厂房中层高超过8米的面积", EN: "leased floor area of storeys above 8 m"}, "m²", "leased_high_floor_m2", Fraction{1, 100}},
	}
}

// Land is held in 1/20,000,000 mu, which is 1/30,000 m²: areas with four decimals of either are whole.
func landPieces() []Number {
	step := Fraction{1, 20_000_000}
	named := []struct{ name, zh, en string }{
		{"land_mu", "用地面积", "land"},
		{"own_land_mu", "自有用地", "own land"},
		{"leased_in_land_mu", "租入用地", "land leased in"},
		{"leased_out_land_mu", "租出用地", "land leased out"},
		{"unregistered_land_mu", "事实用地", "land in use without title"},
		{"protected_land_mu", "评价保护期用地", "land in its protected period"},
		{"newly_reduced_land_mu", "新减用地", "land newly given up"},
		{"under_construction_land_mu", "在建用地", "land under construction"},
	}
	numbers := []Number{{"land_m2", land.Phrase{ZH: "用地面积", EN: "land"}, "m²", "land_mu", Fraction{1, 30_000}}}
	for _, n := range named {
		numbers = append(numbers, Number{n.name, land.Phrase{ZH: n.zh, EN: n.en}, "mu", n.name, step})
	}
	return numbers
}

func countsOf() []Number {
	named := []struct{ name, zh, en string }{
		{"tenants", "租户数", "tenants"},
		{"tenants_below", "规下租户数", "tenants below designated size"},
		{"tenants_above", "规上租户数", "tenants above designated size"},
		{"building_floors", "所在厂房层数", "storeys of its building"},
	}
	numbers := make([]Number, len(named))
	for i, n := range named {
		numbers[i] = Number{n.name, land.Phrase{ZH: n.zh, EN: n.en}, "count", n.name, Fraction{1, 1}}
	}
	return numbers
}

// ofParks are what a park is measured by beside its enterprises (TD/T 1029).
func ofParks() []Number {
	yuan := func(name, zh, en string) Number {
		return Number{name, land.Phrase{ZH: zh, EN: en}, "yuan", name, Fraction{1, 100}}
	}
	mu := func(name, zh, en string) Number {
		return Number{name, land.Phrase{ZH: zh, EN: en}, "mu", name, Fraction{1, 20_000_000}}
	}
	m2 := func(name, zh, en string) Number {
		return Number{name, land.Phrase{ZH: zh, EN: en}, "m²", name, Fraction{1, 100}}
	}
	return []Number{
		mu("developable_land_mu", "可开发建设土地", "land that may be developed"),
		mu("supply_ready_land_mu", "达到供地条件的土地", "land that meets the conditions of supply"),
		mu("supplied_land_mu", "已供应国有建设用地", "supplied state construction land"),
		mu("built_land_mu", "已建成城镇建设用地", "built-up urban construction land"),
		mu("industrial_built_land_mu", "已建成工矿仓储用地", "built-up industrial and storage land"),
		mu("high_tech_land_mu", "高新技术产业用地", "high-tech industry land"),
		m2("industrial_floor_area_m2", "工矿仓储用地上的建筑面积", "floor area on built-up industrial land"),
		m2("industrial_covered_m2", "工矿仓储用地上的建筑物、构筑物、堆场占地面积", "footprint, structures and yards on built-up industrial land"),
		yuan("industrial_investment_cny", "工业(物流)企业累计固定资产投资", "cumulative fixed investment of industrial and logistics enterprises"),
		yuan("industrial_revenue_cny", "工业(物流)企业总收入", "income of industrial and logistics enterprises"),
		yuan("industrial_tax_cny", "工业(物流)企业税收", "tax of industrial and logistics enterprises"),
		yuan("business_tax_cny", "二、三产业税收", "tax of the secondary and tertiary sectors"),
	}
}

// NumberByName finds a number by its name.
func NumberByName(name string) (Number, bool) {
	n, ok := numbersByName()[name]
	return n, ok
}

var numbersByName = sync.OnceValue(func() map[string]Number {
	byName := map[string]Number{}
	for _, n := range Numbers() {
		byName[n.Name] = n
	}
	return byName
})

// Unit is what an indicator is given in; it fits some numerators and denominators.
type Unit struct {
	Name             string
	Title            land.Phrase
	Numerator, Under string // units of the two numbers; Under is empty for a plain number
	Factor           Fraction
}

// Units lists what an indicator may be given in.
func Units() []Unit {
	wan := Fraction{1, land.YuanPerWan}
	unit := func(name, en, numerator, under string, factor Fraction) Unit {
		return Unit{name, land.Phrase{ZH: name, EN: en}, numerator, under, factor}
	}
	return []Unit{
		unit("万元/亩", "10,000 yuan/mu", "yuan", "mu", wan),
		unit("万元/公顷", "10,000 yuan/ha", "yuan", "mu", Fraction{15, land.YuanPerWan}),
		unit("元/平方米", "yuan/m²", "yuan", "m²", Fraction{1, 1}),
		unit("万元/人", "10,000 yuan/person", "yuan", "person", wan),
		unit("万元/吨标煤", "10,000 yuan/tce", "yuan", "tce", wan),
		unit("万元/吨", "10,000 yuan/t", "yuan", "t", wan),
		unit("万元/立方米", "10,000 yuan/m³", "yuan", "m³", wan),
		unit("万元/千瓦时", "10,000 yuan/kWh", "yuan", "kWh", wan),
		unit("元/千瓦时", "yuan/kWh", "yuan", "kWh", Fraction{1, 1}),
		unit("吨标煤/万元", "tce/10,000 yuan", "tce", "yuan", Fraction{land.YuanPerWan, 1}),
		unit("千克/万元", "kg/10,000 yuan", "t", "yuan", Fraction{1000 * land.YuanPerWan, 1}),
		unit("人/亩", "persons/mu", "person", "mu", Fraction{1, 1}),
		unit("万元", "10,000 yuan", "yuan", "", wan),
		unit("元", "yuan", "yuan", "", Fraction{1, 1}),
		unit("亩", "mu", "mu", "", Fraction{1, 1}),
		unit("ratio", "ratio", "", "", Fraction{1, 1}),
		unit("%", "%", "", "", Fraction{100, 1}),
	}
}

// fits reports whether a unit suits two numbers; ratio and % suit any two of the same unit. Areas suit in m² and in mu.
func (u Unit) fits(numerator, denominator Number) bool {
	if u.Numerator == "" {
		_, ok := conversion(numerator.Unit, denominator.Unit)
		return ok
	}
	_, above := conversion(numerator.Unit, u.Numerator)
	_, under := conversion(denominator.Unit, u.Under)
	return above && under
}

// conversion is what one unit is in another; only areas convert.
func conversion(from, to string) (Fraction, bool) {
	switch {
	case from == to:
		return Fraction{1, 1}, true
	case from == "m²" && to == "mu":
		return Fraction{3, 2000}, true
	case from == "mu" && to == "m²":
		return Fraction{2000, 3}, true
	}
	return Fraction{1, 1}, false
}

func unitByName(name string) (Unit, bool) {
	for _, u := range Units() {
		if u.Name == name {
			return u, true
		}
	}
	return Unit{}, false
}

// FactorOf is what a held number, or the ratio of two, is multiplied with to be in a unit; without a unit, in that of the number.
func FactorOf(value, over Number, divided bool, unit string) Fraction {
	u, ok := unitByName(unit)
	switch {
	case divided:
		return u.ratio(value, over)
	case ok && u.Under == "" && u.Numerator == value.Unit:
		return value.Step.times(u.Factor)
	}
	return value.Step // it is in that unit
}

// ratio is what a ratio of two held numbers is multiplied with to be in the unit.
func (u Unit) ratio(numerator, denominator Number) Fraction {
	wanted, under := u.Numerator, u.Under
	if wanted == "" {
		wanted, under = denominator.Unit, denominator.Unit
	}
	above, _ := conversion(numerator.Unit, wanted)
	below, _ := conversion(denominator.Unit, under)
	return u.Factor.times(numerator.Step).times(above).over(denominator.Step).over(below)
}

// Factor is what a ratio of an indicator's held numbers is multiplied with to be in its unit; of growth and decline, what
// their relative change is. The indicator must be checked.
func (i Indicator) Factor() Fraction {
	unit, _ := unitByName(i.Unit)
	if i.Measure == "growth" || i.Measure == "decline" {
		return unit.Factor
	}
	numerator, _ := NumberByName(i.Numerator)
	denominator, divides := NumberByName(i.Denominator)
	if divides {
		return unit.ratio(numerator, denominator)
	}
	above, _ := conversion(numerator.Unit, unit.Numerator)
	return unit.Factor.times(numerator.Step).times(above)
}
