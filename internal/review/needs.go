package review

import (
	"fmt"
	"slices"
	"strings"

	"permu/internal/land"
)

// Needs of a move: what must be so before it.
const (
	Complete   = "complete"
	Agreed     = "agreed"
	Answered   = "answered"
	Other      = "other_person"
	Second     = "second_person"
	Returned   = "returned"
	Cleared    = "cleared"
	Overdue    = "overdue"
	AtCapacity = "at_capacity"
	Evaluated  = "evaluated"
	InForce    = "in_force"
	Figures    = "figures"
)

// Need is something that must be so before a move.
type Need struct {
	Name  string      `json:"name"`
	Title land.Phrase `json:"title"`
	met   func(about) *land.Phrase
}

// Needs lists what moves need; each says what keeps a case from it.
func Needs() []Need {
	return []Need{
		{Complete, phrase("必填项与必备材料齐全", "required fields and documents are there"), about.complete},
		{Agreed, phrase("意愿达到要求的比例", "enough owners agree"), about.agreed},
		{Answered, phrase("退回事项逐条答复", "each returned item is answered"), about.answered},
		{Other, phrase("非申请方人员", "another than the applicants"), about.other},
		{Second, phrase("与一级审批非同一人", "another than who approved on the first level"), about.second},
		{Returned, phrase("有退回意见", "something was returned"), about.returned},
		{Cleared, phrase("各部门均已出具意见且无退回", "every department has cleared it"), about.cleared},
		{Overdue, phrase("意见时限已过", "the time for opinions is over"), about.overdue},
		{InForce, phrase("宗地均现势有效", "every parcel is in force"), about.inForce},
		{Figures, phrase("方案可测算", "the scheme comes to figures"), about.figures},
		{AtCapacity, phrase("已登记达产", "it is on record that it reached capacity"), about.atCapacity},
		{Evaluated, phrase("已按期再评价", "it was evaluated again on the day that was due, or later"), about.evaluated},
	}
}

// about is a case that somebody asks about.
type about struct {
	land.Case
	by land.Person
	World
}

func no(zh, en string) *land.Phrase { return &land.Phrase{ZH: zh, EN: en} }

func (a about) complete() *land.Phrase {
	missing := Missing(a.CaseStanding, a.Ground)
	if len(missing) == 0 {
		return nil
	}
	var zh, en []string
	for _, m := range missing {
		zh, en = append(zh, m.Title.ZH), append(en, m.Title.EN)
	}
	return no("还缺:"+strings.Join(zh, "、"), "missing: "+strings.Join(en, ", "))
}

func (a about) agreed() *land.Phrase {
	shares := Shares(a.CaseStanding, a.Ground, a.Settings)
	if shares.Enough {
		return nil
	}
	return no("意愿不足:"+shares.Arithmetic.ZH, "too few owners agree: "+shares.Arithmetic.EN)
}

func (a about) answered() *land.Phrase {
	left := open(a.CaseStanding)
	if len(left) == 0 {
		return nil
	}
	numbers := make([]string, len(left))
	for i, item := range left {
		numbers[i] = fmt.Sprint(item.Item)
	}
	list := strings.Join(numbers, ", ")
	return no("退回事项未答复:第 "+list+" 项", "returned items without an answer: "+list)
}

func (a about) other() *land.Phrase {
	if slices.Contains(a.Applicants, a.by.Name) {
		return no("您编制、修改或送审过本地块、方案或案卷,不得审查审批", "you made, changed or submitted the site, its scheme or the case, and may not review it")
	}
	return nil
}

func (a about) second() *land.Phrase {
	if a.FirstBy != nil && *a.FirstBy == a.by.Name {
		return no("一级审批由您作出,二级审批须由他人作出", "you approved on the first level: the second takes another person")
	}
	return nil
}

func (a about) returned() *land.Phrase {
	if len(open(a.CaseStanding)) == 0 {
		return no("没有待补正的退回事项", "no returned item is open")
	}
	return nil
}

func (a about) cleared() *land.Phrase {
	pending := Pending(a.CaseStanding)
	if len(pending) == 0 {
		return nil
	}
	return no("未同意的部门:"+titles(a.Settings, pending, true), "not cleared by: "+titles(a.Settings, pending, false))
}

func (a about) overdue() *land.Phrase {
	today := a.Calendar.Today.Format("2006-01-02")
	if a.DueOn != nil && *a.DueOn < today {
		return nil
	}
	return no("意见时限未过", "the time for opinions is not over")
}

func (a about) inForce() *land.Phrase {
	if len(a.Ground.Changes) == 0 {
		return nil
	}
	var zh, en []string
	for _, change := range a.Ground.Changes {
		became := successors(change)
		zh, en = append(zh, change.ParcelCode+became.ZH), append(en, change.ParcelCode+became.EN)
	}
	why := no("宗地已注销或变更:"+strings.Join(zh, "、"), "no longer in force: "+strings.Join(en, ", "))
	if a.State == Correcting {
		why.ZH, why.EN = why.ZH+";请更换宗地后再送审", why.EN+"; take parcels that are"
	}
	return why
}

// successors says what a parcel became.
func successors(change land.ParcelChange) land.Phrase {
	var codes []string
	for _, b := range change.Became {
		codes = append(codes, b.ParcelCode)
	}
	if len(codes) == 0 {
		return phrase("(无后续宗地记录)", " (what it became is not on record)")
	}
	return phrase("(变更为 "+strings.Join(codes, "、")+")", " (became "+strings.Join(codes, ", ")+")")
}

func (a about) figures() *land.Phrase {
	if a.NoFigures == "" {
		return nil
	}
	return no("方案无测算结果,无从定格:"+a.NoFigures, "the scheme comes to no figures that could be frozen: "+a.NoFigures)
}

func (a about) atCapacity() *land.Phrase {
	if reachedCapacity(a.CaseStanding) {
		return nil
	}
	return no("尚未登记达产", "that it reached capacity is not on record")
}

func (a about) evaluated() *land.Phrase {
	if a.AgainOn == nil || a.EvaluatedOn != nil {
		return nil
	}
	return no("批后再评价于 "+*a.AgainOn+" 到期,届时或以后尚未登记再评价", "it is due to be evaluated again on "+*a.AgainOn+", and was not since")
}

// titles are the names of departments; one that the zone no longer has stays as it is.
func titles(s land.ReviewSettings, departments []string, chinese bool) string {
	said := make([]string, len(departments))
	for i, name := range departments {
		said[i] = name
		for _, d := range s.Departments {
			if d.Name == name && (chinese || d.Title.EN == "") {
				said[i] = d.Title.ZH
			} else if d.Name == name {
				said[i] = d.Title.EN
			}
		}
	}
	return strings.Join(said, ", ")
}

// hinders lists what keeps a person from a move that leads on from where a case stands.
func (t CaseTransition) hinders(a about) []land.Reason {
	reasons := []land.Reason{}
	if !a.by.May(t.Right, a.ParkCode) {
		right := Title(Rights(), t.Right)
		reasons = append(reasons, land.Reason{Code: "right", ZH: "您的角色没有“" + right.ZH + "”的权限", EN: "your roles may not " + right.EN})
	}
	for _, need := range Needs() {
		if !slices.Contains(t.Needs, need.Name) {
			continue
		}
		if why := need.met(a); why != nil {
			reasons = append(reasons, land.Reason{Code: need.Name, ZH: why.ZH, EN: why.EN})
		}
	}
	if t.Name == "opine" && len(reasons) == 0 && !slices.ContainsFunc(a.Asked, func(d string) bool { return a.by.SpeaksFor(d, a.ParkCode) }) {
		reasons = append(reasons, land.Reason{Code: "department", ZH: "您所代表的部门不在本案征求意见之列", EN: "your department is not asked in this case"})
	}
	return reasons
}

// Offers are the moves that lead on from where a case stands, with what keeps a person from each.
func Offers(c land.Case, by land.Person, w World) []land.CaseOffer {
	offers := []land.CaseOffer{}
	for _, t := range Table() {
		if t.Right != "" && t.fits(c.State) {
			why := t.hinders(about{c, by, w})
			offers = append(offers, land.CaseOffer{Move: t.Name, May: len(why) == 0, Why: why})
		}
	}
	return offers
}
