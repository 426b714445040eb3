// Package review is the way of a redevelopment scheme to its decision (方案审查): the dossier, the departments' opinions round by
// round, corrections, meeting, two levels of approval, and what follows the approval. It is pure. States, moves, demands and
// the dossier are data; [Move] is the one way through them, and a case is what [Replay] makes of its steps.
//
// The dossier is assembled from 泉州 2025, 晋江 2023, 福州 2022 and Guangdong texts (一地一档, 实施方案); the departments are those
// that 福州 2022 (关于进一步规范工业项目建设审批和监管的实施意见) and the others name, and each zone can set its own.
package review

import (
	"slices"

	"permu/internal/land"
)

// Rights, by which roles say who may do what.
const (
	RightPlan    = "plan_site"      // put a case together, submit, correct and withdraw it
	RightOpine   = "give_opinion"   // give the opinion of a department
	RightConduct = "conduct_review" // close rounds, record meetings, suspend, publish
	RightApprove = "approve_case"   // approve on the first level
	RightDecide  = "decide_case"    // decide on the second level
)

// States of a case.
const (
	Draft       = "draft"
	InReview    = "in_review"
	Correcting  = "correcting"
	ForMeeting  = "for_meeting"
	FirstLevel  = "first_level"
	SecondLevel = "second_level"
	Approved    = "approved"
	Published   = "published"
	Done        = "done"
	Refused     = "refused"
	Withdrawn   = "withdrawn"
	Terminated  = "terminated"
	Suspended   = "suspended"
)

// CaseState describes a state, and who is awaited in it.
type CaseState struct {
	Name    string      `json:"name"`
	Ended   bool        `json:"ended"`
	Decided bool        `json:"decided"`
	Site    string      `json:"site" doc:"the state of its site meanwhile; empty: as it is"`
	Title   land.Phrase `json:"title"`
}

// States lists every state in the order of the procedure.
func States() []CaseState {
	return []CaseState{
		{Draft, false, false, "", phrase("编制中", "being drafted")},
		{InReview, false, false, land.SiteActive, phrase("部门会审", "with the departments")},
		{Correcting, false, false, land.SiteActive, phrase("退回补正", "being corrected")},
		{ForMeeting, false, false, land.SiteActive, phrase("待上会审议", "for the meeting")},
		{FirstLevel, false, false, land.SiteActive, phrase("待一级审批", "for the first approval")},
		{SecondLevel, false, false, land.SiteActive, phrase("待二级审批", "for the second approval")},
		{Suspended, false, false, land.SiteActive, phrase("中止审查", "suspended")},
		{Approved, false, true, land.SiteActive, phrase("已批准", "approved")},
		{Published, false, true, land.SiteActive, phrase("已公布(批后跟踪)", "published, being followed")},
		{Done, true, true, land.SiteEnded, phrase("已达产(结案)", "done")},
		{Refused, true, true, land.SiteEnded, phrase("不予批准", "refused")},
		{Terminated, true, true, land.SiteEnded, phrase("批后终止", "terminated after the approval")},
		{Withdrawn, true, false, land.SiteEnded, phrase("已撤回", "withdrawn")},
	}
}

// StateByName finds a state.
func StateByName(name string) (CaseState, bool) {
	all := States()
	i := slices.IndexFunc(all, func(s CaseState) bool { return s.Name == name })
	if i < 0 {
		return CaseState{}, false
	}
	return all[i], true
}

// Ended reports whether nothing more is to be done in a state.
func Ended(state string) bool {
	s, _ := StateByName(state)
	return s.Ended
}

// CaseProcedure is the whole of it as data.
type CaseProcedure struct {
	States     []CaseState         `json:"states"`
	Moves      []CaseTransition    `json:"moves"`
	Needs      []Need              `json:"needs"`
	Sections   []DossierSection    `json:"sections"`
	Opinions   []Named             `json:"opinions"`
	Milestones []Named             `json:"milestones"`
	Clocks     []Named             `json:"clocks"`
	Modes      []Named             `json:"modes" doc:"ways of redevelopment"`
	Outcomes   []Named             `json:"outcomes" doc:"of checks"`
	ItemStates []Named             `json:"item_states"`
	Sayings    []Named             `json:"sayings" doc:"what an owner can say"`
	Settings   land.ReviewSettings `json:"settings" doc:"where a zone has none of its own"`
}

// Named is a word of the procedure with its name.
type Named struct {
	Name  string      `json:"name"`
	Title land.Phrase `json:"title"`
}

// TheProcedure is the procedure that the program follows.
func TheProcedure() CaseProcedure {
	return CaseProcedure{States(), Table(), Needs(), Sections(), Opinions(), Milestones(), Clocks(), Modes(), Outcomes(), ItemStates(), Sayings(), Settings()}
}

// Clocks of a case.
const (
	ClockOpinions   = "opinions"
	ClockCorrection = "correction"
	ClockAgain      = "again"
	ClockUntil      = "until"
)

// Clocks lists what runs.
func Clocks() []Named {
	return []Named{
		{ClockOpinions, phrase("部门出具意见", "opinions of the departments")},
		{ClockCorrection, phrase("补正", "corrections")},
		{ClockAgain, phrase("批后再评价", "evaluation after the approval")},
	}
}

func phrase(zh, en string) land.Phrase { return land.Phrase{ZH: zh, EN: en} }

func has(names []Named, name string) bool {
	return slices.ContainsFunc(names, func(n Named) bool { return n.Name == name })
}
