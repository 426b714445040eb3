package policy

import (
	"sync"

	"permu/internal/land"
)

// Type is what a variable of a condition holds.
type Type string

// Types of variables.
const (
	NumberType Type = "number"
	TextType   Type = "text"
	FlagType   Type = "flag"
	DateType   Type = "date"
	ListType   Type = "list" // of texts
)

// Variable is a name that conditions may use. A condition on a value that is missing cannot tell, unless the rest of it
// decides; `'tax_cny' in missing` asks for that, of any fact.
type Variable struct {
	Name  string
	Type  Type
	Title land.Phrase
}

// Facts lists what every condition may use: the numbers, and what is known of a subject besides.
func Facts() []Variable {
	variables := []Variable{
		{"scale", TextType, land.Phrase{ZH: "规模:above 规上,below 规下", EN: "above or below designated size"}},
		{"industry", TextType, land.Phrase{ZH: "行业大类(GB/T 4754 两位)", EN: "GB/T 4754 division, two digits"}},
		{"industry_code", TextType, land.Phrase{ZH: "行业代码", EN: "GB/T 4754 code"}},
		{"industry_group", TextType, land.Phrase{ZH: "本办法的行业组", EN: "industry group of this policy"}},
		{"park_code", TextType, land.Phrase{ZH: "园区", EN: "park"}},
		{"subarea", TextType, land.Phrase{ZH: "片区", EN: "sub-area"}},
		{"status", TextType, land.Phrase{ZH: "经营状态:operating、stopped、deregistered", EN: "operating, stopped or deregistered"}},
		{"listing", TextType, land.Phrase{ZH: "上市:none、preparing、listed", EN: "none, preparing or listed"}},
		{"relation", TextType, land.Phrase{ZH: "用地关系:own、lease、sublease", EN: "own, lease or sublease of most of its land"}},
		{"trade_quota", FlagType, land.Phrase{ZH: "限上商贸", EN: "trade above quota"}},
		{"registered_on", DateType, land.Phrase{ZH: "成立日期", EN: "day of registration"}},
		{"production_on", DateType, land.Phrase{ZH: "投产日期", EN: "start of production"}},
		{"capacity_on", DateType, land.Phrase{ZH: "达产日期", EN: "day on which full capacity was reached"}},
		{"merged_on", DateType, land.Phrase{ZH: "兼并重组协议日期", EN: "day of the agreement on a merger"}},
		{"contract_due_on", DateType, land.Phrase{ZH: "合同约定竣工日期(其用地中最晚的)", EN: "latest agreed completion of its land"}},
		{"as_of", DateType, land.Phrase{ZH: "数据截止日", EN: "day of the data"}},
		{"age_years", NumberType, land.Phrase{ZH: "成立年数", EN: "years since registration"}},
		{"years_in_production", NumberType, land.Phrase{ZH: "投产年数", EN: "years since production began"}},
		{"year", NumberType, land.Phrase{ZH: "数据年度", EN: "year of the data"}},
		{"tags", ListType, land.Phrase{ZH: "认定与荣誉,如 high_tech;宗地的含其当年使用企业的", EN: "recognitions, such as high_tech; of a parcel those of its users of the year too"}},
		{"events", ListType, land.Phrase{ZH: "当年事件类别,如 safety、environment、credit;宗地的含其当年使用企业的", EN: "kinds of event in force in the year; of a parcel those of its users too"}},
		{"missing", ListType, land.Phrase{ZH: "缺失的数据项(数值、日期、文字)", EN: "names of the numbers, days and words that are missing"}},
	}
	for _, n := range Numbers() {
		variables = append(variables, Variable{n.Name, NumberType, n.Title})
	}
	return variables
}

// Lackable are the names of the facts that may be missing of a subject.
func Lackable() []string { return allLackable() }

var allLackable = sync.OnceValue(func() []string { return lackable(append(Facts(), RuleFacts()...)) })

func theTrack() Variable {
	return Variable{"track", TextType, land.Phrase{ZH: "评价类别", EN: "track"}}
}

// scored lists what conditions after the scoring may use besides: the track, the score, the grade so far, and of each item
// its value, its points and the baseline that it was measured against.
func (p Policy) scored() []Variable {
	variables := []Variable{
		theTrack(),
		{"score", NumberType, land.Phrase{ZH: "得分", EN: "score"}},
		{"grade", TextType, land.Phrase{ZH: "当前等级", EN: "grade so far"}},
	}
	seen := map[string]bool{}
	for _, t := range p.Tracks {
		for _, i := range t.Indicators {
			if seen[i.ID] || !isName(i.ID) {
				continue
			}
			seen[i.ID] = true
			for _, of := range []string{"value.", "points.", "base."} {
				variables = append(variables, Variable{of + i.ID, NumberType, i.Title})
			}
		}
	}
	return variables
}

// constants are the policy's parameters by the names that conditions use; one that is unknown has no value.
func (p Policy) constants() map[string]Decimal {
	named := map[string]Decimal{}
	for _, parameter := range p.Parameters {
		if isName(parameter.ID) {
			named["param."+parameter.ID] = parameter.Value
		}
	}
	return named
}

// isName reports whether an id can stand in a condition: small letters, digits and underscores, a letter first.
func isName(id string) bool {
	for at, r := range id {
		if (r < 'a' || r > 'z') && (at == 0 || r != '_' && (r < '0' || r > '9')) {
			return false
		}
	}
	return id != "" && len(id) <= 64
}
