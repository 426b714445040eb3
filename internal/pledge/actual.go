package pledge

import "permu/internal/land"

// measures of commitments.
const (
	unknown = iota
	aFigure // must be reached
	aDay    // must not be passed
	aCount  // of events, must not be exceeded
	aLimit  // a figure that must not be exceeded
)

// Units of actuals that are found; a bare number has none.
const (
	wan      = "万元"
	wanPerMu = "万元/亩"
	bare     = ""
	m2       = "m²"
	persons  = "人"
	firms    = "家"
	perWan   = "tce/万元"
)

// kind is what is known of an indicator that is promised.
type kind struct {
	name    string
	measure int
	unit    string      // where the record names none
	evident land.Phrase // of a day: what shows that it has come
	event   string      // of a count: the kind of event
	most    float64     // of a figure: what a target is at most; 0 is any
}

// kindOf finds an indicator; one that is not known has its own record alone to speak for it.
func kindOf(indicator string) kind {
	inUse := land.Phrase{ZH: "宗地已有企业使用", EN: "the parcel is in use"}
	for _, k := range []kind{
		{name: "investment_total", measure: aFigure, unit: wan},
		{name: "investment_per_mu", measure: aFigure, unit: wanPerMu},
		{name: "output_per_mu", measure: aFigure, unit: wanPerMu},
		{name: "tax_per_mu", measure: aFigure, unit: wanPerMu},
		{name: "floor_area_ratio", measure: aFigure},
		{name: "floor_area_m2", measure: aFigure, unit: m2},
		{name: "building_coefficient", measure: aFigure, most: 1},
		{name: "energy_per_output", measure: aLimit, unit: perWan},
		{name: "jobs", measure: aFigure, unit: persons},
		{name: "firms", measure: aFigure, unit: firms},
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
	Day   bool    // a day that must not be passed; else a figure
	Count bool    // a number of events that must not be exceeded, so that none is a promise too
	Unit  string  // empty: a bare number
	Most  float64 // what a target is at most, such as 1 of a share; 0 is any
}

// MeasureOf is how an indicator is judged, with the unit that it has where none is named.
func MeasureOf(indicator string) Measure {
	k := kindOf(indicator)
	return Measure{Known: k.measure != unknown, Day: k.measure == aDay, Count: k.measure == aCount, Unit: k.unit, Most: k.most}
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
	switch {
	case isYearly(k.name):
		j.ofYears(k.name)
	case !j.Mixed:
		j.ofLand(k)
	}
	if j.Mixed && j.verdict.Value == nil {
		j.doubt("land_mixed", "地块的宗地已与范围外的土地合并,无法单独计算", "the site was merged with other land: what is on it cannot be told apart")
	}
}

// ofLand finds a figure of the land as it is now.
func (j *judged) ofLand(k kind) {
	switch k.name {
	case "investment_total", "investment_per_mu":
		j.investment(k.unit)
	case "floor_area_ratio", "floor_area_m2":
		j.floor(k.unit)
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

// from takes an actual of a unit that is not on the commitment's record.
func (j *judged) from(where string, value float64, source land.Phrase, unit string) {
	factor, known := j.of(unit)
	if !known {
		j.lacks("unit")
		j.doubt("unit_unknown", "承诺的计量单位“%[1]s”无法换算为%[2]s", "the promised unit %[1]q does not convert to %[2]s", j.unit(), unit)
		return
	}
	value *= factor
	j.verdict.Value, j.verdict.From, j.verdict.Source = &value, where, source
}

// investment is what the record of the land says was invested, in whole or over its area. It has no day: of a review it may show that
// a promise is broken, and not that it is kept.
func (j *judged) investment(unit string) {
	j.knownInPart("invested_cny", land.YuanPerWan, wan)
	if j.InvestedCNY == nil || j.LandM2 == nil {
		return
	}
	whole, mu := *j.InvestedCNY/land.YuanPerWan, land.Mu(*j.LandM2)
	defer j.notOfBefore(0, doubt("invested_before", "已投资 %s 万元无日期,含批准前的投资,不能说明兑现,须登记实际值", "the %s 万元 invested have no day and hold what was before the decision: that shows no keeping, a person records it", figure(whole)))
	if unit == wan {
		j.from(fromParcel, whole, j.ofAll(said("宗地台账:已投资 %s 万元", "parcel ledger: %s 万元 invested", figure(whole))), unit)
		return
	}
	j.from(fromParcel, whole/mu, j.ofAll(said("宗地台账:已投资 %s 万元 ÷ %s 亩", "parcel ledger: %s 万元 invested ÷ %s mu", figure(whole), figure(mu))), unit)
}

// floor is what stands on the land, in whole or over its area. Of a review it shows that a promise is kept where what was completed
// since the decision alone reaches it.
func (j *judged) floor(unit string) {
	j.knownInPart("floor_area_m2", 1, "㎡")
	if j.FloorAreaM2 == nil || j.LandM2 == nil {
		return
	}
	if *j.FloorAreaM2 > 0 {
		defer j.notOfBefore(j.FloorSinceM2 / *j.FloorAreaM2, doubt("floor_before", "建筑面积 %s ㎡中批准后竣工 %s ㎡,其余是否拆除无记录,不能说明兑现,须登记实际值", "of %s m² of floor %s were completed since the decision; whether the rest stays is not on record, a person records it", figure(*j.FloorAreaM2), figure(j.FloorSinceM2)))
	}
	if unit == m2 {
		j.from(fromParcel, *j.FloorAreaM2, j.ofAll(said("宗地与建筑台账:建筑面积 %s ㎡", "parcels and buildings: %s m² of floor", figure(*j.FloorAreaM2))), unit)
		return
	}
	j.from(fromParcel, *j.FloorAreaM2*3/(land.Mu(*j.LandM2)*2000), j.ofAll(said(
		"宗地与建筑台账:建筑面积 %s ㎡ ÷ 用地 %s ㎡", "parcels and buildings: %s m² of floor ÷ %s m² of land", figure(*j.FloorAreaM2), figure(*j.LandM2))), bare)
}

// notOfBefore takes back a figure that reaches what a review promises only with what was there before its decision; share is what of it
// came since.
func (j *judged) notOfBefore(share float64, why land.Reason) {
	v := j.verdict.Value
	if j.DecidedOn == nil || v == nil || j.Target == nil || !reached(*v, *j.Target) || reached(*v*share, *j.Target) {
		return
	}
	j.verdict.Value, j.verdict.From, j.verdict.Source = nil, fromNothing, land.Phrase{}
	j.verdict.Doubts = append(j.verdict.Doubts, why)
}

// knownInPart tells of a sum of which not every parcel is known: nothing is judged by it.
func (j *judged) knownInPart(name string, by float64, unit string) {
	for _, s := range j.Partly {
		if s.Name == name {
			j.doubt("partly_known", "%[1]d 宗中 %[2]d 宗无记录,已知合计 %[3]s %[4]s,不作判断", "not on record of %[2]d of %[1]d parcels: what is known comes to %[3]s %[4]s, and nothing is judged by it",
				j.Count, j.Count-s.Known, figure(s.Value/by), unit)
		}
	}
}

// ofAll says where a source is of several parcels, or of what came of those of a site.
func (j *judged) ofAll(source land.Phrase) land.Phrase {
	if j.Count > 1 || j.Ended {
		return said("%[1]s,地块现有效 %[3]d 宗合计", "%[2]s; the %[3]d parcels of the site in force, together", source.ZH, source.EN, j.Count)
	}
	return source
}

func (j *judged) doubt(code, zh, en string, args ...any) {
	j.verdict.Doubts = append(j.verdict.Doubts, doubt(code, zh, en, args...))
}

// ofEvents counts the events from the hand-over, or the decision of a review, to the due day, or to the day of judgement where that
// comes first.
func (j *judged) ofEvents(kind string) {
	if !j.EventsKept {
		return
	}
	until := j.at.AsOf
	if due := j.verdict.Due; due != nil && *due < until {
		until = *due
	}
	count, from := 0.0, first(j.DecidedOn, j.HandedOverOn)
	for _, e := range j.Events {
		day := e.HappenedOn.Format("2006-01-02")
		if e.Kind == kind && day <= until && (from == nil || day >= *from) {
			count++
		}
	}
	j.from(fromEvents, count, said("事件台账:至 %s", "events on record until %s", until), bare)
}
