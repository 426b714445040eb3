package pledge

import "permu/internal/land"

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

// dayElsewhere is the actual day on the record of the land or the enterprise.
func (j *judged) dayElsewhere(k kind) (*string, string, land.Phrase) {
	parcel := land.Phrase{ZH: "宗地台账", EN: "parcel ledger"}
	switch k.name {
	case "start_on":
		return j.ActualStartOn, fromParcel, j.ofSeveral(parcel, land.Phrase{ZH: "最早", EN: "first"})
	case "completion_on":
		return j.ActualCompletionOn, fromParcel, j.ofSeveral(parcel, land.Phrase{ZH: "最晚", EN: "last"})
	case "production_on":
		if !j.producedElsewhere() {
			return j.ProductionOn, fromEnterprise, land.Phrase{ZH: "企业名录", EN: "list of enterprises"}
		}
	}
	return nil, fromNothing, land.Phrase{}
}

// ofSeveral says which of the days of several parcels counts.
func (j *judged) ofSeveral(source, which land.Phrase) land.Phrase {
	if j.Count < 2 {
		return source
	}
	return said("%[1]s,%[3]d 宗中%[4]s", "%[2]s, the %[5]s of %[3]d parcels", source.ZH, source.EN, j.Count, which.ZH, which.EN)
}

// producedElsewhere reports whether the enterprise was in production before the land was handed over, or the review decided: that
// was not of what is promised.
func (j *judged) producedElsewhere() bool {
	from := first(j.DecidedOn, j.HandedOverOn)
	return j.ProductionOn != nil && from != nil && *j.ProductionOn < *from
}

// contradictions says where the days cannot all be right. A day that is still to come has not come about.
func (j *judged) contradictions(k kind) {
	on := j.verdict.On
	switch {
	case k.name != "production_on" || !j.producedElsewhere():
	case j.DecidedOn != nil:
		j.doubt("produced_before", "企业投产 %s 早于批准 %s,是改造之前的,不作已投产", "in production on %s, before the decision of %s: that was before, and counts for none", *j.ProductionOn, *j.DecidedOn)
	default:
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
