package pledge

import (
	"fmt"
	"strconv"

	"permu/internal/land"
)

// yearFigure is what one year came to, in the unit of what is judged.
type yearFigure struct {
	year  int
	value float64
}

// yearly is what is known by year: the amount by its name, and what is judged of it.
type yearly struct {
	name   string
	what   land.Phrase
	unit   string // of what is judged
	sum    string // of the amount, of which so many make one
	by     float64
	amount func(land.YearFigures) *float64
	judged func(land.YearFigures) *float64
}

// isYearly reports whether an indicator is judged by the years of a run.
func isYearly(indicator string) bool { return yearlyOf(indicator).name != "" }

func yearlyOf(indicator string) yearly {
	switch indicator {
	case "tax_per_mu":
		return yearly{
			"tax_cny",
			land.Phrase{ZH: "亩均税收", EN: "tax per mu"},
			wanPerMu, wan, land.YuanPerWan,
			func(y land.YearFigures) *float64 { return y.TaxCNY }, func(y land.YearFigures) *float64 { return y.TaxPerMu },
		}
	case "output_per_mu":
		return yearly{
			"output_cny",
			land.Phrase{ZH: "亩均产值", EN: "output per mu"},
			wanPerMu, wan, land.YuanPerWan,
			func(y land.YearFigures) *float64 { return y.OutputCNY }, func(y land.YearFigures) *float64 { return y.OutputPerMu },
		}
	case "jobs":
		employees := func(y land.YearFigures) *float64 { return y.Employees }
		return yearly{"employees", land.Phrase{ZH: "就业人数", EN: "jobs"}, persons, persons, 1, employees, employees}
	}
	return yearly{}
}

// ofYears takes the first full year that ended on or after the due day, of those that are known; without a due day the latest.
func (j *judged) ofYears(name string) {
	of, full := yearlyOf(name), j.fullYears()
	j.yearInPart(of, full)
	years := knownYears(of, full)
	if len(years) == 0 {
		return
	}
	last := years[len(years)-1]
	counts := last
	if j.verdict.Due != nil {
		counts = years[0]
	}
	j.from(fromRun, counts.value, j.ofAll(said(
		"企业 %[1]d 年年报按用地分摊的%[2]s(评价批次 %[4]d)", "%[3]s from the annual reports of %[1]d, spread by land (run %[4]d)",
		counts.year, of.what.ZH, of.what.EN, j.RunID)), of.unit)
	j.laterYears(of, counts, last)
}

// fullYears are the years that ended on or after the due day, and not after the day of judgement, the oldest first. Without a due
// day a year counts that began after the decision of a review.
func (j *judged) fullYears() (list []land.YearFigures) {
	due, decided := text(j.verdict.Due), text(j.DecidedOn)
	for _, y := range j.Years {
		begin, end := fmt.Sprintf("%d-01-01", y.Year), fmt.Sprintf("%d-12-31", y.Year)
		if end <= j.at.AsOf && end >= due && (due != "" || begin >= decided) {
			list = append(list, y)
		}
	}
	return list
}

// knownYears are the figures of the years of which they are known.
func knownYears(of yearly, full []land.YearFigures) (list []yearFigure) {
	for _, y := range full {
		if value := of.judged(y); value != nil {
			list = append(list, yearFigure{y.Year, *value})
		}
	}
	return list
}

// yearInPart tells where the year that would count is known in part: nothing is judged by it.
func (j *judged) yearInPart(of yearly, full []land.YearFigures) {
	if len(full) == 0 {
		return
	}
	counts := full[len(full)-1]
	if j.verdict.Due != nil {
		counts = full[0]
	}
	if known := of.amount(counts); counts.IsPartly(of.name) && known != nil {
		j.doubt("year_partly", "%[1]d 年只知部分企业,已知合计 %[2]s %[3]s,不作判断", "%[1]d is known of some users alone: they come to %[2]s %[3]s, and nothing is judged by it", counts.Year, figure(*known/of.by), of.sum)
	}
}

// laterYears tells where the year that counts is not the first after the due day, and where the last one says otherwise.
func (j *judged) laterYears(of yearly, counts, last yearFigure) {
	if j.verdict.Due == nil || j.verdict.Value == nil || j.Target == nil {
		return
	}
	if due := (*j.verdict.Due)[:4]; strconv.Itoa(counts.year) > due {
		j.verdict.Doubts = append(j.verdict.Doubts, doubt("later_year", "到期后首个完整年度 %s 年无数据,按 %d 年判断,不能说明按期达到", "the first full year, %s, is not known; %d counts: that it was reached in time is not shown", due, counts.year))
	}
	factor, _ := j.of(of.unit)
	if later := last.value * factor; reached(later, *j.Target) != reached(*j.verdict.Value, *j.Target) {
		j.verdict.Doubts = append(j.verdict.Doubts, doubt("year_differs", "其后 %[1]d 年为 %[2]s %[4]s,与到期年度(%[3]d 年)结论不同", "%[1]d came to %[2]s %[4]s, unlike %[3]d, which counts", last.year, figure(later), counts.year, j.unit()))
	}
}
