package policy

import (
	"slices"
	"sync"

	"permu/internal/land"
)

// RuleFacts lists what the conditions of screening rules may use besides [Facts]: what is known of a parcel as land. Of an
// enterprise the same names say what is known of it, and the rest is missing.
func RuleFacts() []Variable {
	variables := []Variable{
		{"collective", FlagType, land.Phrase{ZH: "集体土地(未登记权属的按国有)", EN: "collective land; state land where no tenure is on record"}},
		{"industrial", FlagType, land.Phrase{ZH: "工业仓储用地(用途未登记的按是)", EN: "registered for industry or storage, or for no known use"}},
		{"started", FlagType, land.Phrase{ZH: "已动工:有动工、竣工、中止记录,或有建筑", EN: "started: a start, a completion, a stop or a building on record"}},
		{"suspended", FlagType, land.Phrase{ZH: "有中止开发记录", EN: "a stop of the works on record"}},
		{"completed", FlagType, land.Phrase{ZH: "已竣工:有竣工记录或建筑", EN: "completed: a completion or a building on record"}},
		{"stopped_only", FlagType, land.Phrase{ZH: "使用企业均已停产", EN: "all its users have stopped"}},
		{"mortgaged", FlagType, land.Phrase{ZH: "已抵押", EN: "mortgaged"}},
		{"sealed", FlagType, land.Phrase{ZH: "已查封", EN: "sealed by a court"}},
		{"tenure", TextType, land.Phrase{ZH: "权属性质:state、collective", EN: "tenure: state or collective"}},
		{"idle_cause", TextType, land.Phrase{ZH: "闲置原因:government、force_majeure、holder", EN: "cause of idleness: government, force_majeure or holder"}},
		{"land_use_code", TextType, land.Phrase{ZH: "登记用途代码", EN: "code of the registered use"}},
		{"supply_method", TextType, land.Phrase{ZH: "供应方式", EN: "how it was supplied"}},
		{"grade", TextType, land.Phrase{ZH: "本批次评价等级", EN: "its grade in the run"}},
		{"handed_over_on", DateType, land.Phrase{ZH: "交地日期", EN: "hand-over"}},
		{"agreed_start_on", DateType, land.Phrase{ZH: "约定动工日期", EN: "agreed start"}},
		{"start_due_on", DateType, land.Phrase{ZH: "动工期限", EN: "start due"}},
		{"agreed_completion_on", DateType, land.Phrase{ZH: "约定竣工日期", EN: "agreed completion"}},
		{"actual_start_on", DateType, land.Phrase{ZH: "实际动工日期", EN: "start"}},
		{"actual_completion_on", DateType, land.Phrase{ZH: "实际竣工日期", EN: "completion"}},
		{"suspended_on", DateType, land.Phrase{ZH: "中止开发日期", EN: "stop of the works"}},
		{"term_ends_on", DateType, land.Phrase{ZH: "土地使用权到期日", EN: "end of the term"}},
	}
	for _, n := range LandNumbers() {
		variables = append(variables, Variable{n.Name, NumberType, n.Title})
	}
	return variables
}

// LandNumbers are numbers of a parcel that only screening compares.
func LandNumbers() []Number {
	hundredth, whole := Fraction{1, 100}, Fraction{1, 1}
	return []Number{
		{"occupants", land.Phrase{ZH: "使用企业数", EN: "users"}, "count", "occupants", whole},
		{"building_count", land.Phrase{ZH: "建筑栋数", EN: "buildings"}, "count", "building_count", whole},
		{"far_min", land.Phrase{ZH: "约定容积率下限", EN: "lowest floor area ratio agreed"}, "ratio", "far_min", Fraction{1, 10_000}},
		{"far_max", land.Phrase{ZH: "容积率上限", EN: "highest floor area ratio"}, "ratio", "far_max", Fraction{1, 10_000}},
		{"developable_area_m2", land.Phrase{ZH: "应动工面积", EN: "area to be developed"}, "m²", "developable_area_m2", hundredth},
		{"developed_area_m2", land.Phrase{ZH: "已动工面积", EN: "area developed"}, "m²", "developed_area_m2", hundredth},
		{"agreed_investment_cny", land.Phrase{ZH: "约定投资", EN: "investment agreed"}, "yuan", "agreed_investment_cny", hundredth},
		{"unused_floor_m2", land.Phrase{ZH: "无企业使用的建筑面积", EN: "floor area that no user has on record"}, "m²", "unused_floor_m2", hundredth},
		{"agreed_investment_per_mu", land.Phrase{ZH: "约定投资强度", EN: "investment per mu agreed"}, "万元/亩", "agreed_investment_per_mu", Fraction{1, 1_000_000}},
		{"agreed_tax_per_mu", land.Phrase{ZH: "约定亩均税收", EN: "tax per mu agreed"}, "万元/亩", "agreed_tax_per_mu", Fraction{1, 1_000_000}},
		{"agreed_output_per_mu", land.Phrase{ZH: "约定亩均产值", EN: "output per mu agreed"}, "万元/亩", "agreed_output_per_mu", Fraction{1, 1_000_000}},
		{"agreed_far", land.Phrase{ZH: "约定容积率", EN: "floor area ratio agreed"}, "ratio", "agreed_far", Fraction{1, 10_000}},
	}
}

// RuleNumber finds a number that screening rules may compare.
func RuleNumber(name string) (Number, bool) {
	n, ok := ruleNumbers()[name]
	return n, ok
}

var ruleNumbers = sync.OnceValue(func() map[string]Number {
	byName := map[string]Number{}
	for _, n := range slices.Concat(Numbers(), LandNumbers()) {
		byName[n.Name] = n
	}
	return byName
})

// RuleDay finds a day that screening rules may count from.
func RuleDay(name string) (Variable, bool) {
	v, ok := ruleDays()[name]
	return v, ok
}

var ruleDays = sync.OnceValue(func() map[string]Variable {
	byName := map[string]Variable{}
	for name, v := range ruleFacts() {
		if v.Type == DateType {
			byName[name] = v
		}
	}
	return byName
})

// RuleFact finds a fact that screening rules may use.
func RuleFact(name string) (Variable, bool) {
	v, ok := ruleFacts()[name]
	return v, ok
}

var ruleFacts = sync.OnceValue(func() map[string]Variable {
	byName := map[string]Variable{}
	for _, v := range slices.Concat(Facts(), RuleFacts()) {
		byName[v.Name] = v
	}
	return byName
})
