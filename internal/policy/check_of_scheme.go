package policy

import (
	"slices"
	"sync"

	"permu/internal/land"
)

// Check is asked of a scenario of a redevelopment site: a requirement, which is met where its tests hold.
type Check struct {
	// Unique in the document.
	ID    string      `yaml:"id" jsonschema:"required"`
	Title land.Phrase `yaml:"title" jsonschema:"required"`
	// The clause; left out: the first of the document.
	Basis *land.Basis `yaml:"basis"`
	// Of which sites and scenarios it is asked; left out: of all.
	Applies Condition `yaml:"applies"`
	// Tests that must all hold. Each compares one number, or asks a condition.
	All []Test `yaml:"all"`
	// Tests of which one must hold.
	Any []Test `yaml:"any"`
	// That a person decides, whatever the numbers say: the text leaves room.
	Person bool `yaml:"person"`
	// What would make it pass besides the numbers.
	Clears land.Phrase `yaml:"clears"`
}

// CheckBasis is the clause of a check.
func (p Policy) CheckBasis(c Check) land.Basis { return p.BasisOf(Rule{Basis: c.Basis}) }

// Table finds a table of limits of the document.
func (p Policy) Table(id string) (LimitTable, bool) {
	if p.Screening == nil {
		return LimitTable{}, false
	}
	i := slices.IndexFunc(p.Screening.Tables, func(t LimitTable) bool { return t.ID == id })
	if i < 0 {
		return LimitTable{}, false
	}
	return p.Screening.Tables[i], true
}

// SchemeQuestions are what of a site and a scenario only a person knows; each is missing until it is answered.
func SchemeQuestions() []Variable {
	return []Variable{
		{"in_industrial_line", FlagType, land.Phrase{ZH: "在工业(产业)区块控制线内", EN: "inside the industrial line"}},
		{"fits_plan", FlagType, land.Phrase{ZH: "符合国土空间规划和控规", EN: "it fits the territorial plan"}},
		{"title_undisputed", FlagType, land.Phrase{ZH: "权属清晰无争议", EN: "the title is clear and undisputed"}},
		{"consents_given", FlagType, land.Phrase{ZH: "权利人、抵押权人等均已同意", EN: "right holders, mortgagees and others agree"}},
		{"court_agrees", FlagType, land.Phrase{ZH: "查封法院已书面同意", EN: "the court that sealed it has agreed in writing"}},
		{"restricted_industry", FlagType, land.Phrase{ZH: "属于限制类或淘汰类产业", EN: "the industry is on the restricted or eliminated list"}},
		{"supervision_agreement", FlagType, land.Phrase{ZH: "已签履约监管协议", EN: "a supervision agreement is signed"}},
		{"residential_layout", FlagType, land.Phrase{ZH: "有住宅式设计(套型、飘窗、阳台、厨房)", EN: "it has a residential layout: flats, bay windows, balconies, kitchens"}},
		{"barred_facilities", FlagType, land.Phrase{ZH: "含成套住宅、宾馆酒店、培训中心、专家楼、招待所", EN: "it has flats, hotels, training centres, expert or guest houses"}},
		{"goods_lift", FlagType, land.Phrase{ZH: "设有货梯", EN: "it has goods lifts"}},
		{"utilities_grouped", FlagType, land.Phrase{ZH: "卫生间和管井集中设置", EN: "toilets and shafts are put together"}},
		{"process_needs_height", FlagType, land.Phrase{ZH: "生产工艺需要层高超过 8 米", EN: "the process needs storeys above 8 m"}},
		{"use_unchanged", FlagType, land.Phrase{ZH: "未擅自改变土地用途和房屋功能", EN: "neither the use of the land nor that of its buildings was changed without leave"}},
		{"built_before_2010", FlagType, land.Phrase{ZH: "2009 年 12 月 31 日前已建成", EN: "built by 2009-12-31"}},
		{"construction_land", FlagType, land.Phrase{ZH: "二调和最新调查均为建设用地", EN: "construction land in the second and in the latest survey"}},
		{"standardised_park", FlagType, land.Phrase{ZH: "园区标准化项目(分割或招租)", EN: "a project of a standardised park, to be divided or let"}},
		{"key_project", FlagType, land.Phrase{ZH: "重点项目", EN: "a key project"}},
	}
}

// SchemeFacts lists what the conditions of checks may use besides numbers: what is known of the site, and the questions.
func SchemeFacts() []Variable {
	variables := slices.Concat([]Variable{
		{"mode", TextType, land.Phrase{ZH: "改造模式", EN: "mode of redevelopment"}},
		{"industry", TextType, land.Phrase{ZH: "拟引进行业大类(GB/T 4754 两位)", EN: "GB/T 4754 division of the industry, two digits"}},
		{"park_code", TextType, land.Phrase{ZH: "园区", EN: "park"}},
		{"industrial", FlagType, land.Phrase{ZH: "各宗地均登记为工业仓储用地", EN: "every parcel is registered for industry or storage"}},
		{"planned_industrial", FlagType, land.Phrase{ZH: "各宗地的规划用途均为工业仓储", EN: "every parcel is planned for industry or storage"}},
		{"collective", FlagType, land.Phrase{ZH: "含集体土地", EN: "some of it is collective land"}},
		{"idle", FlagType, land.Phrase{ZH: "含认定或疑似闲置的宗地", EN: "a parcel is found idle"}},
		{"mortgaged", FlagType, land.Phrase{ZH: "有宗地已抵押", EN: "a parcel is mortgaged"}},
		{"sealed", FlagType, land.Phrase{ZH: "有宗地被查封", EN: "a parcel is sealed or seized"}},
		{"illegal_building", FlagType, land.Phrase{ZH: "有违法建设或无证建筑在案", EN: "illegal building, or a building without permit, is on record"}},
		{"in_force", FlagType, land.Phrase{ZH: "各宗地均未分割、合并、换码", EN: "no parcel was split, merged or re-coded since"}},
		{"missing", ListType, land.Phrase{ZH: "缺失的数据项", EN: "names of what is missing"}},
	}, SchemeQuestions())
	for _, n := range SchemeNumbers() {
		variables = append(variables, Variable{n.Name, NumberType, n.Title})
	}
	return variables
}

// SchemeNumbers are the numbers of a site and a scenario that checks compare.
func SchemeNumbers() []Number {
	one := Fraction{1, 1}
	return []Number{
		{"site_mu", land.Phrase{ZH: "用地面积", EN: "land"}, "mu", "site_mu", one},
		{"smallest_parcel_mu", land.Phrase{ZH: "最小一宗面积", EN: "smallest parcel"}, "mu", "smallest_parcel_mu", one},
		{"parcels", land.Phrase{ZH: "宗地数", EN: "parcels"}, "count", "parcels", one},
		{"owners", land.Phrase{ZH: "权利人数", EN: "right holders"}, "count", "owners", one},
		{"benefit_per_mu", land.Phrase{ZH: "近三年亩均税收", EN: "tax per mu, mean of three years"}, "万元/亩", "benefit_per_mu", one},
		{"output_before_per_mu", land.Phrase{ZH: "近三年亩均产值", EN: "output per mu, mean of three years"}, "万元/亩", "output_before_per_mu", one},
		{"present_far", land.Phrase{ZH: "现状容积率", EN: "present floor area ratio"}, "ratio", "present_far", one},
		{"present_footprint_pct", land.Phrase{ZH: "现状建筑占地比例", EN: "present footprint, of the land"}, "%", "present_footprint_pct", one},
		{"far_max", land.Phrase{ZH: "规划或合同容积率上限(各宗最低)", EN: "highest floor area ratio by plan or contract, the least of the parcels"}, "ratio", "far_max", one},
		{"plan_far", land.Phrase{ZH: "方案容积率", EN: "planned floor area ratio"}, "ratio", "plan_far", one},
		{"plan_coefficient_pct", land.Phrase{ZH: "方案建筑系数", EN: "planned building coefficient"}, "%", "plan_coefficient_pct", one},
		{"admin_floor_pct", land.Phrase{ZH: "行政办公及生活服务设施建筑面积占比", EN: "share of floor for administration and living"}, "%", "admin_floor_pct", one},
		{"admin_land_pct", land.Phrase{ZH: "行政办公及生活服务设施用地占比", EN: "share of land for administration and living"}, "%", "admin_land_pct", one},
		{"storeys", land.Phrase{ZH: "层数", EN: "storeys"}, "count", "storeys", one},
		{"storey_height_m", land.Phrase{ZH: "层高", EN: "storey height"}, "m", "storey_height_m", one},
		{"column_grid_m", land.Phrase{ZH: "柱距", EN: "column grid"}, "m", "column_grid_m", one},
		{"plan_investment_per_mu", land.Phrase{ZH: "方案固定资产投资强度", EN: "planned fixed investment per mu"}, "万元/亩", "plan_investment_per_mu", one},
		{"plan_output_per_mu", land.Phrase{ZH: "方案亩均产值", EN: "planned output per mu"}, "万元/亩", "plan_output_per_mu", one},
		{"plan_tax_per_mu", land.Phrase{ZH: "方案亩均税收", EN: "planned tax per mu"}, "万元/亩", "plan_tax_per_mu", one},
	}
}

// SchemeNumber finds a number that checks may compare.
func SchemeNumber(name string) (Number, bool) {
	n, ok := schemeNumbers()[name]
	return n, ok
}

var schemeNumbers = sync.OnceValue(func() map[string]Number {
	byName := map[string]Number{}
	for _, n := range SchemeNumbers() {
		byName[n.Name] = n
	}
	return byName
})
