package screen

import (
	"fmt"
	"time"

	"permu/internal/land"
	"permu/internal/policy"
)

// sourceParcel is where the inputs of the idle rules come from.
const sourceParcel = "parcel"

const day = "2006-01-02"

// notStarted is the first leg of idle land (闲置土地处置办法, Art. 2): state land whose agreed start is a full year past
// and whose development has not started is idle. Where no start was agreed the clock runs from one year after hand-over.
func notStarted(rule policy.Idle, s Subject, asOf time.Time) (land.Finding, bool) {
	p := s.Parcel
	if collective(p) || started(s, asOf) {
		return land.Finding{}, false
	}
	f := newFinding(IdleNotStarted, rule.NotStarted, Met)
	start := agreedStart(p, f.Inputs)
	if start == nil {
		f.Outcome, f.Missing = CannotTell, []string{"agreed_start_on", "handed_over_on"}
		f.Formula = land.Phrase{ZH: "未见动工,但约定动工日期与交地日期均缺,无法判断", EN: "no start is on record, and neither is an agreed start or a hand-over"}
		f.Clears = land.Phrase{ZH: "补录约定动工日期或交地日期", EN: "record the agreed start or the hand-over"}
		return f, s.Occupants == 0 && p.Industrial()
	}
	due := yearsAfter(*start, int(rule.Years))
	if asOf.Before(due) {
		return land.Finding{}, false
	}
	f.Formula = notStartedFormula(p, rule, *start, due, asOf)
	if p.ActualStartOn == nil {
		f.Missing = append(f.Missing, "actual_start_on")
	}
	f.Clears = land.Phrase{ZH: "动工开发并登记实际动工日期,或签订补充协议延期", EN: "start and record it, or extend by a supplementary agreement"}
	f.DisposalMode, f.Why = idleMode(p, *start, asOf)
	return f, true
}

func notStartedFormula(p *land.Parcel, rule policy.Idle, start, due, asOf time.Time) land.Phrase {
	from := land.Phrase{ZH: "约定动工 " + start.Format(day), EN: "agreed start " + start.Format(day)}
	if p.AgreedStartOn == nil {
		from = land.Phrase{
			ZH: fmt.Sprintf("未约定动工日期,以交地 %s 后一年计(%s)", p.HandedOverOn.Format(day), start.Format(day)),
			EN: fmt.Sprintf("no start was agreed: one year after the hand-over of %s (%s)", p.HandedOverOn.Format(day), start.Format(day)),
		}
	}
	return land.Phrase{
		ZH: fmt.Sprintf("%s,满 %d 年为 %s,至 %s 仍无动工记录", from.ZH, rule.Years, due.Format(day), asOf.Format(day)),
		EN: fmt.Sprintf("%s, plus %d year is %s; no start is on record on %s", from.EN, rule.Years, due.Format(day), asOf.Format(day)),
	}
}

// suspended is the second leg: started, stopped for a year, and less than a third developed or a quarter invested.
// Such land *may* be identified as idle, so the answer is at most a suspicion.
func suspended(rule policy.Idle, s Subject, asOf time.Time) (land.Finding, bool) {
	p := s.Parcel
	if collective(p) || p.SuspendedOn == nil || asOf.Before(yearsAfter(*p.SuspendedOn, int(rule.Years))) {
		return land.Finding{}, false
	}
	f := newFinding(IdleSuspended, rule.Suspended, Suspected)
	f.Inputs["suspended_on"] = land.Input{Value: p.SuspendedOn.Format(day), Source: sourceParcel}
	developed := ratio(p.DevelopedAreaM2, p.DevelopableAreaM2)
	invested := ratio(yuan(p.InvestedCNY), yuan(p.AgreedInvestmentCNY))
	lowDeveloped := under(f.Inputs, "developed_ratio", developed, rule.DevelopedBelow)
	lowInvested := under(f.Inputs, "invested_ratio", invested, rule.InvestedBelow)
	f.Formula = land.Phrase{
		ZH: fmt.Sprintf("%s 中止开发已满 %d 年;已动工面积比 %s(标准 %s),已投资比 %s(标准 %s)", p.SuspendedOn.Format(day), rule.Years, percent(developed), percent(&rule.DevelopedBelow), percent(invested), percent(&rule.InvestedBelow)),
		EN: fmt.Sprintf("suspended since %s, over %d year; developed %s (line %s), invested %s (line %s)", p.SuspendedOn.Format(day), rule.Years, percent(developed), percent(&rule.DevelopedBelow), percent(invested), percent(&rule.InvestedBelow)),
	}
	f.Clears = land.Phrase{
		ZH: fmt.Sprintf("恢复开发,或已动工面积比达 %s 且已投资比达 %s", percent(&rule.DevelopedBelow), percent(&rule.InvestedBelow)),
		EN: fmt.Sprintf("resume, or develop %s and invest %s", percent(&rule.DevelopedBelow), percent(&rule.InvestedBelow)),
	}
	f.Missing = missingOf(p)
	if lowDeveloped || lowInvested {
		f.DisposalMode = JointInvestment
		f.Why = land.Phrase{ZH: "是否认定闲置须由工作人员决定;可先引入合作方续建", EN: "a person decides whether it is idle; a partner may finish it"}
		return f, true
	}
	f.Outcome = CannotTell
	return f, developed == nil || invested == nil
}

// missingOf lists what the ratios of the second leg lack.
func missingOf(p *land.Parcel) []string {
	missing := []string{}
	for _, input := range []struct {
		name   string
		absent bool
	}{
		{"developed_area_m2", p.DevelopedAreaM2 == nil},
		{"developable_area_m2", p.DevelopableAreaM2 == nil},
		{"invested_cny", p.InvestedCNY == nil},
		{"agreed_investment_cny", p.AgreedInvestmentCNY == nil},
	} {
		if input.absent {
			missing = append(missing, input.name)
		}
	}
	return missing
}

func collective(p *land.Parcel) bool { return p.Tenure != nil && *p.Tenure == "collective" }

// started reports whether development has visibly started: a date on record, a completion, a building, or users.
func started(s Subject, asOf time.Time) bool {
	p := s.Parcel
	return onRecord(p.ActualStartOn, asOf) || onRecord(p.ActualCompletionOn, asOf) || p.SuspendedOn != nil ||
		p.BuildingCount > 0 || s.Occupants > 0
}

func onRecord(date *time.Time, asOf time.Time) bool { return date != nil && !date.After(asOf) }

// agreedStart is the agreed start, else one year after hand-over; the input it rests on is shown as it is on record.
func agreedStart(p *land.Parcel, inputs map[string]land.Input) *time.Time {
	if p.AgreedStartOn != nil {
		inputs["agreed_start_on"] = land.Input{Value: p.AgreedStartOn.Format(day), Source: sourceParcel}
		return p.AgreedStartOn
	}
	if p.HandedOverOn != nil {
		inputs["handed_over_on"] = land.Input{Value: p.HandedOverOn.Format(day), Source: sourceParcel}
		start := yearsAfter(*p.HandedOverOn, 1)
		return &start
	}
	return nil
}

// idleMode suggests what Art. 12 and 14 provide for: government's causes are not the holder's fault; the holder's own
// cause leads to a fee after one year and to recovery after two.
func idleMode(p *land.Parcel, start, asOf time.Time) (Mode, land.Phrase) {
	if p.IdleCause != nil && *p.IdleCause != "holder" {
		return NoMode, land.Phrase{ZH: "政府原因或不可抗力:延期、调整条件、置换或协议收回", EN: "government's cause or force majeure: extend, change conditions, swap or negotiate"}
	}
	if !asOf.Before(yearsAfter(start, 2)) {
		return RecoverReset, land.Phrase{ZH: "未动工满两年且无政府原因:依第十四条可无偿收回", EN: "not started for two years without a government cause: Art. 14 provides for recovery"}
	}
	return SelfUpgrade, land.Phrase{ZH: "未动工满一年:依第十四条征缴闲置费(地价20%)并督促动工", EN: "not started for one year: Art. 14 provides for a fee of 20 % of the price; press for a start"}
}

func ratio(part, whole *float64) *float64 {
	if part == nil || whole == nil || *whole <= 0 {
		return nil
	}
	r := *part / *whole
	return &r
}

func yuan(m *land.Money) *float64 {
	if m == nil {
		return nil
	}
	y := m.Yuan()
	return &y
}

func under(inputs map[string]land.Input, name string, value *float64, limit float64) bool {
	if value == nil {
		return false
	}
	inputs[name] = land.Input{Value: *value, Unit: "ratio", Source: sourceParcel}
	return *value < limit
}

func percent(r *float64) string {
	if r == nil {
		return "—"
	}
	return fmt.Sprintf("%.1f%%", *r*100)
}

// yearsAfter is the same day some years later; where that year has no such day, the last of the month (民法典, Art. 202).
func yearsAfter(start time.Time, years int) time.Time {
	later := start.AddDate(years, 0, 0)
	if later.Day() != start.Day() {
		later = later.AddDate(0, 0, -later.Day())
	}
	return later
}
