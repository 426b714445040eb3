package serve

import (
	"fmt"

	"permu/internal/export"
	"permu/internal/land"
)

// programmeBook is a programme as a workbook: done against targets, by year and park, and the sites.
func programmeBook(p land.Programme, say say) book {
	title := say(phrase("工改工项目总览", "Redevelopment programme"))
	above := []string{title + " · " + p.Today, say(phrase("已批准的地块按批准时定格的数字计", "sites that are approved count by the figures frozen with the decision"))}
	park := func(code *string) land.Phrase {
		if code == nil {
			return phrase("跨园区", "several parks")
		}
		if name := p.ParkNames[*code]; name != "" {
			return phrase(name, name)
		}
		return phrase(*code, *code)
	}
	return book{fmt.Sprintf("%s-%s-%s", title, p.ZoneCode, p.Today), []export.Page{
		pageOf(say(phrase("目标完成", "Against targets")), above, achievedColumns(park), p.Achieved, say),
		pageOf(say(phrase("分年度", "By year")), above, programmeYearColumns(park), p.Years, say),
		pageOf(say(phrase("地块", "Sites")), above, programmeSiteColumns(park), p.Sites, say),
	}}
}

// fourAmounts are the columns of the amounts of a programme, in mu, m² and 万元.
func fourAmounts[T any](of land.Phrase, amounts func(T) land.Amounts) []column[T] {
	titled := func(zh, en string) land.Phrase { return phrase(of.ZH+zh, of.EN+en) }
	return []column[T]{
		{titled("用地(亩)", "land (mu)"), 14, func(t T) any { return inUnits(amounts(t).AreaMu, 1) }},
		{titled("净增建筑面积(m²)", "floor gained (m²)"), 16, func(t T) any { return inUnits(amounts(t).GainedFloorM2, 1) }},
		{titled("投资(万元)", "investment (10,000 yuan)"), 16, func(t T) any { return inUnits(amounts(t).InvestmentCNY, land.YuanPerWan) }},
		{titled("年税收(万元)", "yearly tax (10,000 yuan)"), 16, func(t T) any { return inUnits(amounts(t).TaxCNY, land.YuanPerWan) }},
	}
}

// inUnits is an amount in units of so many, to two digits, or nothing.
func inUnits(v *float64, of float64) any {
	if v == nil {
		return nil
	}
	return rounded(*v / of)
}

func achievedColumns(park func(*string) land.Phrase) []column[land.Achieved] {
	columns := []column[land.Achieved]{
		{phrase("年度", "Year"), 8, func(a land.Achieved) any {
			if a.Year == 0 {
				return phrase("合计", "all years")
			}
			return a.Year
		}},
		{phrase("园区", "Park"), 20, func(a land.Achieved) any {
			if a.Whole {
				return phrase("全区", "the whole zone")
			}
			return park(a.ParkCode)
		}},
		{phrase("已完成地块", "Sites completed"), 10, func(a land.Achieved) any { return a.Sites }},
		{phrase("其中数据不全", "not all known"), 10, func(a land.Achieved) any { return a.Unknown }},
	}
	columns = append(columns, fourAmounts(phrase("目标:", "target: "), func(a land.Achieved) land.Amounts { return a.Target })...)
	columns = append(columns, fourAmounts(phrase("完成:", "done: "), func(a land.Achieved) land.Amounts { return a.Done })...)
	columns = append(columns, fourAmounts(phrase("差额:", "difference: "), func(a land.Achieved) land.Amounts { return a.Difference })...)
	return append(
		columns,
		column[land.Achieved]{phrase("完成率:用地(%)", "done, land (%)"), 14, func(a land.Achieved) any { return inUnits(a.Percent.Area, 1) }},
		column[land.Achieved]{phrase("完成率:建筑面积(%)", "done, floor (%)"), 14, func(a land.Achieved) any { return inUnits(a.Percent.GainedFloor, 1) }},
		column[land.Achieved]{phrase("完成率:投资(%)", "done, investment (%)"), 14, func(a land.Achieved) any { return inUnits(a.Percent.Investment, 1) }},
		column[land.Achieved]{phrase("完成率:税收(%)", "done, tax (%)"), 14, func(a land.Achieved) any { return inUnits(a.Percent.Tax, 1) }},
	)
}

func programmeYearColumns(park func(*string) land.Phrase) []column[land.ProgrammeYear] {
	columns := []column[land.ProgrammeYear]{
		{phrase("年度", "Year"), 8, func(y land.ProgrammeYear) any { return y.Year }},
		{phrase("园区", "Park"), 20, func(y land.ProgrammeYear) any { return park(y.ParkCode) }},
		{phrase("地块数", "Sites"), 8, func(y land.ProgrammeYear) any { return y.Sites }},
		{phrase("其中数据不全", "not all known"), 10, func(y land.ProgrammeYear) any { return y.Unknown }},
	}
	columns = append(columns, fourAmounts(phrase("完成:", "done: "), func(y land.ProgrammeYear) land.Amounts { return y.Done })...)
	columns = append(columns, fourAmounts(phrase("在建:", "under way: "), func(y land.ProgrammeYear) land.Amounts { return y.UnderWay })...)
	return append(columns, fourAmounts(phrase("计划:", "planned: "), func(y land.ProgrammeYear) land.Amounts { return y.Planned })...)
}

func programmeSiteColumns(park func(*string) land.Phrase) []column[land.ProgrammeSite] {
	stages := map[string]land.Phrase{land.StagePlanned: phrase("计划", "planned"), land.StageUnderWay: phrase("在建", "under way"), land.StageDone: phrase("完成", "done")}
	columns := []column[land.ProgrammeSite]{
		{phrase("地块", "Site"), 28, func(s land.ProgrammeSite) any { return s.Name }},
		{phrase("园区", "Park"), 20, func(s land.ProgrammeSite) any { return park(s.ParkCode) }},
		{phrase("阶段", "Stage"), 10, func(s land.ProgrammeSite) any { return stages[s.Stage] }},
		{phrase("审查状态", "Review"), 16, func(s land.ProgrammeSite) any { return s.CaseTitle }},
		{phrase("批后进展", "Since the approval"), 14, func(s land.ProgrammeSite) any { return s.ReachedTitle }},
		{phrase("竣工日", "Completed"), 12, func(s land.ProgrammeSite) any { return s.DoneOn }},
		{phrase("方案", "Scheme"), 20, func(s land.ProgrammeSite) any { return s.ScenarioName }},
		{phrase("数字定格于", "Figures frozen on"), 12, func(s land.ProgrammeSite) any {
			if s.Frozen == nil {
				return nil
			}
			return s.Frozen.DecidedOn
		}},
	}
	columns = append(columns, fourAmounts(land.Phrase{}, func(s land.ProgrammeSite) land.Amounts { return s.Amounts })...)
	return append(columns, fourAmounts(phrase("按当前数据:", "by the data of today: "), func(s land.ProgrammeSite) land.Amounts {
		if s.Frozen == nil {
			return land.Amounts{}
		}
		return s.Frozen.Now
	})...)
}
