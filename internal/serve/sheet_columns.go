package serve

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"permu/internal/export"
	"permu/internal/land"
)

// sheetBook is a park's or a zone's sheet as a workbook, a table a sheet.
func sheetBook(sh land.Sheet, say say) book {
	title := say(phrase("园区体检", "Sheet of the park"))
	above := []string{title + " · " + sh.Name, say(onDay(sh.AsOf, sh.RunID, sh.Year))}
	page := func(zh, en string) string { return say(phrase(zh, en)) }
	return book{fmt.Sprintf("%s-%s-%d", title, sh.Name, sh.Year), []export.Page{
		pageOf(page("集约用地指标", "Indicators"), above, indicatorColumns(), sh.Indicators, say),
		pageOf(page("潜力", "Potentials"), above, potentialLandColumns(), sh.Potentials, say),
		pageOf(page("用地存量", "Stock"), above, sumColumns("土地状态", "Land state"), byName(sh.Stock), say),
		pageOf(page("处置方式", "Disposal"), above, sumColumns("建议处置方式", "Suggested mode"), byName(sh.Disposal), say),
		pageOf(page("已定处置方式", "Decided"), above, decidedColumns(), byName(sh.Decided), say),
		pageOf(page("集约指标历年", "Indicators by year"), append(above, say(overTheLand())), indicatorYearColumns(sh), sh.IndicatorYears, say),
		pageOf(page("历年", "Trend"), above, trendColumns(), sh.Trend, say),
		pageOf(page("园区排名", "Parks"), above, standingColumns(sh.Indicators), sh.Parks, say),
		pageOf(page("考核对标", "Appraisal"), append(above, sh.Appraisal.ListID), appraisalColumns(), sh.Appraisal.Items, say),
	}}
}

func indicatorColumns() []column[land.SheetIndicator] {
	type row = land.SheetIndicator
	return []column[row]{
		{phrase("指标", "Indicator"), 30, func(i row) any { return i.Title }},
		{phrase("单位", "Unit"), 12, func(i row) any { return unit(i.Unit) }},
		{phrase("现状值", "Value"), 12, func(i row) any { return i.Value }},
		{phrase("理想值", "Ideal"), 12, func(i row) any { return i.Ideal }},
		{phrase("差距", "Gap"), 12, func(i row) any { return i.Gap }},
		{phrase("计算", "Arithmetic"), 70, func(i row) any { return i.Formula }},
		{phrase("分子来源", "Source of the numerator"), 24, func(i row) any { return i.Numerator.Source }},
		{phrase("分子缺少", "Numerator lacks"), 40, func(i row) any { return i.Numerator.Lacks }},
		{phrase("分母来源", "Source of the denominator"), 24, func(i row) any { return i.Denominator.Source }},
		{phrase("分母缺少", "Denominator lacks"), 40, func(i row) any { return i.Denominator.Lacks }},
		{phrase("对照值", "Benchmarks"), 70, func(i row) any { return benchmarksSaid(i.Benchmarks) }},
	}
}

func benchmarksSaid(list []land.Benchmark) []land.Reason {
	said := make([]land.Reason, len(list))
	for i, b := range list {
		said[i] = land.Reason{Code: b.Scope, ZH: fmt.Sprintf("%s %g%s %s", b.Title.ZH, b.Value, b.Note.ZH, b.URL), EN: fmt.Sprintf("%s %g %s %s", b.Title.EN, b.Value, b.Note.EN, b.URL)}
	}
	return said
}

func potentialLandColumns() []column[land.SheetPotential] {
	type row = land.SheetPotential
	return []column[row]{
		{phrase("潜力", "Potential"), 30, func(p row) any { return p.Title }},
		{phrase("面积(亩)", "Area (mu)"), 14, func(p row) any { return p.AreaMu }},
		{phrase("计算", "Arithmetic"), 80, func(p row) any { return p.Formula }},
		{phrase("缺少", "Missing"), 30, func(p row) any { return strings.Join(p.Missing, ", ") }},
		{phrase("数据缺口", "Lacks"), 60, func(p row) any { return p.Lacks }},
	}
}

// named is a sum with what it is of.
type named[S any] struct {
	name string
	sum  S
}

// byName are sums in the order of their names.
func byName[S any](sums map[string]S) []named[S] {
	var list []named[S]
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		list = append(list, named[S]{name, sums[name]})
	}
	return list
}

func sumColumns(zh, en string) []column[named[land.StageSum]] {
	type row = named[land.StageSum]
	codes := words()
	return []column[row]{
		{phrase(zh, en), 20, func(n row) any { return codes[n.name] }},
		{phrase("宗数", "Parcels"), 10, func(n row) any { return n.sum.Count }},
		{phrase("面积(亩)", "Area (mu)"), 14, func(n row) any { return n.sum.AreaMu }},
	}
}

func decidedColumns() []column[named[land.DecidedSum]] {
	type row = named[land.DecidedSum]
	codes := words()
	return []column[row]{
		{phrase("台账已定处置方式", "Mode that the ledger has decided"), 24, func(d row) any { return codes[d.name] }},
		{phrase("宗数", "Parcels"), 10, func(d row) any { return d.sum.Count }},
		{phrase("面积(亩)", "Area (mu)"), 14, func(d row) any { return d.sum.AreaMu }},
		{phrase("已处置(亩)", "Dealt with (mu)"), 14, func(d row) any { return d.sum.DisposedMu }},
	}
}

// overTheLand says what the indicators of years are divided by.
func overTheLand() land.Phrase {
	return phrase("分母为现状用地,各年相同", "over the land as it stands, the same in every year")
}

func indicatorYearColumns(sh land.Sheet) []column[land.IndicatorYear] {
	type row = land.IndicatorYear
	columns := []column[row]{{phrase("年度", "Year"), 8, func(y row) any { return y.Year }}}
	for _, i := range sh.Indicators {
		if len(sh.IndicatorYears) == 0 {
			break
		}
		if _, yearly := sh.IndicatorYears[0].Values[i.ID]; yearly {
			columns = append(columns,
				column[row]{phrase(i.Title.ZH+"("+i.Unit+")", i.Title.EN+" ("+i.Unit+")"), 24, func(y row) any { return y.Values[i.ID] }},
				column[row]{phrase("缺少", "Lacks"), 30, func(y row) any { return y.Lacks[i.ID] }})
		}
	}
	return columns
}

func trendColumns() []column[land.TrendYear] {
	type row = land.TrendYear
	return []column[row]{
		{phrase("年度", "Year"), 8, func(y row) any { return y.Year }},
		{phrase("评价批次", "Run"), 10, func(y row) any { return y.RunID }},
		{phrase("办法", "Policy"), 40, func(y row) any { return y.PolicyTitle }},
		{phrase("产值(元)", "Output (元)"), 18, func(y row) any { return y.Headline.OutputCNY.Yuan() }},
		{phrase("税收(元)", "Tax (元)"), 18, func(y row) any { return y.Headline.TaxCNY.Yuan() }},
		{phrase("亩均产值(万元/亩,数据完整宗地)", "Output per mu (万元/亩, of parcels whose figure is whole)"), 30, func(y row) any { return y.Headline.OutputPerMu }},
		{phrase("亩均税收(万元/亩,数据完整宗地)", "Tax per mu (万元/亩, of parcels whose figure is whole)"), 30, func(y row) any { return y.Headline.TaxPerMu }},
		{phrase("规上企业数", "Above size"), 12, func(y row) any { return y.Headline.AboveSizeCount }},
		{phrase("闲置(亩)", "Idle (mu)"), 12, func(y row) any { return y.Headline.LandStateMu["idle"] }},
		{phrase("低效(亩)", "Low efficiency (mu)"), 12, func(y row) any { return y.Headline.LandStateMu["low_efficiency"] }},
	}
}

func standingColumns(indicators []land.SheetIndicator) []column[land.ParkStanding] {
	type row = land.ParkStanding
	columns := []column[row]{
		{phrase("园区", "Park"), 20, func(p row) any { return p.Name }},
		{phrase("类型", "Type"), 14, func(p row) any { return parkTypeSaid(p.ParkType) }},
	}
	for _, i := range indicators {
		columns = append(columns,
			column[row]{phrase(i.Title.ZH+"("+i.Unit+")", i.Title.EN+" ("+i.Unit+")"), 18, func(p row) any { return p.Values[i.ID] }},
			column[row]{phrase("同类名次", "place"), 10, func(p row) any {
				if p.Values[i.ID] == nil {
					return nil
				}
				return fmt.Sprintf("%d/%d", p.Places[i.ID], p.Of[i.ID])
			}})
	}
	return columns
}

func parkTypeSaid(code string) land.Phrase {
	switch code {
	case "industrial":
		return phrase("工业主导型", "industrial")
	case "mixed":
		return phrase("产城融合型", "mixed")
	}
	return phrase("未登记类型", "no type on record")
}

func appraisalColumns() []column[land.AppraisalItem] {
	type row = land.AppraisalItem
	return []column[row]{
		{phrase("一级指标", "Group"), 16, func(a row) any { return a.Group }},
		{phrase("一级权重", "Group weight"), 10, func(a row) any { return a.GroupWeight }},
		{phrase("指标", "Item"), 30, func(a row) any { return a.Name }},
		{phrase("权重", "Weight"), 10, func(a row) any { return a.Weight }},
		{phrase("单位", "Unit"), 10, func(a row) any { return unit(a.Unit) }},
		{phrase("实际值", "Value"), 14, func(a row) any { return a.Value }},
		{phrase("目标值", "Target"), 14, func(a row) any { return a.Target }},
		{phrase("差距", "Gap"), 14, func(a row) any { return a.Gap }},
		{phrase("数据来源", "Source"), 36, func(a row) any { return a.Source }},
		{phrase("责任单位", "Supplied by"), 20, func(a row) any { return a.Supplier }},
		{phrase("文件", "Document"), 40, func(a row) any { return a.Document }},
		{phrase("网址", "Address"), 40, func(a row) any { return a.URL }},
	}
}
