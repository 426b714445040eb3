package pledge

import (
	"slices"

	"permu/internal/land"
)

// Stages of a granted parcel, each named by what it has not come to (湖州 "破五未": 签约未开工, 开工未竣工, 竣工未投产,
// 投产未上规, 上规未达产), and the one of which nothing is left to do.
const (
	NotStarted    = "not_started"
	NotCompleted  = "not_completed"
	NotProducing  = "not_producing"
	BelowSize     = "below_size"
	BelowCapacity = "below_capacity"
	AtCapacity    = "at_capacity"
)

// Stages are all of them in their order; the last is what cannot be told.
func Stages() []string {
	return []string{NotStarted, NotCompleted, NotProducing, BelowSize, BelowCapacity, AtCapacity, CannotTell}
}

// OfCapacity reports whether an indicator is one of those by which a project has reached capacity (达产): output, tax, or
// the day of it.
func OfCapacity(indicator string) bool {
	return indicator == "output_per_mu" || indicator == "tax_per_mu" || indicator == "capacity_on"
}

// Stage says where a granted parcel stands on a day, given its commitments of capacity as they are judged. A later step that
// is on record stands for the earlier ones: what is in use was started. Scale and capacity are asked only of what produces. Of a
// site that a review decided on, days from before are not of it.
func Stage(p land.ProjectFacts, capacity []land.JudgedCommitment, asOf string) land.Project {
	w := way{ProjectFacts: sinceDecision(p), asOf: asOf, project: land.Project{
		ParcelCode: p.ParcelCode, SiteID: p.SiteID, SiteName: p.SiteName, Parcels: 1, ParkCode: text(p.ParkCode), ParkName: text(p.ParkName), OwnerName: text(p.OwnerName), AreaMu: land.Mu(p.LandM2),
		Missing: []string{}, Doubts: []land.Reason{},
	}}
	w.doubts()
	switch {
	case !w.started():
		w.at(NotStarted, "signed", w.AgreedStartOn, w.nothing())
	case !w.completed():
		w.at(NotCompleted, "started", w.AgreedCompletionOn, said("%[1]s,无竣工记录,无用地企业", "%[2]s; no completion and no user on record", w.began().ZH, w.began().EN))
	case !w.producing():
		w.at(NotProducing, "completed", nil, said("%[1]s,没有已投产的企业", "%[2]s; no user that produces", w.finished().ZH, w.finished().EN))
	default:
		w.afterProduction(capacity)
	}
	return w.project
}

// sinceDecision leaves out of a site the days from before its decision, and the hand-over, which is of the former use.
func sinceDecision(p land.ProjectFacts) land.ProjectFacts {
	if p.DecidedOn == nil {
		return p
	}
	p.HandedOverOn = nil
	for _, day := range []**string{&p.AgreedStartOn, &p.AgreedCompletionOn, &p.ActualStartOn, &p.ActualCompletionOn} {
		*day = since(p.DecidedOn, *day)
	}
	return p
}

// way is a project while its stage is sought.
type way struct {
	land.ProjectFacts
	asOf    string
	project land.Project
}

func (w *way) at(stage, reached string, due *string, why land.Phrase) {
	w.project.Stage, w.project.Reached, w.project.Why = stage, reached, why
	if due == nil {
		return
	}
	if days, ok := daysBetween(w.asOf, *due); ok {
		w.project.Due, w.project.Days = due, &days
	}
}

// come reports whether a day is on record and not still to come.
func (w *way) come(day *string) bool { return day != nil && *day <= w.asOf }

func (w *way) started() bool   { return w.come(w.ActualStartOn) || w.Built || w.completed() }
func (w *way) completed() bool { return w.come(w.ActualCompletionOn) || w.Users > 0 }
func (w *way) producing() bool { return w.Users > 0 && (w.come(w.ProductionOn) || w.Reported) }

// nothing says that nothing shows a start.
func (w *way) nothing() land.Phrase {
	if w.DecidedOn != nil {
		return said("%s 批准以来无开工记录,无新建筑,无新用地企业", "since the decision of %s no start, no new building and no new user on record", *w.DecidedOn)
	}
	return land.Phrase{ZH: "无开工记录,无建筑,无用地企业", EN: "no start, no building and no user on record"}
}

// began says what shows that a project was started.
func (w *way) began() land.Phrase {
	if w.come(w.ActualStartOn) {
		return said("%s 开工", "started on %s", *w.ActualStartOn)
	}
	w.project.Missing = append(w.project.Missing, "actual_start_on")
	return land.Phrase{ZH: "已有建筑,开工日期无记录", EN: "a building stands, the start is not on record"}
}

// finished says what shows that a project was completed.
func (w *way) finished() land.Phrase {
	if w.come(w.ActualCompletionOn) {
		return said("%s 竣工", "completed on %s", *w.ActualCompletionOn)
	}
	w.project.Missing = append(w.project.Missing, "actual_completion_on")
	return land.Phrase{ZH: "已有用地企业,竣工日期无记录", EN: "in use, the completion is not on record"}
}

// produces says what shows that a project produces.
func (w *way) produces() land.Phrase {
	if w.come(w.ProductionOn) {
		return said("%s 投产", "in production since %s", *w.ProductionOn)
	}
	w.project.Missing = append(w.project.Missing, "production_on")
	return land.Phrase{ZH: "年报有产出,投产日期无记录", EN: "reports output, the start of production is not on record"}
}

// afterProduction asks what produces for its scale and its capacity.
func (w *way) afterProduction(capacity []land.JudgedCommitment) {
	produces := w.produces()
	switch {
	case w.Above != nil && *w.Above:
		w.capacity(produces, capacity)
	case w.Below != nil && *w.Below:
		w.at(BelowSize, "producing", nil, said("%[1]s;%[3]d 家用地企业均为规下", "%[2]s; its %[3]d users are all below designated size", produces.ZH, produces.EN, w.Users))
	default:
		w.project.Missing = append(w.project.Missing, "scale")
		w.at(CannotTell, "producing", nil, said("%[1]s;用地企业规模无记录,无法判断是否上规", "%[2]s; whether a user is above designated size is not on record", produces.ZH, produces.EN))
	}
}

// capacity holds a project above designated size against its commitments of output and tax. One that is not kept decides; where
// none is, one of which nobody can tell leaves it open.
func (w *way) capacity(produces land.Phrase, promises []land.JudgedCommitment) {
	outcomes, open := map[string]int{}, []string{}
	for _, p := range promises {
		if outcomes[p.Outcome]++; p.Outcome == CannotTell && !slices.Contains(open, p.Indicator) {
			open = append(open, p.Indicator)
		}
	}
	met := outcomes[Met]
	switch {
	case len(promises) == 0:
		w.project.Missing = append(w.project.Missing, "capacity_target")
		w.at(CannotTell, "above_size", nil, said("%[1]s,已上规;协议未记载产值、税收或达产承诺,无法判断是否达产", "%[2]s, above designated size; no promise of output, tax or capacity is on record", produces.ZH, produces.EN))
	case met == len(promises):
		w.at(AtCapacity, "capacity", nil, said("%[1]s,已上规;%[3]d 项达产承诺均已兑现", "%[2]s, above designated size; all %[3]d promises of capacity are kept", produces.ZH, produces.EN, met))
	case met+outcomes[CannotTell] == len(promises):
		w.project.Missing = append(w.project.Missing, open...)
		w.at(CannotTell, "above_size", nil, said("%[1]s,已上规;%[3]d 项达产承诺中 %[4]d 项无法判断,其余均已兑现", "%[2]s, above designated size; %[4]d of %[3]d promises of capacity cannot be told, the others are kept", produces.ZH, produces.EN, len(promises), len(promises)-met))
	default:
		w.at(BelowCapacity, "above_size", nil, said("%[1]s,已上规;%[3]d 项达产承诺中 %[4]d 项已兑现", "%[2]s, above designated size; %[4]d of %[3]d promises of capacity are kept", produces.ZH, produces.EN, len(promises), met))
	}
}

// doubts says which days cannot all be right.
func (w *way) doubts() {
	granted, started := milestone{w.HandedOverOn, "交地", "hand-over"}, milestone{w.ActualStartOn, "开工", "start"}
	w.order("start_before_grant", granted, started)
	w.order("completed_before_start", started, milestone{w.ActualCompletionOn, "竣工", "completion"})
	w.order("agreed_out_of_order", milestone{w.AgreedStartOn, "约定开工", "agreed start"}, milestone{w.AgreedCompletionOn, "约定竣工", "agreed completion"})
	if w.ProductionOn == nil && w.ProducedElsewhereOn != nil && w.HandedOverOn != nil {
		w.project.Doubts = append(w.project.Doubts, producedElsewhere(*w.ProducedElsewhereOn, *w.HandedOverOn))
	}
	for _, day := range []*string{w.ActualStartOn, w.ActualCompletionOn} {
		if day != nil && *day > w.asOf {
			w.project.Doubts = append(w.project.Doubts, doubt("actual_to_come", "实际日期 %s 晚于判定日 %s,不作已发生", "the actual day %s is after %s: it has not come about", *day, w.asOf))
		}
	}
	if w.Stopped && w.Users > 0 {
		w.project.Doubts = append(w.project.Doubts, doubt("all_stopped", "%d 家用地企业均已停产或注销", "its %d users have all stopped", w.Users))
	}
}

// milestone is a step of a project with its day, if that is on record.
type milestone struct {
	on     *string
	zh, en string
}

// order doubts two steps of which the later one has the earlier day.
func (w *way) order(code string, before, after milestone) {
	if before.on != nil && after.on != nil && *after.on < *before.on {
		w.project.Doubts = append(w.project.Doubts, doubt(code, "%[2]s %[4]s 早于%[1]s %[3]s", "the %[6]s, %[4]s, is before the %[5]s, %[3]s", before.zh, after.zh, *before.on, *after.on, before.en, after.en))
	}
}

func text(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
