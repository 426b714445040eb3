package disposal

import (
	"slices"

	"permu/internal/land"
)

// Causes of idle land (闲置土地处置办法 Art. 8); force majeure is treated as the government's.
const (
	Government   = "government"
	ForceMajeure = "force_majeure"
	Holder       = "holder"
)

// Causes lists the causes of idle land.
func Causes() []string { return []string{Government, ForceMajeure, Holder} }

// CauseTitle names a cause.
func CauseTitle(cause string) land.Phrase {
	return map[string]land.Phrase{
		Government: {ZH: "政府原因", EN: "the government"}, ForceMajeure: {ZH: "不可抗力", EN: "force majeure"}, Holder: {ZH: "权利人原因", EN: "the holder"},
	}[cause]
}

// Ground is what in particular kept the holder from developing the land, of those that Art. 8 lists.
type Ground struct {
	Name   string      `json:"name"`
	Cause  string      `json:"cause"`
	Clause string      `json:"clause"`
	Title  land.Phrase `json:"title"`
}

// Grounds lists the grounds of Art. 8: six of the government, and force majeure. The holder's own cause has none.
func Grounds() []Ground {
	item := func(name, number, zh, en string) Ground {
		return Ground{name, Government, idleMeasures + "第八条第一款第" + number + "项", land.Phrase{ZH: zh, EN: en}}
	}
	return []Ground{
		item("not_handed_over", "一", "未按约定期限、条件交付土地", "land not handed over at the time or in the state agreed"),
		item("plan_changed", "二", "土地利用总体规划、城乡规划依法修改", "the land use plan or the town plan was lawfully changed"),
		item("policy_changed", "三", "国家出台政策,需修改约定的规划和建设条件", "national policy changed the conditions agreed"),
		item("petitions", "四", "处置相关群众信访事项等,无法动工", "petitions on the land are being dealt with"),
		item("control_relics", "五", "军事管制、文物保护等,无法动工", "military control, or the protection of relics"),
		item("other_act", "六", "政府、政府有关部门的其他行为", "another act of the government or its departments"),
		{"disaster", ForceMajeure, idleMeasures + "第八条第二款", land.Phrase{ZH: "自然灾害等不可抗力", EN: "a natural disaster or other force majeure"}},
	}
}

// GroundByName finds a ground.
func GroundByName(name string) (Ground, bool) {
	all := Grounds()
	i := slices.IndexFunc(all, func(g Ground) bool { return g.Name == name })
	if i < 0 {
		return Ground{}, false
	}
	return all[i], true
}

// checkCause reads why the land is idle. A cause that Art. 8 lists needs its ground, and a document or a file that shows it; the
// holder's has none. What the holder claims is a ground alone.
func (a *asked) checkCause() {
	r := a.request
	ground, known := GroundByName(r.Ground)
	switch {
	case r.Ground != "" && !known:
		a.wrong(OfGround, "must be a ground of Art. 8", r.Ground)
	case r.Ground != "" && !a.demands(Cause) && !a.claims():
		a.wrong(OfGround, "this move names none", r.Ground)
	case !a.demands(Cause) || r.Cause == "":
	case !slices.Contains(Causes(), r.Cause):
		a.wrong(Cause, "must be government, force_majeure or holder", r.Cause)
	case r.Cause == Holder && known:
		a.wrong(OfGround, "is of another cause", r.Ground)
	case r.Cause != Holder:
		a.checkGround(ground)
	}
}

func (a *asked) claims() bool { return a.transition.Claims && a.entry.Track == Idle }

func (a *asked) checkGround(ground Ground) {
	switch {
	case ground.Name == "":
		a.wrong(OfGround, "must be given", "")
	case ground.Cause != a.request.Cause:
		a.wrong(OfGround, "is of another cause", ground.Name)
	}
	if a.request.FileID == 0 && a.request.DocumentNo == "" {
		a.wrong(File, "must be given, or the number of a document: what shows the cause", "")
	}
}
