package serve

import (
	"strings"

	"permu/internal/land"
)

// phrase is a title in both languages.
func phrase(zh, en string) land.Phrase { return land.Phrase{ZH: zh, EN: en} }

func commitmentColumns() []column[land.JudgedCommitment] {
	type row = land.JudgedCommitment
	return []column[row]{
		{phrase("承诺编号", "Commitment"), 12, func(c row) any { return c.CommitmentID }},
		{phrase("宗地代码", "Parcel code"), 24, func(c row) any { return strings.Join(c.ParcelCodes, "、") }},
		{phrase("再开发地块", "Redevelopment site"), 20, func(c row) any { return c.SiteName }},
		{phrase("统一社会信用代码", "USCC"), 22, func(c row) any { return c.USCC }},
		{phrase("企业名称", "Enterprise"), 30, func(c row) any { return c.EnterpriseName }},
		{phrase("园区代码", "Park code"), 14, func(c row) any { return c.ParkCode }},
		{phrase("协议编号", "Agreement"), 24, func(c row) any { return c.AgreementNo }},
		{phrase("协议版本", "Version"), 12, func(c row) any { return c.AgreementVersion }},
		{phrase("承诺指标", "Indicator"), 18, func(c row) any { return land.IndicatorTitle(c.Indicator) }},
		{phrase("承诺值", "Target"), 12, func(c row) any { return c.Target }},
		{phrase("承诺日期", "Promised day"), 12, func(c row) any { return c.TargetOn }},
		{phrase("计量单位", "Unit"), 10, func(c row) any { return unitOf(c.Unit) }},
		{phrase("到期日期", "Due"), 12, func(c row) any { return c.Due }},
		{phrase("距到期(天)", "Days to due"), 12, func(c row) any { return c.Days }},
		{phrase("实际值", "Actual"), 12, func(c row) any { return c.Value }},
		{phrase("实际日期", "Actual day"), 12, func(c row) any { return c.On }},
		{phrase("结果", "Outcome"), 10, func(c row) any { return outcomeSaid(c.Outcome) }},
		{phrase("预警", "Warning"), 10, func(c row) any { return outcomeSaid(c.Warning) }},
		{phrase("计算", "Arithmetic"), 50, func(c row) any { return c.Formula }},
		{phrase("数据来源", "Source"), 36, func(c row) any { return c.Source }},
		{phrase("缺少", "Missing"), 16, func(c row) any { return strings.Join(c.Missing, ", ") }},
		{phrase("存疑", "Doubts"), 40, func(c row) any { return c.Doubts }},
		{phrase("佐证材料", "Evidence"), 24, func(c row) any { return c.Evidence }},
		{phrase("文号", "Document"), 20, func(c row) any { return c.DocumentNo }},
		{phrase("整改措施", "Remedy"), 24, func(c row) any { return c.Remedy }},
	}
}

func outcomeColumns() []column[land.ParkOutcomes] {
	columns := []column[land.ParkOutcomes]{
		{phrase("园区代码", "Park code"), 14, func(p land.ParkOutcomes) any { return p.ParkCode }},
		{phrase("园区", "Park"), 20, func(p land.ParkOutcomes) any { return p.Name }},
	}
	for _, outcome := range []string{"met", "failed", "not_due", "cannot_tell"} {
		columns = append(columns, column[land.ParkOutcomes]{outcomeSaid(outcome), 12, func(p land.ParkOutcomes) any { return p.Outcomes[outcome] }})
	}
	return columns
}

func projectColumns() []column[land.Project] {
	type row = land.Project
	return []column[row]{
		{phrase("宗地代码", "Parcel code"), 24, func(p row) any { return p.ParcelCode }},
		{phrase("园区", "Park"), 18, func(p row) any { return p.ParkName }},
		{phrase("权利人", "Right holder"), 30, func(p row) any { return p.OwnerName }},
		{phrase("再开发地块", "Site"), 20, func(p row) any { return p.SiteName }},
		{phrase("宗数", "Parcels"), 8, func(p row) any { return p.Parcels }},
		{phrase("用地面积(亩)", "Area (mu)"), 14, func(p row) any { return p.AreaMu }},
		{phrase("所处阶段", "Stage"), 14, func(p row) any { return stageSaid(p.Stage) }},
		{phrase("下一步约定日期", "Next step agreed for"), 16, func(p row) any { return p.Due }},
		{phrase("距约定日期(天)", "Days to it"), 14, func(p row) any { return p.Days }},
		{phrase("依据", "Why"), 50, func(p row) any { return p.Why }},
		{phrase("缺少", "Missing"), 24, func(p row) any { return strings.Join(p.Missing, ", ") }},
		{phrase("存疑", "Doubts"), 40, func(p row) any { return p.Doubts }},
	}
}

func stageColumns() []column[land.ParkStages] {
	columns := []column[land.ParkStages]{
		{phrase("园区代码", "Park code"), 14, func(p land.ParkStages) any { return p.ParkCode }},
		{phrase("园区", "Park"), 20, func(p land.ParkStages) any { return p.Name }},
	}
	for _, stage := range []string{"not_started", "not_completed", "not_producing", "below_size", "below_capacity", "at_capacity", "cannot_tell"} {
		said := stageSaid(stage)
		columns = append(columns,
			column[land.ParkStages]{phrase(said.ZH+"(宗或地块)", said.EN+" (parcels, sites)"), 14, func(p land.ParkStages) any { return p.Stages[stage].Count }},
			column[land.ParkStages]{phrase(said.ZH+"(亩)", said.EN+" (mu)"), 14, func(p land.ParkStages) any { return p.Stages[stage].AreaMu }})
	}
	return columns
}

// outcomeSaid says an outcome or a warning as people do.
func outcomeSaid(code string) land.Phrase {
	return map[string]land.Phrase{
		"met": phrase("已兑现", "kept"), "failed": phrase("未兑现", "not kept"), "not_due": phrase("未到期", "not due"), "cannot_tell": phrase("无法判断", "cannot tell"),
		"due_soon": phrase("即将到期", "due soon"), "overdue": phrase("逾期无记录", "overdue"), "none": phrase("", ""),
	}[code]
}

func stageSaid(code string) land.Phrase {
	return map[string]land.Phrase{
		"not_started": phrase("签约未开工", "signed, not started"), "not_completed": phrase("开工未竣工", "started, not completed"),
		"not_producing": phrase("竣工未投产", "completed, not producing"), "below_size": phrase("投产未上规", "producing, below size"),
		"below_capacity": phrase("上规未达产", "above size, below capacity"), "at_capacity": phrase("达产", "at capacity"), "cannot_tell": phrase("无法判断", "cannot tell"),
	}[code]
}
