package review

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"permu/internal/calendar"
	"permu/internal/land"
)

// procedure is the table once more: move, whence, whither, right.
const procedure = `
fill            draft,correcting                                             same          plan_site
attach          draft,correcting                                             same          plan_site
detach          draft,correcting                                             same          plan_site
consent         draft,correcting                                             same          plan_site
promise         draft,correcting                                             same          plan_site
take_scenario   draft,correcting                                             same          plan_site
take_parcels    correcting                                                   same          plan_site
answer          correcting                                                   same          plan_site
submit          draft                                                        in_review     plan_site
resubmit        correcting                                                   in_review     plan_site
withdraw        draft,in_review,correcting,for_meeting,first_level,second_level,suspended  withdrawn  plan_site
opine           in_review                                                    same          give_opinion
lapse           in_review                                                    same          conduct_review
send_back       in_review                                                    correcting    conduct_review
refer           in_review                                                    for_meeting   conduct_review
meet            for_meeting                                                  first_level   conduct_review
return_first    for_meeting,first_level                                      correcting    approve_case
approve_first   first_level                                                  second_level  approve_case
return_second   second_level                                                 correcting    decide_case
approve         second_level                                                 approved      decide_case
refuse          second_level                                                 refused       decide_case
publish         approved                                                     published     conduct_review
milestone       approved,published                                           same          plan_site
evaluate_again  published                                                    same          conduct_review
terminate       approved,published                                           terminated    decide_case
finish          published                                                    done          conduct_review
suspend         in_review,correcting,for_meeting,first_level,second_level    suspended     conduct_review
resume          suspended                                                    former        conduct_review
`

func TestTheTableIsTheProcedure(t *testing.T) {
	stated := map[string]bool{"open": true, "annotate": true}
	for line := range strings.Lines(strings.TrimSpace(procedure)) {
		f := strings.Fields(line)
		m, ok := TransitionByName(f[0])
		if got := fmt.Sprint(strings.Join(m.From, ","), m.To, m.Right); !ok || got != fmt.Sprint(f[1], f[2], f[3]) {
			t.Errorf("%s: %s", f[0], got)
		}
		stated[f[0]] = true
	}
	for _, m := range Table() {
		if !stated[m.Name] || m.Title.ZH == "" || m.Title.EN == "" {
			t.Errorf("%s stands not here, or has no name", m.Name)
		}
		for _, state := range append(slices.Clone(m.From), m.To) {
			if _, ok := StateByName(state); !ok && state != Same && state != Former {
				t.Errorf("%s: there is no state %s", m.Name, state)
			}
		}
		for _, need := range m.Needs {
			if !slices.ContainsFunc(Needs(), func(n Need) bool { return n.Name == need }) {
				t.Errorf("%s needs %s, which is nothing", m.Name, need)
			}
		}
	}
}

// random is a move of a random walk with what it demands: mostly one that leads on.
func random(t *rapid.T, k *course, by string) land.CaseMove {
	candidates := names2(Table())
	if rapid.IntRange(0, 5).Draw(t, "any move") > 0 {
		candidates = candidates[:0]
		for _, offer := range Offers(k.c, person(by), k.world) {
			if offer.May && (offer.Move != "withdraw" || k.c.Version > 60) {
				candidates = append(candidates, offer.Move)
			}
		}
	}
	m, _ := TransitionByName(rapid.SampledFrom(append(candidates, "annotate")).Draw(t, "move"))
	today := calendar.Text(k.world.Calendar.Today)
	all := land.CaseBody{
		DocumentNo: "1", DocumentOn: today, Signer: "s", FileID: 1, Note: "n", ScenarioID: 2, ScenarioRevision: rapid.IntRange(1, 5).Draw(t, "revision"),
		Fields: map[string]string{"applicant": "x"}, Document: "plan", Consents: []land.Consent{{Owner: "甲厂", AreaM2: 600, Says: "agrees"}, {Owner: "乙厂", AreaM2: 400, Says: "agrees"}},
		Promises: []land.Promise{{Indicator: "floor_area_ratio", Target: new(3.0)}}, Items: []string{"改"}, ParcelCodes: []string{"P"}, Milestone: rapid.SampledFrom(Milestones()).Draw(t, "milestone").Name,
		Answer: &land.ItemAnswer{Item: rapid.IntRange(1, 4).Draw(t, "item"), Text: "已改"},
	}
	said := says(rapid.SampledFrom([]string{"natural_resources", "industry"}).Draw(t, "department"), rapid.SampledFrom([]string{Agree, Conditionally, Return, NotApplicable}).Draw(t, "opinion"))
	all.Opinion = said.Opinion
	if m.Name == "lapse" {
		all.Opinion = &land.CaseOpinion{Department: "industry", Opinion: Lapsed}
	}
	return brings(m.Name, taking(all, m))
}

// taking is what a move takes of a body.
func taking(b land.CaseBody, m CaseTransition) land.CaseBody {
	var kept land.CaseBody
	for _, d := range m.Demands {
		switch d {
		case On:
			kept.DocumentOn = b.DocumentOn
		case Number:
			kept.DocumentNo = b.DocumentNo
		case Signer:
			kept.Signer = b.Signer
		case File:
			kept.FileID = b.FileID
		case Note:
			kept.Note = b.Note
		case Fields:
			kept.Fields = b.Fields
		case Document:
			kept.Document = b.Document
		case Consents:
			kept.Consents = b.Consents
		case Promises:
			kept.Promises = b.Promises
		case Opinion:
			kept.Opinion = b.Opinion
		case Answer:
			kept.Answer = b.Answer
		case Items:
			kept.Items = b.Items
		case Milestone:
			kept.Milestone = b.Milestone
		case Parcels:
			kept.ParcelCodes = b.ParcelCodes
		case Scenario:
			kept.ScenarioID, kept.ScenarioRevision = b.ScenarioID, b.ScenarioRevision
		}
	}
	return kept
}

func names2(table []CaseTransition) []string {
	var list []string
	for _, m := range table {
		list = append(list, m.Name)
	}
	return list
}

// TestAnyWalkReplays moves cases at random over a year: every state is one of the table's, no applicant reviews, the two
// levels are two persons, and the steps replay to the case.
func TestAnyWalkReplays(t *testing.T) {
	reached := map[string]bool{}
	rapid.Check(t, func(rt *rapid.T) {
		k := begin(t).filled()
		if rapid.Bool().Draw(rt, "decided") {
			k = decided(t)
			k.steps = k.steps[:len(k.steps)-rapid.IntRange(0, 3).Draw(rt, "steps before")]
			k.c.CaseStanding, _ = Replay(k.steps)
		}
		for range rapid.IntRange(20, 120).Draw(rt, "moves") {
			by := rapid.SampledFrom([]string{"规划", "园区", "审批", "领导", "natural_resources", "industry"}).Draw(rt, "by")
			_ = k.try(by, random(rt, k, by))
			k.world.Calendar.Today = k.world.Calendar.Today.AddDate(0, 0, rapid.IntRange(0, 8).Draw(rt, "days"))
			reached[k.c.State] = true
		}
		got, err := Replay(k.steps)
		if diff := cmp.Diff(k.c.CaseStanding, got); err != nil || diff != "" {
			rt.Fatalf("%v (-case +replayed):\n%s", err, diff)
		}
		for _, step := range k.steps {
			if m, _ := TransitionByName(step.Move); slices.Contains(m.Needs, Other) && step.By == "规划" {
				rt.Fatalf("the applicant made the move %s", step.Move)
			}
		}
	})
	if len(reached) < 8 {
		t.Errorf("only %v were reached", reached)
	}
}

func TestStepsThatDoNotFollow(t *testing.T) {
	open := begin(t).steps[0]
	for name, steps := range map[string][]land.CaseStep{
		"a move of no table": {{Version: 1, Move: "burn", ToState: Draft}},
		"a step is missing":  {open, {Version: 3, Move: "fill", FromState: Draft, ToState: Draft}},
		"from elsewhere":     {open, {Version: 2, Move: "fill", FromState: Correcting, ToState: Correcting}},
		"out of order":       {open, {Version: 2, Move: "approve", FromState: Draft, ToState: Approved}},
		"to elsewhere":       {open, {Version: 2, Move: "submit", FromState: Draft, ToState: Approved}},
	} {
		if s, err := Replay(steps); !errors.Is(err, land.ErrInvalid) {
			t.Errorf("%s: %v %+v", name, err, s)
		}
	}
}
