package pledge

import (
	"strconv"

	"permu/internal/land"
)

// measures of commitments.
const (
	unknown = iota
	aFigure // must be reached
	aDay    // must not be passed
	aCount  // must not be exceeded
)

// kind is what is known of an indicator that is promised.
type kind struct {
	name    string
	measure int
	unit    string      // where the record names none
	evident land.Phrase // of a day: what shows that it has come
	event   string      // of a count: the kind of event
}

// kindOf finds an indicator; one that is not known has its own record alone to speak for it.
func kindOf(indicator string) kind {
	inUse := land.Phrase{ZH: "宗地已有企业使用", EN: "the parcel is in use"}
	for _, k := range []kind{
		{name: "investment_per_mu", measure: aFigure, unit: "万元/亩"},
		{name: "output_per_mu", measure: aFigure, unit: "万元/亩"},
		{name: "tax_per_mu", measure: aFigure, unit: "万元/亩"},
		{name: "floor_area_ratio", measure: aFigure},
		{name: "start_on", measure: aDay, evident: land.Phrase{ZH: "宗地上已有建筑或用地企业", EN: "a building or a user is on the parcel"}},
		{name: "completion_on", measure: aDay, evident: inUse},
		{name: "production_on", measure: aDay, evident: inUse},
		{name: "capacity_on", measure: aDay},
		{name: "safety", measure: aCount, unit: "起", event: "safety"},
		{name: "environment", measure: aCount, unit: "起", event: "environment"},
	} {
		if k.name == indicator {
			return k
		}
	}
	return kind{name: indicator}
}

// Measure is how an indicator is judged.
type Measure struct {
	Known bool
	Day   bool   // a day that must not be passed; else a figure
	Count bool   // a figure that must not be exceeded, so that none is a promise too
	Unit  string // empty: a bare number
}

// MeasureOf is how an indicator is judged, with the unit that it has where none is named.
func MeasureOf(indicator string) Measure {
	k := kindOf(indicator)
	return Measure{Known: k.measure != unknown, Day: k.measure == aDay, Count: k.measure == aCount, Unit: k.unit}
}

// OfDay reports whether a commitment promises a day: by its indicator, or because a day is all that it names.
func OfDay(c land.Commitment) bool { return promised(c).measure == aDay }

// promised is what is known of what a commitment promises.
func promised(c land.Commitment) kind {
	k := kindOf(c.Indicator)
	if k.measure != aCount && c.Target == nil && c.TargetOn != nil {
		k.measure = aDay
	}
	return k
}

// EventOf is the kind of event that an indicator promises few of, or empty.
func EventOf(indicator string) string { return kindOf(indicator).event }

// Where an actual is from.
const (
	fromNothing    = "none"
	fromFile       = "file"
	fromPerson     = "person"
	fromParcel     = "parcel"
	fromEnterprise = "enterprise"
	fromRun        = "run"
	fromEvents     = "events"
)

// actual finds what is judged: on the record, else elsewhere.
func (j *judged) actual(k kind) {
	if k.measure == aDay {
		j.actualDay(k)
		return
	}
	if j.Actual != nil && j.checked() {
		j.verdict.Value = j.Actual
		j.recorded()
		return
	}
	switch k.name {
	case "investment_per_mu":
		j.investment()
	case "floor_area_ratio":
		j.floor()
	case "output_per_mu", "tax_per_mu":
		j.ofYears(k.name)
	case "safety", "environment":
		j.ofEvents(k.event)
	}
}

// checked reports whether the day of the check of a figure is not still to come; one after the due day is told, since it does not
// show that the figure was reached in time.
func (j *judged) checked() bool {
	switch due := j.verdict.Due; {
	case j.ActualOn == nil:
	case *j.ActualOn > j.at.AsOf:
		j.toCome(*j.ActualOn)
		return false
	case due != nil && *j.ActualOn > *due:
		late, _ := daysBetween(*due, *j.ActualOn)
		j.verdict.Doubts = append(j.verdict.Doubts, doubt("checked_late", "核查日 %[1]s 晚于到期日 %[2]s 共 %[3]d 天,不能说明按期达到", "checked on %[1]s, %[3]d days after it was due on %[2]s: that it was reached in time is not shown", *j.ActualOn, *due, late))
	}
	return true
}

func (j *judged) toCome(day string) {
	j.verdict.Doubts = append(j.verdict.Doubts, doubt("actual_to_come", "实际日期 %s 晚于判定日 %s,不作已发生", "the actual day %s is after %s: it has not come about", day, j.at.AsOf))
}

// recorded says whose record the actual is.
func (j *judged) recorded() {
	if j.ActualBy != nil {
		j.verdict.From = fromPerson
		j.verdict.Source = said("%s 登记(第 %d 版)", "recorded by %s (revision %d)", *j.ActualBy, j.Revision)
		return
	}
	j.verdict.From = fromFile
	j.verdict.Source = said("台账文件 %s", "file %s", j.SourceFile)
}

// from takes an actual in 万元/亩, or a plain one, that is not on the commitment's record.
func (j *judged) from(where string, value float64, source land.Phrase, perMu bool) {
	factor := 1.0
	if perMu {
		known := false
		if factor, known = j.perMu(); !known {
			j.lacks("unit")
			j.verdict.Doubts = append(j.verdict.Doubts, doubt("unit_unknown", "承诺的计量单位“%s”无法换算为万元/亩", "the promised unit %q does not convert to 10,000 yuan/mu", j.unit()))
			return
		}
	}
	value *= factor
	j.verdict.Value, j.verdict.From, j.verdict.Source = &value, where, source
}

// investment is what the parcel's record says was invested, over its land.
func (j *judged) investment() {
	if j.InvestedCNY == nil || j.LandM2 == nil {
		return
	}
	mu := land.Mu(*j.LandM2)
	j.from(fromParcel, *j.InvestedCNY/land.YuanPerWan/mu, said(
		"宗地台账:已投资 %s 万元 ÷ %s 亩", "parcel ledger: %s 万元 invested ÷ %s mu", figure(*j.InvestedCNY/land.YuanPerWan), figure(mu)), true)
}

func (j *judged) floor() {
	if j.FloorAreaM2 == nil || j.LandM2 == nil {
		return
	}
	j.from(fromParcel, *j.FloorAreaM2*3/(land.Mu(*j.LandM2)*2000), said(
		"宗地与建筑台账:建筑面积 %s ㎡ ÷ 用地 %s ㎡", "parcels and buildings: %s m² of floor ÷ %s m² of land", figure(*j.FloorAreaM2), figure(*j.LandM2)), false)
}

// yearFigure is what one year came to, in 万元/亩.
type yearFigure struct {
	year  int
	value float64
}

// ofYears takes the first full year that ended on or after the due day, of those that are known; without a due day the latest.
func (j *judged) ofYears(name string) {
	what := land.Phrase{ZH: "亩均产值", EN: "output per mu"}
	if name == "tax_per_mu" {
		what = land.Phrase{ZH: "亩均税收", EN: "tax per mu"}
	}
	years := j.fullYears(name)
	if len(years) == 0 {
		return
	}
	last := years[len(years)-1]
	counts := last
	if j.verdict.Due != nil {
		counts = years[0]
	}
	j.from(fromRun, counts.value, said(
		"企业 %[1]d 年年报按用地分摊的%[2]s(评价批次 %[4]d)", "%[3]s from the annual reports of %[1]d, spread by land (run %[4]d)",
		counts.year, what.ZH, what.EN, j.RunID), true)
	j.laterYears(counts, last)
}

// fullYears are the known figures of the years that ended on or after the due day, and not after the day of judgement, the
// oldest first.
func (j *judged) fullYears(name string) (list []yearFigure) {
	for _, y := range j.Years {
		value, end := y.OutputPerMu, strconv.Itoa(y.Year)+"-12-31"
		if name == "tax_per_mu" {
			value = y.TaxPerMu
		}
		if value != nil && end <= j.at.AsOf && (j.verdict.Due == nil || end >= *j.verdict.Due) {
			list = append(list, yearFigure{y.Year, *value})
		}
	}
	return list
}

// laterYears tells where the year that counts is not the first after the due day, and where the last one says otherwise.
func (j *judged) laterYears(counts, last yearFigure) {
	if j.verdict.Due == nil || j.verdict.Value == nil || j.Target == nil {
		return
	}
	if due := (*j.verdict.Due)[:4]; strconv.Itoa(counts.year) > due {
		j.verdict.Doubts = append(j.verdict.Doubts, doubt("later_year", "到期后首个完整年度 %s 年无数据,按 %d 年判断,不能说明按期达到", "the first full year, %s, is not known; %d counts: that it was reached in time is not shown", due, counts.year))
	}
	factor, _ := j.perMu()
	if later := last.value * factor; reached(later, *j.Target) != reached(*j.verdict.Value, *j.Target) {
		j.verdict.Doubts = append(j.verdict.Doubts, doubt("year_differs", "其后 %[1]d 年为 %[2]s %[4]s,与到期年度(%[3]d 年)结论不同", "%[1]d came to %[2]s %[4]s, unlike %[3]d, which counts", last.year, figure(later), counts.year, j.unit()))
	}
}

// ofEvents counts the events from the hand-over to the due day, or to the day of judgement where that comes first.
func (j *judged) ofEvents(kind string) {
	if !j.EventsKept {
		return
	}
	until := j.at.AsOf
	if due := j.verdict.Due; due != nil && *due < until {
		until = *due
	}
	count := 0.0
	for _, e := range j.Events {
		day := e.HappenedOn.Format("2006-01-02")
		if e.Kind == kind && day <= until && (j.HandedOverOn == nil || day >= *j.HandedOverOn) {
			count++
		}
	}
	j.from(fromEvents, count, said("事件台账:至 %s", "events on record until %s", until), false)
}

// actualDay finds the actual day, which must lie behind, and says what contradicts it.
func (j *judged) actualDay(k kind) {
	elsewhere, where, source := j.dayElsewhere(k)
	switch {
	case j.ActualOn != nil:
		j.verdict.On = j.ActualOn
		j.recorded()
		if elsewhere != nil && *elsewhere != *j.ActualOn {
			j.verdict.Doubts = append(j.verdict.Doubts, doubt("two_days", "履约台账记 %[1]s,%[2]s记 %[4]s", "the commitment says %[1]s, the %[3]s says %[4]s", *j.ActualOn, source.ZH, source.EN, *elsewhere))
		}
	case elsewhere != nil:
		j.verdict.On, j.verdict.From, j.verdict.Source = elsewhere, where, source
	}
	j.contradictions(k)
}

// dayElsewhere is the actual day on the record of the parcel or the enterprise.
func (j *judged) dayElsewhere(k kind) (*string, string, land.Phrase) {
	parcel := land.Phrase{ZH: "宗地台账", EN: "parcel ledger"}
	switch k.name {
	case "start_on":
		return j.ActualStartOn, fromParcel, parcel
	case "completion_on":
		return j.ActualCompletionOn, fromParcel, parcel
	case "production_on":
		if !j.producedElsewhere() {
			return j.ProductionOn, fromEnterprise, land.Phrase{ZH: "企业名录", EN: "list of enterprises"}
		}
	}
	return nil, fromNothing, land.Phrase{}
}

// producedElsewhere reports whether the enterprise was in production before the land was handed over: that was not here.
func (j *judged) producedElsewhere() bool {
	return j.ProductionOn != nil && j.HandedOverOn != nil && *j.ProductionOn < *j.HandedOverOn
}

// contradictions says where the days cannot all be right. A day that is still to come has not come about.
func (j *judged) contradictions(k kind) {
	on := j.verdict.On
	if k.name == "production_on" && j.producedElsewhere() {
		j.verdict.Doubts = append(j.verdict.Doubts, producedElsewhere(*j.ProductionOn, *j.HandedOverOn))
	}
	if on == nil {
		return
	}
	if k.name == "production_on" && j.ActualCompletionOn != nil && *on < *j.ActualCompletionOn {
		j.verdict.Doubts = append(j.verdict.Doubts, doubt("produced_before_completion", "投产 %s 早于竣工 %s,须核实是否在本宗地投产", "in production on %s, before the completion of %s: was it here?", *on, *j.ActualCompletionOn))
	}
	if k.name == "start_on" && j.HandedOverOn != nil && *on < *j.HandedOverOn {
		j.verdict.Doubts = append(j.verdict.Doubts, doubt("start_before_grant", "实际开工 %s 早于交地 %s:日期有误,或未交地先建,须核实", "started on %s, before the hand-over of %s: one of them is wrong, or it was built before the grant", *on, *j.HandedOverOn))
	}
	if k.name == "completion_on" && j.ActualStartOn != nil && *on < *j.ActualStartOn {
		j.verdict.Doubts = append(j.verdict.Doubts, doubt("completed_before_start", "实际竣工 %s 早于实际开工 %s", "completed on %s, before the start of %s", *on, *j.ActualStartOn))
	}
	if *on > j.at.AsOf {
		j.toCome(*on)
		j.verdict.On, j.verdict.From, j.verdict.Source = nil, fromNothing, land.Phrase{}
	}
}

// producedElsewhere doubts a day of production before the hand-over, which counts for none.
func producedElsewhere(on, handedOver string) land.Reason {
	return doubt("produced_elsewhere", "企业投产 %s 早于交地 %s,不在本宗地,不作已投产", "in production on %s, before the hand-over of %s: that was elsewhere, and counts for none", on, handedOver)
}
