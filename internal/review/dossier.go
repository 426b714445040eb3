package review

import (
	"slices"

	"permu/internal/land"
)

// Sources of a field.
const (
	FromFacts     = "facts"     // what is on record of the parcels
	FromScheme    = "scheme"    // the scenario under review
	FromApplicant = "applicant" // filled in by hand
)

// DossierField is one line of the dossier. Numbers are written as decimals in its unit.
type DossierField struct {
	Name     string      `json:"name"`
	Title    land.Phrase `json:"title"`
	Kind     string      `json:"kind" enum:"text,number,day,long"`
	Unit     string      `json:"unit,omitempty"`
	Rule     string      `json:"rule,omitempty" enum:"uscc,phone,amount" doc:"what it must hold besides"`
	Required bool        `json:"required"`
	From     string      `json:"from" enum:"facts,scheme,applicant"`
	Default  string      `json:"default,omitempty" enum:"facts,scheme" doc:"where it is from until the applicant says otherwise"`
}

// DossierPaper is a document that a section asks for.
type DossierPaper struct {
	Name     string      `json:"name"`
	Title    land.Phrase `json:"title"`
	Required bool        `json:"required"`
}

// DossierSection is a part of the dossier (一地一档): its fields and documents.
type DossierSection struct {
	Name   string         `json:"name"`
	Title  land.Phrase    `json:"title"`
	Fields []DossierField `json:"fields"`
	Papers []DossierPaper `json:"papers"`
}

// Sections lists the dossier in its order.
func Sections() []DossierSection {
	return []DossierSection{
		{"basics", phrase("基本", "Basics"), []DossierField{
			asked("project_name", "项目名称", "project", "text").or(FromFacts), asked("applicant", "申请人", "applicant", "text"), wished("applicant_uscc", "统一社会信用代码", "credit code", "text").holding(CreditCode),
			record("park_name", "所在园区", "park", ""), figure("area_mu", "用地面积", "land", "亩"), figure("parcel_count", "宗地数", "parcels", "宗"),
			wished("block_line_level", "工业区块线级别", "level of the industrial block line", "text"), planned("mode", "改造方式", "mode", ""), asked("contact", "联系人及电话", "contact, with a telephone number", "text").holding(Phone),
		}, []DossierPaper{required("application", "申请书", "application"), optional("licence", "营业执照", "business licence")}},
		{"title", phrase("权属", "Title"), []DossierField{
			record("parcel_codes", "宗地代码", "parcel codes", ""), record("certificates", "不动产权证", "certificates", ""), record("owners", "权利人", "right holders", ""),
			figure("site_area_m2", "用地面积(证载,无证载的为实测)", "land, by title, else as measured", "m²"), figure("title_area_m2", "证载面积", "land by title", "m²"), figure("measured_area_m2", "实测面积", "land as measured", "m²"), record("tenure", "权利性质", "tenure", ""), record("land_use", "土地用途", "land use", ""),
			record("term_ends_on", "使用权届满日", "end of the tenure", ""), record("encumbrances", "抵押、查封", "mortgages and seals", ""),
			wished("leases", "租赁与转租", "leases and sub-leases", "long"), wished("without_papers", "历史遗留未办证部分", "parts without papers", "long"),
		}, []DossierPaper{required("certificates", "不动产权证书", "title certificates"), optional("survey", "勘测定界图", "survey")}},
		{"present", phrase("现状", "Present"), []DossierField{
			figure("footprint_m2", "建筑基底面积", "footprint", "m²"), figure("floor_area_m2", "建筑面积", "floor area", "m²"), figure("far", "现状容积率", "floor area ratio", ""), figure("coverage", "现状建筑系数", "building coverage", "%"),
			figure("permitted_m2", "有证建筑面积", "floor area with a permit", "m²"), figure("unpermitted_m2", "无证建筑面积", "floor area without a permit", "m²"), figure("permit_unknown_m2", "证照未登记的建筑面积", "floor area of which no permit is on record", "m²"), figure("storeys", "最高层数", "storeys at most", "层"),
			figure("firms", "在地企业数", "enterprises", "家"), record("figures_year", "经济数据年份", "year of the figures", ""), figure("output_per_mu", "亩均产值", "output per mu", "万元/亩"), figure("tax_per_mu", "亩均税收", "tax per mu", "万元/亩"),
			asked("violations", "违法建设与整改情况", "illegal building, and what was done about it", "long"), wished("environment", "安全、环保与土壤状况", "safety, environment and soil", "long"),
		}, []DossierPaper{required("photos", "现状照片", "photographs"), optional("soil", "土壤污染状况调查报告", "soil survey")}},
		{"finding", phrase("认定", "Finding"), []DossierField{
			record("findings", "低效、闲置线索", "findings on record", ""), asked("idle_check", "闲置土地核查结论", "result of the check for idle land", "text"), wished("finding_document", "认定文件及日期", "document and day of the finding", "text"),
		}, []DossierPaper{optional("finding", "认定文件", "document of the finding")}},
		{"plan", phrase("规划", "Plan"), []DossierField{
			asked("plan_document", "控制性详细规划", "detailed plan", "text"), asked("plan_far", "规划容积率上限", "highest floor area ratio", "text").or(FromFacts), wished("plan_density", "规划建筑密度", "density by the plan", "text"),
			wished("plan_height_m", "规划限高", "height by the plan", "text"), wished("plan_green", "规划绿地率", "greenery by the plan", "text"), wished("airport_height", "机场净空限高", "height limit of the airport", "text"),
		}, []DossierPaper{required("plan", "规划条件", "conditions of the plan")}},
		{"scheme", phrase("方案", "Scheme"), []DossierField{
			asked("industry_code", "产业门类(GB/T 4754)", "industry (GB/T 4754)", "text").or(FromScheme), planned("scenario", "方案版本", "revision of the scheme", ""), asked("schedule", "分期与建设期", "phases and schedule", "long").or(FromScheme), asked("funding", "资金筹措(万元)", "funding (10,000 yuan)", "long").or(FromScheme).holding(Amount),
			wished("admin_share", "行政办公及生活服务设施占比", "share of offices and living", "text").or(FromScheme),
		}, []DossierPaper{required("scheme", "改造实施方案", "scheme"), required("drawings", "总平面图及建筑方案", "site plan and drawings")}},
		{"consent", phrase("意愿与协议", "Consents and agreements"), []DossierField{
			wished("relocation", "搬迁补偿安排(万元)", "relocation and compensation (万元)", "long").or(FromScheme).holding(Amount),
		}, []DossierPaper{required("supervision", "履约监管协议", "supervision agreement"), optional("compensation", "搬迁补偿协议", "agreement on compensation")}},
		{"compare", phrase("前后对照", "Before and after"), []DossierField{
			planned("before_after", "前后对照", "before and after", ""),
		}, nil},
		{"review", phrase("审查", "Review"), nil, nil},
		{"after", phrase("批后", "After the approval"), nil, nil},
	}
}

func asked(name, zh, en, kind string) DossierField {
	return DossierField{Name: name, Title: phrase(zh, en), Kind: kind, Required: true, From: FromApplicant}
}

func wished(name, zh, en, kind string) DossierField {
	return DossierField{Name: name, Title: phrase(zh, en), Kind: kind, From: FromApplicant}
}

func record(name, zh, en, unit string) DossierField {
	return DossierField{Name: name, Title: phrase(zh, en), Kind: "text", Unit: unit, From: FromFacts}
}

// figure is a number on record.
func figure(name, zh, en, unit string) DossierField {
	return DossierField{Name: name, Title: phrase(zh, en), Kind: "number", Unit: unit, From: FromFacts}
}

func planned(name, zh, en, unit string) DossierField {
	return DossierField{Name: name, Title: phrase(zh, en), Kind: "text", Unit: unit, From: FromScheme}
}

// or is a field with where it is from until the applicant says otherwise.
func (f DossierField) or(from string) DossierField {
	f.Default = from
	return f
}

// holding is a field with a rule for what it must hold.
func (f DossierField) holding(rule string) DossierField {
	f.Rule = rule
	return f
}

func required(name, zh, en string) DossierPaper { return DossierPaper{name, phrase(zh, en), true} }

func optional(name, zh, en string) DossierPaper { return DossierPaper{name, phrase(zh, en), false} }

// fieldByName finds a field of the dossier.
func fieldByName(name string) (DossierField, bool) {
	for _, s := range Sections() {
		if i := slices.IndexFunc(s.Fields, func(f DossierField) bool { return f.Name == name }); i >= 0 {
			return s.Fields[i], true
		}
	}
	return DossierField{}, false
}

func paperByName(name string) (DossierPaper, bool) {
	for _, s := range Sections() {
		if i := slices.IndexFunc(s.Papers, func(p DossierPaper) bool { return p.Name == name }); i >= 0 {
			return s.Papers[i], true
		}
	}
	return DossierPaper{}, false
}

// Missing are the required fields and documents that a case lacks, each with its title. What the scheme or the record says of a
// field is there until the applicant says otherwise.
func Missing(s land.CaseStanding, g land.CaseGround) []Named {
	missing := []Named{}
	for _, section := range Sections() {
		for _, f := range section.Fields {
			if f.Required && s.Fields[f.Name] == "" && g.Fields[f.Name] == "" {
				missing = append(missing, Named{f.Name, f.Title})
			}
		}
		for _, p := range section.Papers {
			if p.Required && !slices.ContainsFunc(s.Documents, func(d land.CaseDocument) bool { return d.Document == p.Name }) {
				missing = append(missing, Named{p.Name, p.Title})
			}
		}
	}
	return missing
}
