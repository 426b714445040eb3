package review

import (
	"slices"
	"testing"

	"permu/internal/land"
)

// TestWhatIsNext takes a case through its procedure: what it waits for, and whose turn it is.
func TestWhatIsNext(t *testing.T) {
	people := []string{"规划", "园区", "审批", "领导", "natural_resources", "industry"}
	k := begin(t)
	next := func(move string, turns ...string) {
		t.Helper()
		got := Next(k.c.CaseStanding)
		m, _ := TransitionByName(move)
		if got.Move != move || got.Right != m.Right || move != "opine" && len(got.Departments) > 0 {
			t.Errorf("%s waits for %+v, not %s", k.c.State, got, move)
		}
		mine := slices.DeleteFunc(slices.Clone(people), func(name string) bool { return !Turn(k.c, person(name)) })
		if !slices.Equal(mine, turns) {
			t.Errorf("%s for %s: it is the turn of %v", k.c.State, move, mine)
		}
	}
	next("submit", "规划", "园区")
	k.filled()
	k.on("2026-11-02", "规划", brings("submit", land.CaseBody{}))
	next("opine", "natural_resources", "industry")
	k.on("2026-11-03", "natural_resources", says("natural_resources", Return))
	next("opine", "industry")
	if got := Next(k.c.CaseStanding).Departments; !slices.Equal(got, []string{"industry"}) || *k.c.Clock != ClockOpinions {
		t.Errorf("awaited are %v", got)
	}
	k.on("2026-11-03", "industry", says("industry", Agree))
	next("send_back", "审批")
	if k.c.DueOn != nil || k.c.Clock != nil {
		t.Errorf("opinions are due on %s though all are there", *k.c.DueOn)
	}
	k.on("2026-11-04", "审批", brings("send_back", land.CaseBody{}))
	next("answer", "规划", "园区")
	for item := range 2 {
		k.do("规划", brings("answer", land.CaseBody{Answer: &land.ItemAnswer{Item: item + 1, Text: "已改"}}))
	}
	next("resubmit", "规划", "园区")
	k.on("2026-11-06", "规划", brings("resubmit", land.CaseBody{}))
	next("opine", "natural_resources")
	k.on("2026-11-09", "natural_resources", says("natural_resources", Agree))
	next("refer", "审批")
	k.on("2026-11-10", "审批", brings("suspend", land.CaseBody{Note: "n"}))
	next("resume")
	k.on("2026-11-10", "审批", brings("resume", land.CaseBody{Note: "n"}))
	k.on("2026-11-10", "审批", brings("refer", land.CaseBody{}))
	next("meet", "审批")
	k.on("2026-11-12", "审批", brings("meet", land.CaseBody{Note: "原则同意", FileID: 2}))
	next("approve_first", "审批")
	k.on("2026-11-13", "审批", brings("approve_first", land.CaseBody{}))
	next("approve", "领导")
	k.on("2026-11-16", "领导", brings("approve", land.CaseBody{DocumentNo: "1号", Signer: "领导"}))
	next("publish", "规划", "审批")
	k.on("2026-11-18", "审批", brings("publish", land.CaseBody{Note: "门户网站"}))
	next("milestone")
	for _, m := range []string{"construction_permit", Started, Completed, Accepted, Production, Capacity} {
		k.on("2026-11-20", "园区", brings("milestone", land.CaseBody{Milestone: m, DocumentNo: "证"}))
	}
	next("evaluate_again")
	k.on("2029-11-20", "审批", brings("evaluate_again", land.CaseBody{Note: "三年期满"}))
	next("finish")
	k.on("2029-11-21", "审批", brings("finish", land.CaseBody{Note: "达产"}))
	next("")
}
