package review

import (
	"slices"

	"permu/internal/land"
)

// Demand is something that a move must bring, by the name of its field.
type Demand = string

// Demands. A day that is brought lies neither before the last one nor in the future.
const (
	On        Demand = "document_on"
	Number    Demand = "document_no"
	Signer    Demand = "signer"
	File      Demand = "file_id"
	Note      Demand = "note"
	Fields    Demand = "fields"
	Document  Demand = "document"
	Consents  Demand = "consents"
	Promises  Demand = "promises"
	Opinion   Demand = "opinion"
	Answer    Demand = "answer"
	Items     Demand = "items"
	Milestone Demand = "milestone"
	Scenario  Demand = "scenario_revision"
	Parcels   Demand = "parcel_codes"

	Seen         Demand = "seen"         // that what it rests on was shown as it is now
	Acknowledged Demand = "acknowledged" // each check that does not pass, by name
	Reason       Demand = "reason"       // why it goes on although a check fails
)

// Former stands for the state before a suspension, and Same for the one that a case is in.
const (
	Former = "former"
	Same   = "same"
)

// CaseTransition is a move: whence and whither it leads, who may make it, what it demands and needs, and which clock it starts.
type CaseTransition struct {
	Name     string      `json:"name"`
	From     []string    `json:"from"`
	To       string      `json:"to" doc:"a state; former: that before it was suspended; same: the one it is in"`
	Right    string      `json:"right" doc:"who may make it; empty: the program alone"`
	Demands  []Demand    `json:"demands" doc:"what it must bring"`
	Optional []Demand    `json:"optional" doc:"what it may bring besides"`
	Needs    []string    `json:"needs" doc:"what must be so before it"`
	Clock    string      `json:"clock,omitempty" doc:"the clock that it starts"`
	Keeps    bool        `json:"keeps" doc:"the clock that runs goes on"`
	Freezes  string      `json:"freezes,omitempty" doc:"what it keeps the figures of"`
	Title    land.Phrase `json:"title"`
}

// Table lists every move there is.
func Table() []CaseTransition {
	return slices.Concat(applicantMoves(), departmentMoves(), approvalMoves(), laterMoves())
}

func applicantMoves() []CaseTransition {
	editing, before := []string{Draft, Correcting}, []string{Draft, InReview, Correcting, ForMeeting, FirstLevel, SecondLevel, Suspended}
	return []CaseTransition{
		{Name: "open", To: Draft, Demands: []Demand{Scenario}, Title: phrase("建立案卷", "open the case")},
		{Name: "fill", From: editing, To: Same, Right: RightPlan, Demands: []Demand{Fields}, Title: phrase("填写案卷", "fill in the dossier")},
		{Name: "attach", From: editing, To: Same, Right: RightPlan, Demands: []Demand{Document, File}, Title: phrase("提交材料", "add a document")},
		{Name: "detach", From: editing, To: Same, Right: RightPlan, Demands: []Demand{Document, File}, Title: phrase("移除材料", "remove a document")},
		{Name: "consent", From: editing, To: Same, Right: RightPlan, Demands: []Demand{Consents}, Title: phrase("登记意愿", "record consents")},
		{Name: "promise", From: editing, To: Same, Right: RightPlan, Demands: []Demand{Promises}, Title: phrase("登记承诺", "record promises")},
		{Name: "take_scenario", From: editing, To: Same, Right: RightPlan, Demands: []Demand{Scenario}, Title: phrase("更换方案版本", "take another revision of the scheme")},
		{Name: "take_parcels", From: []string{Correcting}, To: Same, Right: RightPlan, Demands: []Demand{Parcels}, Optional: []Demand{Note}, Title: phrase("更换宗地", "take other parcels")},
		{Name: "answer", From: []string{Correcting}, To: Same, Right: RightPlan, Demands: []Demand{Answer}, Title: phrase("答复退回事项", "answer a returned item")},
		{Name: "submit", From: []string{Draft}, To: InReview, Right: RightPlan, Demands: []Demand{On, Seen}, Optional: []Demand{Note, Acknowledged, Reason}, Needs: []string{Complete, Agreed, InForce, Figures}, Clock: ClockOpinions, Freezes: "submission", Title: phrase("送审", "submit")},
		{Name: "resubmit", From: []string{Correcting}, To: InReview, Right: RightPlan, Demands: []Demand{On, Seen}, Optional: []Demand{Note, Acknowledged, Reason}, Needs: []string{Answered, Complete, Agreed, InForce, Figures}, Clock: ClockOpinions, Freezes: "submission", Title: phrase("补正后再送审", "submit again")},
		{Name: "withdraw", From: before, To: Withdrawn, Right: RightPlan, Demands: []Demand{On, Note}, Title: phrase("撤回", "withdraw")},
	}
}

func departmentMoves() []CaseTransition {
	return []CaseTransition{
		{Name: "opine", From: []string{InReview}, To: Same, Right: RightOpine, Demands: []Demand{On, Opinion}, Needs: []string{Other}, Title: phrase("出具意见", "give an opinion")},
		{Name: "lapse", From: []string{InReview}, To: Same, Right: RightConduct, Demands: []Demand{On, Opinion, Note}, Needs: []string{Other, Overdue}, Title: phrase("登记逾期未复", "record that a department said nothing in its time")},
		{Name: "send_back", From: []string{InReview}, To: Correcting, Right: RightConduct, Demands: []Demand{On}, Optional: []Demand{Note}, Needs: []string{Other, Returned}, Clock: ClockCorrection, Title: phrase("退回补正", "send back for correction")},
		{Name: "refer", From: []string{InReview}, To: ForMeeting, Right: RightConduct, Demands: []Demand{On}, Optional: []Demand{Note}, Needs: []string{Other, Cleared}, Title: phrase("提请上会", "refer to the meeting")},
	}
}

func approvalMoves() []CaseTransition {
	return []CaseTransition{
		{Name: "meet", From: []string{ForMeeting}, To: FirstLevel, Right: RightConduct, Demands: []Demand{On, Note, File}, Optional: []Demand{Number}, Needs: []string{Other}, Title: phrase("登记会议审议", "record the meeting")},
		{Name: "return_first", From: []string{ForMeeting, FirstLevel}, To: Correcting, Right: RightApprove, Demands: []Demand{On, Items}, Optional: []Demand{Note}, Needs: []string{Other}, Clock: ClockCorrection, Title: phrase("一级审批退回", "send back on the first level")},
		{Name: "approve_first", From: []string{FirstLevel}, To: SecondLevel, Right: RightApprove, Demands: []Demand{On, Seen}, Optional: []Demand{Note, Acknowledged, Reason}, Needs: []string{Other}, Title: phrase("一级审批通过", "approve on the first level")},
		{Name: "return_second", From: []string{SecondLevel}, To: Correcting, Right: RightDecide, Demands: []Demand{On, Items}, Optional: []Demand{Note}, Needs: []string{Other, Second}, Clock: ClockCorrection, Title: phrase("二级审批退回", "send back on the second level")},
		{Name: "approve", From: []string{SecondLevel}, To: Approved, Right: RightDecide, Demands: []Demand{On, Number, Signer, Seen}, Optional: []Demand{"conditions", Note, File, Acknowledged, Reason}, Needs: []string{Other, Second, Figures}, Clock: ClockAgain, Freezes: "decision", Title: phrase("批准", "approve")},
		{Name: "refuse", From: []string{SecondLevel}, To: Refused, Right: RightDecide, Demands: []Demand{On, Number, Signer, Seen, Note}, Optional: []Demand{File}, Needs: []string{Other, Second}, Freezes: "decision", Title: phrase("不予批准", "refuse")},
	}
}

func laterMoves() []CaseTransition {
	running, later := []string{InReview, Correcting, ForMeeting, FirstLevel, SecondLevel}, []string{Approved, Published}
	return []CaseTransition{
		{Name: "publish", From: []string{Approved}, To: Published, Right: RightConduct, Demands: []Demand{On, Note}, Optional: []Demand{File}, Keeps: true, Title: phrase("公布", "publish")},
		{Name: "milestone", From: later, To: Same, Right: RightPlan, Demands: []Demand{On, Milestone, Number}, Optional: []Demand{File, Note}, Title: phrase("登记批后进展", "record what happened since")},
		{Name: "evaluate_again", From: []string{Published}, To: Same, Right: RightConduct, Demands: []Demand{On, Note}, Optional: []Demand{File}, Needs: []string{Other}, Clock: ClockAgain, Freezes: "evaluation", Title: phrase("登记再评价", "record the evaluation after the approval")},
		{Name: "finish", From: []string{Published}, To: Done, Right: RightConduct, Demands: []Demand{On, Note}, Optional: []Demand{File}, Needs: []string{Other, AtCapacity, Evaluated}, Title: phrase("结案", "close the case")},
		{Name: "terminate", From: later, To: Terminated, Right: RightDecide, Demands: []Demand{On, Number, Note}, Optional: []Demand{Signer, File}, Needs: []string{Other}, Title: phrase("批后终止", "terminate after the approval")},
		{Name: "suspend", From: running, To: Suspended, Right: RightConduct, Demands: []Demand{On, Note}, Optional: []Demand{Number, File}, Title: phrase("中止审查", "suspend")},
		{Name: "resume", From: []string{Suspended}, To: Former, Right: RightConduct, Demands: []Demand{On, Note}, Title: phrase("恢复审查", "resume")},
		{Name: "annotate", From: names(States()), To: Same, Right: RightConduct, Demands: []Demand{Note}, Title: phrase("备注", "note")},
	}
}

func names(states []CaseState) []string {
	list := make([]string, len(states))
	for i, s := range states {
		list[i] = s.Name
	}
	return list
}

// TransitionByName finds a move.
func TransitionByName(name string) (CaseTransition, bool) {
	all := Table()
	i := slices.IndexFunc(all, func(t CaseTransition) bool { return t.Name == name })
	if i < 0 {
		return CaseTransition{}, false
	}
	return all[i], true
}

// goes is the state to which a move leads from where a case stands.
func (t CaseTransition) goes(s land.CaseStanding) string {
	switch {
	case t.To == Same:
		return s.State
	case t.To != Former:
		return t.To
	case s.FormerState != nil:
		return *s.FormerState
	}
	return ""
}

func (t CaseTransition) fits(state string) bool { return slices.Contains(t.From, state) }

func (t CaseTransition) demands(d Demand) bool { return slices.Contains(t.Demands, d) }

// takes reports whether a move demands something, or may bring it.
func (t CaseTransition) takes(d Demand) bool { return t.demands(d) || slices.Contains(t.Optional, d) }
