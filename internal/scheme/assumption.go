package scheme

import (
	"permu/internal/land"
)

// Assumption is a row of the table of what a scenario can stand on.
type Assumption struct {
	Name        string
	Group       string // building, floor, yield, cost, income, funding or finance
	Title       land.Phrase
	Unit        string
	Least, Most float64
	Total       string // of an amount per mu: the name under which the whole may be given instead
	Whole       bool   // only whole numbers
	Fixed       bool   // is not varied, as no continuous number
}

const (
	mostMoney  = 1e13 // yuan, as for every amount
	mostPerMu  = 1e6  // 万元/亩
	mostPerM2  = 1e6  // 元/㎡
	mostAreaM2 = 1e9
)

// Assumptions is the table of what a scenario can stand on, in the order in which it is read.
func Assumptions() []Assumption {
	return []Assumption{
		{Name: "floor_area_ratio", Group: "building", Title: said("容积率", "floor area ratio"), Unit: "ratio", Most: 20},
		{Name: "building_coefficient", Group: "building", Title: said("建筑系数", "building coefficient"), Unit: "ratio", Most: 1},
		{Name: "storeys", Group: "building", Title: said("层数", "storeys"), Unit: "层", Least: 1, Most: 100},
		{Name: "storey_height_m", Group: "building", Title: said("层高", "storey height"), Unit: "m", Least: 2, Most: 50},
		{Name: "column_grid_m", Group: "building", Title: said("柱距", "column grid"), Unit: "m", Least: 1, Most: 100},
		{Name: "admin_land_pct", Group: "building", Title: said("行政办公及生活服务设施用地占比", "share of land for administration and living"), Unit: "%", Most: 100},
		{Name: "workshop_m2", Group: "floor", Title: said("厂房", "workshops"), Unit: "m²", Most: mostAreaM2, Fixed: true},
		{Name: "research_m2", Group: "floor", Title: said("研发", "research"), Unit: "m²", Most: mostAreaM2, Fixed: true},
		{Name: "office_m2", Group: "floor", Title: said("行政办公", "offices"), Unit: "m²", Most: mostAreaM2, Fixed: true},
		{Name: "living_m2", Group: "floor", Title: said("宿舍食堂", "dormitory and canteen"), Unit: "m²", Most: mostAreaM2, Fixed: true},
		{Name: "investment_per_mu", Group: "yield", Title: said("固定资产投资强度", "fixed investment per mu"), Unit: "万元/亩", Most: mostPerMu, Total: "investment_cny"},
		{Name: "output_per_mu", Group: "yield", Title: said("达产亩均产值", "output per mu at capacity"), Unit: "万元/亩", Most: mostPerMu, Total: "output_cny"},
		{Name: "tax_per_mu", Group: "yield", Title: said("达产亩均税收", "tax per mu at capacity"), Unit: "万元/亩", Most: mostPerMu, Total: "tax_cny"},
		{Name: "jobs_per_mu", Group: "yield", Title: said("亩均就业", "jobs per mu"), Unit: "人/亩", Most: 1e5, Total: "jobs"},
		{Name: "energy_tce_per_mu", Group: "yield", Title: said("亩均能耗", "energy per mu"), Unit: "tce/亩", Most: 1e6, Total: "energy_tce"},
		{Name: "firms", Group: "yield", Title: said("入驻企业数", "enterprises"), Unit: "家", Most: 1e5, Fixed: true},
		{Name: "acquisition_per_mu", Group: "cost", Title: said("收储或收购地价", "acquisition of the land"), Unit: "万元/亩", Most: mostPerMu, Total: "acquisition_cny"},
		{Name: "compensation_cny_per_m2", Group: "cost", Title: said("建筑物补偿", "compensation of buildings"), Unit: "元/㎡", Most: mostPerM2},
		{Name: "demolished_pct", Group: "cost", Title: said("拆除比例(占现有建筑)", "share of present floor area torn down"), Unit: "%", Most: 100},
		{Name: "demolition_cny_per_m2", Group: "cost", Title: said("拆除单价", "demolition"), Unit: "元/㎡", Most: mostPerM2},
		{Name: "relocation_cny", Group: "cost", Title: said("搬迁与停产补偿", "relocation"), Unit: "元", Most: mostMoney},
		{Name: "build_cny_per_m2", Group: "cost", Title: said("综合建安单价", "building, any use"), Unit: "元/㎡", Most: mostPerM2},
		{Name: "workshop_cny_per_m2", Group: "cost", Title: said("厂房建安单价", "building of workshops"), Unit: "元/㎡", Most: mostPerM2},
		{Name: "research_cny_per_m2", Group: "cost", Title: said("研发建安单价", "building of research floor"), Unit: "元/㎡", Most: mostPerM2},
		{Name: "office_cny_per_m2", Group: "cost", Title: said("办公建安单价", "building of offices"), Unit: "元/㎡", Most: mostPerM2},
		{Name: "living_cny_per_m2", Group: "cost", Title: said("宿舍食堂建安单价", "building of dormitories and canteens"), Unit: "元/㎡", Most: mostPerM2},
		{Name: "base_land_price_cny_per_m2", Group: "cost", Title: said("原土地价格", "land price before"), Unit: "元/㎡", Most: mostPerM2},
		{Name: "new_land_price_cny_per_m2", Group: "cost", Title: said("新土地价格", "land price after"), Unit: "元/㎡", Most: mostPerM2},
		{Name: "rent_cny_per_m2_year", Group: "income", Title: said("厂房与研发年租金", "yearly rent of workshops and research floor"), Unit: "元/㎡·年", Most: mostPerM2},
		{Name: "let_pct", Group: "income", Title: said("出租率", "share that is let"), Unit: "%", Most: 100},
		{Name: "profit_pct", Group: "income", Title: said("税后利润占产值", "profit after tax, of output"), Unit: "%", Least: -100, Most: 100},
		{Name: "own_funds_cny", Group: "funding", Title: said("自有资金", "own funds"), Unit: "元", Most: mostMoney, Fixed: true},
		{Name: "loan_cny", Group: "funding", Title: said("贷款", "loans"), Unit: "元", Most: mostMoney, Fixed: true},
		{Name: "subsidy_cny", Group: "funding", Title: said("财政补助", "subsidy by the zone"), Unit: "元", Most: mostMoney},
		{Name: "discount_rate_pct", Group: "finance", Title: said("折现率", "discount rate"), Unit: "%", Most: 100},
		{Name: "horizon_years", Group: "finance", Title: said("测算年限", "horizon"), Unit: "年", Least: 1, Most: 70, Whole: true, Fixed: true},
		{Name: "ramp_up_years", Group: "finance", Title: said("达产年限", "years to capacity"), Unit: "年", Most: 30},
		{Name: "zone_tax_share_pct", Group: "finance", Title: said("税收地方留成", "share of the tax that stays with the zone"), Unit: "%", Most: 100},
		{Name: "present_tax_lost_pct", Group: "finance", Title: said("现有税收损失比例", "share of the present tax that is lost"), Unit: "%", Most: 100},
	}
}

// uses are the uses of floor area: the assumption of its area, of its cost, and whether it is administration or living.
var uses = []struct {
	area, cost string
	admin      bool
	let        bool
}{
	{"workshop_m2", "workshop_cny_per_m2", false, true},
	{"research_m2", "research_cny_per_m2", false, true},
	{"office_m2", "office_cny_per_m2", true, false},
	{"living_m2", "living_cny_per_m2", true, false},
}

// landStays reports whether the land stays with its holder in a mode, so that nobody buys it.
func landStays(mode string) bool {
	return mode == "extend" || mode == "improve" || mode == "self_renewal"
}

// zonePays are the costs that the zone bears in a mode where nobody says otherwise.
func zonePays(mode string) []string {
	if mode == "buy_back" || mode == "platform" {
		return []string{acquisition, compensation, demolition, relocation}
	}
	return nil
}

// Items of cost.
const (
	acquisition  = "acquisition"
	compensation = "compensation"
	demolition   = "demolition"
	relocation   = "relocation"
	construction = "construction"
	equipment    = "equipment"
	landPrice    = "land_price_difference"
)
