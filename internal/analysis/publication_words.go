package analysis

import (
	"fmt"
	"slices"

	"permu/internal/land"
	"permu/internal/policy"
	"permu/internal/store"
)

// publishedColumns are the columns that a policy makes public; of parcels, where it names none, not the right holder. Rank and amounts come last, and only where it says so.
func publishedColumns(p policy.Publication, kind string) []land.PublishedColumn {
	show := p.Show
	switch {
	case len(show) == 0 && kind == land.OfParcel:
		show = []string{"uscc", "park", "grade"}
	case len(show) == 0:
		show = []string{"name", "grade"}
	}
	if p.ShowRank {
		show = append(show[:len(show):len(show)], "rank")
	}
	if p.ShowMoney {
		show = append(show[:len(show):len(show)], "output_cny", "tax_cny")
	}
	titles := columnTitles(kind)
	columns := make([]land.PublishedColumn, len(show))
	for i, name := range show {
		columns[i] = land.PublishedColumn{Name: name, Title: titles[name]}
	}
	return columns
}

// landColumns are those of the areas of land: who and where by the columns that the policy makes public, and the land.
func landColumns(p policy.Publication, kind string) []land.PublishedColumn {
	p.ShowRank, p.ShowMoney = false, false
	columns := slices.DeleteFunc(publishedColumns(p, kind), func(c land.PublishedColumn) bool {
		return slices.Contains([]string{"grade", "initial_grade", "track"}, c.Name)
	})
	return append(columns, land.PublishedColumn{Name: "land_mu", Title: columnTitles(kind)["land_mu"]})
}

func shows(columns []land.PublishedColumn, name string) bool {
	return slices.ContainsFunc(columns, func(c land.PublishedColumn) bool { return c.Name == name })
}

// byName reports whether names may tell the order of a list: those of right holders only where they are shown.
func byName(kind string, columns []land.PublishedColumn) bool {
	return kind != land.OfParcel || shows(columns, "name")
}

func columnTitles(kind string) map[string]land.Phrase {
	titles := map[string]land.Phrase{
		"name":          {ZH: "企业名称", EN: "Enterprise"},
		"initial_grade": {ZH: "初评等级", EN: "Initial grade"},
		"uscc":          {ZH: "统一社会信用代码", EN: "Credit code"},
		"grade":         {ZH: "评价等级", EN: "Grade"},
		"park":          {ZH: "园区", EN: "Park"},
		"track":         {ZH: "评价类别", EN: "Track"},
		"industry":      {ZH: "行业代码", EN: "Industry"},
		"land_mu":       {ZH: "用地面积(亩)", EN: "Land (mu)"},
		"rank":          {ZH: "名次", EN: "Rank"},
		"output_cny":    {ZH: "产值(元)", EN: "Output (元)"},
		"tax_cny":       {ZH: "税收(元)", EN: "Tax (元)"},
	}
	switch kind {
	case land.OfEnterprise, land.OfGroup:
	case land.OfParcel:
		titles["name"], titles["uscc"] = land.Phrase{ZH: "权利人", EN: "Right holder"}, land.Phrase{ZH: "宗地代码", EN: "Parcel code"}
	default:
		titles["name"], titles["uscc"] = land.Phrase{ZH: "评价对象", EN: "Subject"}, land.Phrase{ZH: "代码", EN: "Code"}
	}
	return titles
}

// titled is the title of a publication; a trial and a dry run are marked.
func titled(run land.Run, p policy.Publication, zoneName string) land.Phrase {
	title := p.Title
	if title.ZH == "" {
		title = land.Phrase{ZH: fmt.Sprintf("%s %d 年度综合评价结果公示", zoneName, run.Year), EN: fmt.Sprintf("%s: results of the evaluation of %d", zoneName, run.Year)}
	}
	title.EN = english(title)
	if p.DryRun {
		title = with(title, land.Phrase{ZH: "(试评价)", EN: " (dry run)"})
	}
	if run.Trial {
		title = with(title, land.Phrase{ZH: "(试算稿)", EN: " (trial)"})
	}
	return title
}

// orderSaid says in which order the list is.
func orderSaid(p policy.Publication, kind string, columns []land.PublishedColumn) land.Phrase {
	titles := columnTitles(kind)
	of := land.Phrase{ZH: titles["name"].ZH, EN: "names"}
	if p.Order == "uscc" || !byName(kind, columns) {
		of = land.Phrase{ZH: titles["uscc"].ZH, EN: "codes"}
	}
	by := land.Phrase{ZH: "按" + of.ZH + "排列", EN: "in the order of " + of.EN}
	if p.Order == "park" {
		by = land.Phrase{ZH: "按园区和" + of.ZH + "排列", EN: "in the order of parks and " + of.EN}
	}
	if p.ShowRank {
		return by
	}
	return with(by, land.Phrase{ZH: ",排名不分先后", EN: ", which says nothing of ranks"})
}

// periodOf is how long one may object, or nil where the policy does not say.
func periodOf(p policy.Publication) *land.ObjectionPeriod {
	if p.ObjectionDays <= 0 {
		return nil
	}
	period := land.ObjectionPeriod{Days: int(p.ObjectionDays), WorkingDays: p.WorkingDays}
	days := land.Phrase{ZH: "日", EN: "days"}
	if p.WorkingDays {
		days = land.Phrase{ZH: "个工作日", EN: "working days"}
	}
	period.Says = land.Phrase{
		ZH: fmt.Sprintf("对公示结果有异议的,请在公示之日起 %d %s内提出,并附证明材料", period.Days, days.ZH),
		EN: fmt.Sprintf("objections are taken within %d %s of publication, with evidence", period.Days, days.EN),
	}
	return &period
}

// notes say what a reader must know of the list as a whole.
func notes(run land.Run, p policy.Publication, zone land.Zone, columns []land.PublishedColumn) []land.Phrase {
	list := []land.Phrase{}
	if p.DryRun {
		list = append(list, land.Phrase{ZH: "本次为试评价,结果不与任何措施挂钩", EN: "this is a dry run: no measure follows from it"})
	}
	if run.Trial {
		list = append(list, land.Phrase{ZH: "本表为试算结果,不作为公示依据", EN: "this is a trial and must not be published"})
	}
	if p.LandFirst {
		said := land.Phrase{ZH: "按办法,用地面积须先行公示并确认,再公示评价结果", EN: "by the policy the areas of land are published and confirmed first, and the results after them"}
		if on := run.LandPublishedOn; on != nil {
			said = with(said, land.Phrase{ZH: ";用地面积已于 " + *on + " 公示", EN: "; the areas were published on " + *on})
		}
		list = append(list, said)
	}
	if zone.DataVersion != run.DataVersion && (shows(columns, "name") || shows(columns, "park")) {
		list = append(list, land.Phrase{
			ZH: fmt.Sprintf("名称按数据版本 %d 的登记信息,等级按评价时的数据版本 %d", zone.DataVersion, run.DataVersion),
			EN: fmt.Sprintf("names are those on record in data version %d; grades are of data version %d", zone.DataVersion, run.DataVersion),
		})
	}
	return list
}

// decidedNote says how many of a list have a grade that persons decided; nothing where none has.
func decidedNote(subjects []store.Published) []land.Phrase {
	n := 0
	for _, s := range subjects {
		if s.Decided {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []land.Phrase{{
		ZH: fmt.Sprintf("其中 %d 个的等级经人工核定,初评等级、核定等级与理由均有记录", n),
		EN: fmt.Sprintf("the grades of %d were decided by persons; their initial grades, the decisions and the reasons are on record", n),
	}}
}
