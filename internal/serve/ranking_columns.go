package serve

import (
	"fmt"
	"strings"

	"permu/internal/export"
	"permu/internal/land"
)

// rankingBook is a ranking as a workbook; what stands above it says of which run, by which policy, made when, and what was chosen.
func rankingBook(t land.RankingTable, say say) book {
	kind := say(kindSaid(t.Choice.Kind))
	title := say(phrase("评价排名", "Ranking")) + " · " + kind
	name := fmt.Sprintf("%s-%s-%s-%d-%d", say(phrase("评价排名", "Ranking")), kind, t.Run.ZoneCode, t.Run.Year, t.Run.RunID)
	page := pageOf(kind, rankingHead(title, t, say), rankingColumns(t), t.Lines, say)
	page.Headed = true
	return book{name, []export.Page{page}}
}

// rankingHead says above a ranking what it is of.
func rankingHead(title string, t land.RankingTable, say say) []string {
	run := t.Run
	made := phrase(
		fmt.Sprintf("评价批次 #%d · %d 年度 · 截至 %s · 数据版本 %d · %s 评价", run.RunID, run.Year, run.AsOf, run.DataVersion, land.DayOf(run.CreatedAt)),
		fmt.Sprintf("run #%d · year %d · as of %s · data version %d · made on %s", run.RunID, run.Year, run.AsOf, run.DataVersion, land.DayOf(run.CreatedAt)),
	)
	if run.Trial {
		made.ZH, made.EN = made.ZH+" · 试算,不作为依据", made.EN+" · a trial, no ground for anything"
	}
	policy := phrase("评价办法 "+t.Policy.ZH, "policy "+t.Policy.EN)
	if t.Policy.EN == "" {
		policy.EN = "policy " + t.Policy.ZH
	}
	id := fmt.Sprintf(" (%s · %.12s)", run.PolicyID, run.PolicyDigest)
	return []string{t.Zone.Name + " · " + title, say(policy) + id, say(made), say(chosenSaid(t, say))}
}

// chosenSaid says which subjects a ranking was cut down to, and how many are left.
func chosenSaid(t land.RankingTable, say say) land.Phrase {
	var said []string
	add := func(label land.Phrase, value string) {
		if value != "" {
			said = append(said, say(label)+" "+value)
		}
	}
	c := t.Choice
	if c.ParkCode != "" {
		add(phrase("园区", "park"), say(parkSaid(t, c.ParkCode)))
	}
	if c.Track != "" {
		add(phrase("赛道", "track"), say(trackSaid(t, &c.Track)))
	}
	if c.Industry != "" {
		add(phrase("行业", "industry"), say(industrySaid(&c.Industry)))
	}
	for _, grade := range c.Grades {
		add(phrase("等级", "grade"), say(gradeSaid(grade)))
	}
	if len(said) == 0 {
		said = append(said, say(phrase("全部", "all")))
	}
	all := strings.Join(said, " · ")
	return phrase(fmt.Sprintf("范围:%s · %d 个", all, len(t.Lines)), fmt.Sprintf("chosen: %s · %d listed", all, len(t.Lines)))
}

// parkSaid is a chosen park by its name, which its lines have.
func parkSaid(t land.RankingTable, code string) land.Phrase {
	if code == land.None {
		return phrase("无园区", "none")
	}
	if len(t.Lines) > 0 && t.Lines[0].ParkName != nil {
		code = *t.Lines[0].ParkName
	}
	return phrase(code, code)
}

func rankingColumns(t land.RankingTable) []column[land.Ranked] {
	type row = land.Ranked
	columns := []column[row]{
		{phrase("名次", "Place"), 8, func(l row) any { return l.Place }},
		{phrase("名称", "Name"), 36, func(l row) any { return rankedName(t, l) }},
		{phrase("代码", "Code"), 24, func(l row) any { return l.Key }},
		{phrase("赛道", "Track"), 16, func(l row) any { return trackSaid(t, l.Track) }},
		{phrase("初评等级", "First grade"), 10, func(l row) any { return gradeSaid(l.InitialGrade) }},
		{phrase("终评等级", "Final grade"), 10, func(l row) any { return gradeSaid(l.Grade) }},
		{phrase("核定理由", "Why it was decided"), 36, func(l row) any { return l.Decided }},
		{phrase("得分", "Score"), 10, func(l row) any { return l.Score }},
		{phrase("亩均税收(万元/亩)", "Tax per mu (万元/亩)"), 18, func(l row) any { return l.TaxPerMu }},
		{phrase("亩均产值(万元/亩)", "Output per mu (万元/亩)"), 18, func(l row) any { return l.OutputPerMu }},
		{phrase("用地(亩)", "Land (mu)"), 12, func(l row) any { return l.LandMu }},
		{phrase("园区", "Park"), 20, func(l row) any { return l.ParkName }},
	}
	if t.Choice.Kind == land.OfEnterprise || t.Choice.Kind == land.OfGroup {
		columns = append(columns, column[row]{phrase("行业", "Industry"), 24, func(l row) any { return industrySaid(l.IndustryCode) }})
	}
	return columns
}

// rankedName is what a subject is called; industries by the policy's group or by their division, what has no name by its key.
func rankedName(t land.RankingTable, l land.Ranked) any {
	if l.Name != nil {
		return l.Name
	}
	if group, ok := t.Groups[l.Key]; ok {
		return group
	}
	if t.Choice.Kind == land.OfIndustry {
		return industrySaid(&l.Key)
	}
	return l.Key
}

func kindSaid(kind string) land.Phrase {
	return map[string]land.Phrase{
		land.OfEnterprise: {ZH: "企业", EN: "Enterprises"}, land.OfGroup: {ZH: "企业集团", EN: "Groups"}, land.OfParcel: {ZH: "宗地", EN: "Parcels"},
		land.OfSubarea: {ZH: "片区", EN: "Sub-areas"}, land.OfPark: {ZH: "园区", EN: "Parks"}, land.OfIndustry: {ZH: "行业", EN: "Industries"}, land.OfZone: {ZH: "开发区", EN: "Zone"},
	}[kind]
}

func gradeSaid(grade string) land.Phrase {
	if grade == "" || grade == "not_graded" {
		return phrase("未评级", "not graded")
	}
	return phrase(grade, grade)
}

func trackSaid(t land.RankingTable, id *string) land.Phrase {
	if id == nil || *id == land.None {
		return phrase("不参评", "not evaluated")
	}
	if title, ok := t.Tracks[*id]; ok {
		return title
	}
	return phrase(*id, *id)
}

// industrySaid is an industry by the name of its division; nothing where it has none.
func industrySaid(code *string) land.Phrase {
	if code == nil {
		return land.Phrase{}
	}
	if *code == land.None {
		return phrase("无行业", "none")
	}
	if name, ok := land.IndustryName(*code); ok {
		return phrase(*code+" "+name.ZH, *code+" "+name.EN)
	}
	return phrase(*code, *code)
}
