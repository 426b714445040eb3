package pledge

import (
	"math"

	"permu/internal/land"
)

// Clock says on which day commitments are judged, and how many days before it is due each is warned of.
type Clock struct {
	AsOf     string // YYYY-MM-DD
	WarnDays int
}

// Judge says whether a commitment is kept on a day. An actual on its record wins; without one the parcel, the enterprise, a
// run's years or events speak, and the answer names them. Before the due day a figure that is reached is kept and one that
// is not is not due; a promised day that went by without a trace is broken, and one of which the land shows that it was
// kept or broken, but not when, cannot be told.
func Judge(c land.CommitmentFacts, at Clock) land.JudgedCommitment {
	j := judged{CommitmentFacts: c, at: at, verdict: land.JudgedCommitment{
		Commitment: c.Commitment, Outcome: CannotTell, Warning: NoWarning, From: fromNothing, Missing: []string{}, Doubts: []land.Reason{},
	}}
	kind := promised(c.Commitment)
	j.clock(kind)
	j.actual(kind)
	switch kind.measure {
	case aDay:
		j.byDay(kind)
	case aCount:
		j.byCount()
	case aLimit:
		j.byLimit()
	default:
		j.byFigure(kind)
	}
	j.evidence()
	j.warn()
	return j.verdict
}

// judged is a commitment while it is judged.
type judged struct {
	land.CommitmentFacts
	at      Clock
	verdict land.JudgedCommitment
}

// clock finds the due day and how far it is.
func (j *judged) clock(k kind) {
	due := first(j.DueOn, j.TargetOn)
	if k.measure == aDay {
		due = first(j.TargetOn, j.DueOn)
	}
	if due == nil {
		return
	}
	if days, ok := daysBetween(j.at.AsOf, *due); ok {
		j.verdict.Due, j.verdict.Days = due, &days
	}
}

// past reports whether the due day lies behind.
func (j *judged) past() bool { return j.verdict.Days != nil && *j.verdict.Days < 0 }

func (j *judged) lacks(names ...string) { j.verdict.Missing = append(j.verdict.Missing, names...) }

func (j *judged) answer(outcome, zh, en string, args ...any) {
	j.verdict.Outcome, j.verdict.Formula = outcome, said(zh, en, args...)
}

// byFigure holds a figure against its target, which must be reached.
func (j *judged) byFigure(k kind) {
	value, target, due := j.verdict.Value, j.Target, j.verdict.Due
	switch {
	case target == nil:
		j.lacks("target")
		j.answer(CannotTell, "协议未记载承诺值,无法判断", "the agreement's target is not on record")
	case k.measure == unknown && value != nil && *value != *target:
		j.answer(CannotTell, "实际 %s,承诺 %s;未识别的指标,不知以大为好还是以小为好", "actual %s, promised %s; an indicator that is not known: is more better, or less?", figure(*value), figure(*target))
	case value == nil && due != nil && !j.past():
		j.answer(NotDue, "承诺 %s %s,%s 到期,尚无实际值", "promised %s %s by %s; no actual yet", figure(*target), j.unit(), *due)
	case value == nil:
		j.lacks("actual")
		j.answer(CannotTell, "承诺 %s %s,无实际值,无法判断", "promised %s %s; no actual is on record", figure(*target), j.unit())
	case reached(*value, *target):
		j.answer(Met, "实际 %s ≥ 承诺 %s %s", "actual %s ≥ promised %s %s", figure(*value), figure(*target), j.unit())
	case due == nil:
		j.lacks("due_on")
		j.answer(CannotTell, "实际 %s < 承诺 %s %s,但未记载到期日", "actual %s < promised %s %s, but no due day is on record", short(*value), figure(*target), j.unit())
	case !j.past():
		j.answer(NotDue, "目前 %s,承诺 %s %s,%s 到期,还差 %s", "%s so far of %s %s due %s, %s to go", short(*value), figure(*target), j.unit(), *due, lacking(*target-*value))
	default:
		j.answer(Failed, "实际 %s < 承诺 %s %s,差 %s", "actual %s < promised %s %s, short of it by %s", short(*value), figure(*target), j.unit(), lacking(*target-*value))
	}
}

// reached reports whether a value comes up to a target. A value is a quotient of whole fen and square metres; what it may be off by
// is the last digits of the division, far below a fen.
func reached(value, target float64) bool {
	return value >= target || target-value <= 1e-13*math.Abs(target)
}

// byDay holds a day against the promised one.
func (j *judged) byDay(k kind) {
	on, due := j.verdict.On, j.verdict.Due
	switch {
	case due == nil:
		j.lacks("target_on")
		j.answer(CannotTell, "未记载承诺日期,无法判断", "no promised day is on record")
	case on != nil && *on <= *due:
		j.answer(Met, "实际 %s,不晚于承诺 %s", "on %s, not after the promised %s", *on, *due)
	case on != nil:
		late, _ := daysBetween(*due, *on)
		j.answer(Failed, "实际 %[1]s,晚于承诺 %[2]s 共 %[3]d 天", "on %[1]s, %[3]d days after the promised %[2]s", *on, *due, late)
	case !j.past():
		j.answer(NotDue, "承诺 %s,尚未到期", "promised for %s, not due yet", *due)
	case k.name == "capacity_on":
		j.lacks("actual_on")
		j.answer(CannotTell, "承诺 %s;是否达产无记录", "promised for %s; whether capacity was reached is not on record", *due)
	case k.evident.ZH == "": // its own record alone speaks for it
		j.lacks("actual_on")
		j.answer(CannotTell, "承诺 %s;是否兑现无记录", "promised for %s; whether it was kept is not on record", *due)
	case j.evident(k):
		j.lacks("actual_on")
		j.answer(CannotTell, "承诺 %[1]s;%[2]s,但实际日期无记录", "promised for %[1]s; %[3]s, since when is not on record", *due, k.evident.ZH, k.evident.EN)
	case k.name == "completion_on" && j.Completed > 0:
		j.lacks("actual_on")
		j.answer(Failed, "承诺 %s,至 %s 已逾期 %d 天,%d 宗中仅 %d 宗有竣工记录", "promised for %s; by %s, %d days late, of %d parcels the completion of %d is on record", *due, j.at.AsOf, -*j.verdict.Days, j.Count, j.Completed)
	default:
		j.lacks("actual_on")
		j.answer(Failed, "承诺 %s,至 %s 已逾期 %d 天,无任何记录", "promised for %s; by %s nothing is on record, %d days late", *due, j.at.AsOf, -*j.verdict.Days)
	}
}

// evident reports whether the land or the reports show that what was promised has come about, whatever the day.
func (j *judged) evident(k kind) bool {
	switch k.name {
	case "start_on":
		return j.Built || j.Used || j.ActualCompletionOn != nil
	case "completion_on", "production_on":
		return j.Used
	}
	return false
}

// byCount holds a number of events against the most that were promised, none where the agreement names no number.
func (j *judged) byCount() {
	most := 0.0
	if j.Target != nil {
		most = *j.Target
	}
	value := j.verdict.Value
	switch {
	case value == nil:
		j.lacks("events")
		j.answer(CannotTell, "本区没有此类事件台账,无法判断", "the zone keeps no events of this kind")
	case *value > most:
		j.answer(Failed, "发生 %s 起 > 承诺不超过 %s 起", "%s events > at most %s promised", figure(*value), figure(most))
	case j.verdict.Due != nil && !j.past():
		j.answer(NotDue, "至今 %s 起,承诺不超过 %s 起,%s 到期", "%s events so far, at most %s promised until %s", figure(*value), figure(most), *j.verdict.Due)
	default:
		j.answer(Met, "%s 起 ≤ 承诺不超过 %s 起", "%s events ≤ at most %s promised", figure(*value), figure(most))
	}
}

// byLimit holds a figure against the most that was promised, of which less is better.
func (j *judged) byLimit() {
	value, target, due := j.verdict.Value, j.Target, j.verdict.Due
	switch {
	case target == nil:
		j.lacks("target")
		j.answer(CannotTell, "协议未记载承诺值,无法判断", "the agreement's target is not on record")
	case value == nil && due != nil && !j.past():
		j.answer(NotDue, "承诺不超过 %s %s,%s 到期,尚无实际值", "at most %s %s promised by %s; no actual yet", figure(*target), j.unit(), *due)
	case value == nil:
		j.lacks("actual")
		j.answer(CannotTell, "承诺不超过 %s %s,无实际值,无法判断", "at most %s %s promised; no actual is on record", figure(*target), j.unit())
	case reached(*target, *value):
		j.answer(Met, "实际 %s ≤ 承诺 %s %s", "actual %s ≤ promised %s %s", figure(*value), figure(*target), j.unit())
	case due == nil:
		j.lacks("due_on")
		j.answer(CannotTell, "实际 %s > 承诺 %s %s,但未记载到期日", "actual %s > promised %s %s, but no due day is on record", lacking(*value), figure(*target), j.unit())
	case !j.past():
		j.answer(NotDue, "目前 %s,承诺不超过 %s %s,%s 到期", "%s so far, at most %s %s promised by %s", lacking(*value), figure(*target), j.unit(), *due)
	default:
		j.answer(Failed, "实际 %s > 承诺 %s %s,超出 %s", "actual %s > promised %s %s, above it by %s", lacking(*value), figure(*target), j.unit(), lacking(*value-*target))
	}
}

// evidence says what there is nothing to show for.
func (j *judged) evidence() {
	recorded := j.verdict.From == fromFile || j.verdict.From == fromPerson
	if recorded && j.Evidence == nil && j.DocumentNo == nil {
		j.verdict.Doubts = append(j.verdict.Doubts, doubt("actual_without_evidence", "实际值来自导入的台账,没有佐证材料和文号", "the actual stands in the imported ledger, with nothing to show for it"))
	}
	if j.verdict.From == fromParcel && j.verdict.Value != nil && j.verdict.Outcome == Met && j.past() && !j.builtInTime() {
		j.verdict.Doubts = append(j.verdict.Doubts, doubt("not_dated", "宗地台账的实际值没有日期,不能说明在 %s 前达到", "the parcel's figure has no day: that it was reached by %s is not shown", *j.verdict.Due))
	}
}

// builtInTime reports whether the floor that is promised was completed by the due day.
func (j *judged) builtInTime() bool {
	return (j.Indicator == "floor_area_ratio" || j.Indicator == "floor_area_m2") && j.ActualCompletionOn != nil && *j.ActualCompletionOn <= *j.verdict.Due
}

func (j *judged) warn() {
	days := j.verdict.Days
	switch {
	case days == nil:
	case j.verdict.Outcome == NotDue && *days <= j.at.WarnDays:
		j.verdict.Warning = DueSoon
	case *days < 0 && j.verdict.Value == nil && j.verdict.On == nil && j.verdict.Outcome != Met:
		j.verdict.Warning = Overdue
	}
}

// unit is what the target is measured in, as the record has it.
func (j *judged) unit() string {
	if j.Unit == nil {
		return kindOf(j.Indicator).unit
	}
	return *j.Unit
}

// of is how many of a commitment's unit make one of another; false where the unit is not understood.
func (j *judged) of(unit string) (float64, bool) {
	if unit == bare || j.unit() == unit || j.unit() == "" {
		return 1, true
	}
	factor, known := map[string]map[string]float64{wanPerMu: {"万元/公顷": 15, "元/平方米": 15}, wan: {"亿元": 1e-4, "元": 1e4}}[unit][j.unit()]
	return factor, known
}
