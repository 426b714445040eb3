package analysis

import (
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"permu/internal/land"
	"permu/internal/score"
	"permu/internal/store"
)

// item is an indicator with its value and points; NaN is none.
func item(id string, weight, value, points float64) land.Part {
	return land.Part{
		Indicator: id, Title: land.Phrase{ZH: id, EN: id}, Unit: "万元/亩", Weight: weight, Value: orNil(value), Points: orNil(points),
	}
}

// scoredAs is a subject of a run with a score made of some items.
func scoredAs(runID int64, base, total float64, grade string, items ...land.Part) seen {
	return seen{
		Evaluation: &land.Evaluation{Score: &total, Grade: grade, Track: new("above"), Kept: land.Kept{BaseScore: &base}},
		said:       score.Explanation{Parts: items}, runID: runID, track: land.Phrase{ZH: "规上", EN: "above"},
	}
}

func unscored(runID int64, grade string, items ...land.Part) seen {
	s := scoredAs(runID, 0, 0, grade, items...)
	s.Score, s.BaseScore = nil, nil
	s.said.Reasons = []land.Reason{{Code: "required", ZH: "“亩均税收”无数据", EN: "tax per mu has no data"}}
	return s
}

// having adds adjustments and gates to what a run says.
func having(s seen, adjustments []land.Adjustment, gates ...land.GateStep) seen {
	s.said.Adjustments, s.said.Gates = adjustments, gates
	return s
}

// alternatives share a word between tax and tax_before.
func alternatives(s seen) seen {
	s.words = map[string]string{"tax": "tax", "tax_before": "tax"}
	return s
}

var none = math.NaN()

// line is a contribution in short.
type line struct {
	Kind, ID string
	From, To float64 // -1 is none
	Delta    float64
	Shared   string
}

func lines(list []land.Contribution) []line {
	short := func(v *float64) float64 {
		if v == nil {
			return -1
		}
		return *v
	}
	var lines []line
	for _, c := range list {
		l := line{c.Kind, c.Indicator, short(c.PointsFrom), short(c.PointsTo), c.Delta, ""}
		if c.SharedFrom {
			l.Shared += "from"
		}
		if c.SharedTo {
			l.Shared += "to"
		}
		lines = append(lines, l)
	}
	return lines
}

func TestContributions(t *testing.T) {
	bonus := []land.Adjustment{{ID: "high_tech", Points: 5}}
	tests := map[string]struct {
		was, is seen
		want    []line
	}{
		"one indicator moved": {
			scoredAs(1, 60, 60, "C", item("tax", 60, 10, 40), item("rd", 40, 1, 20)),
			scoredAs(2, 70, 70, "B", item("tax", 60, 12, 50), item("rd", 40, 1, 20)),
			[]line{{"indicator", "tax", 40, 50, 10, ""}, {"indicator", "rd", 20, 20, 0, ""}},
		},
		"what moved most comes first": {
			scoredAs(1, 60, 60, "C", item("tax", 60, 10, 40), item("rd", 40, 1, 20)),
			scoredAs(2, 47, 47, "D", item("tax", 60, 12, 41), item("rd", 40, 1, 6)),
			[]line{{"indicator", "rd", 20, 6, -14, ""}, {"indicator", "tax", 40, 41, 1, ""}},
		},
		"a value that is lost counts as its weight's part of the rest": { // 40 of 60 is 66.67 of 100: 26.67 stand for rd
			scoredAs(1, 60, 60, "C", item("tax", 60, 10, 40), item("rd", 40, 1, 20)),
			scoredAs(2, 66.67, 66.67, "B", item("tax", 60, 10, 40), item("rd", 40, none, none)),
			[]line{{"indicator", "rd", 20, 26.67, 6.67, "to"}, {"indicator", "tax", 40, 40, 0, ""}},
		},
		"two that share in the same way": {
			scoredAs(1, 80, 80, "B", item("tax", 50, 10, 40), item("rd", 30, none, none), item("tce", 20, none, none)),
			scoredAs(2, 80, 80, "B", item("tax", 50, 10, 40), item("rd", 30, none, none), item("tce", 20, none, none)),
			[]line{{"indicator", "tax", 40, 40, 0, ""}, {"indicator", "rd", 24, 24, 0, "fromto"}, {"indicator", "tce", 16, 16, 0, "fromto"}},
		},
		"an adjustment": {
			scoredAs(1, 60, 60, "C", item("tax", 100, 10, 60)),
			having(scoredAs(2, 60, 65, "B", item("tax", 100, 10, 60)), bonus),
			[]line{{"adjustment", "high_tech", -1, 5, 5, ""}, {"indicator", "tax", 60, 60, 0, ""}},
		},
		"an adjustment of an item counts once": {
			scoredAs(1, 60, 60, "C", item("tax", 100, 10, 60)),
			having(scoredAs(2, 65, 65, "B", item("tax", 100, 10, 65)), []land.Adjustment{{ID: "green", Indicator: "tax", Points: 5}}),
			[]line{{"adjustment", "green", -1, 5, 5, ""}, {"indicator", "tax", 60, 60, 0, ""}},
		},
		"an alternative stands in its place": { // tax_before has the word of tax, and takes no share
			alternatives(scoredAs(1, 60, 60, "C", item("tax", 60, 10, 40), item("tax_before", 60, none, none), item("rd", 40, 1, 20))),
			alternatives(scoredAs(2, 50, 50, "D", item("tax", 60, none, none), item("tax_before", 60, 8, 30), item("rd", 40, none, none))),
			[]line{{"indicator", "tax", 40, -1, -40, ""}, {"indicator", "tax_before", -1, 30, 30, ""}, {"indicator", "rd", 20, 20, 0, "to"}},
		},
		"an adjustment of an item beside one that shares": { // 45 of 60 is 75 of 100
			scoredAs(1, 60, 60, "C", item("tax", 60, 10, 40), item("rd", 40, 1, 20)),
			having(scoredAs(2, 75, 75, "B", item("tax", 60, 10, 45), item("rd", 40, none, none)), []land.Adjustment{{ID: "green", Indicator: "tax", Points: 5}}),
			[]line{{"indicator", "rd", 20, 30, 10, "to"}, {"adjustment", "green", -1, 5, 5, ""}, {"indicator", "tax", 40, 40, 0, ""}},
		},
		"what a limit cuts off": {
			scoredAs(1, 98, 98, "A", item("tax", 100, 10, 98)),
			having(scoredAs(2, 98, 100, "A", item("tax", 100, 10, 98)), bonus),
			[]line{{"adjustment", "high_tech", -1, 5, 5, ""}, {"rest", "rest", 0, -3, -3, ""}, {"indicator", "tax", 98, 98, 0, ""}},
		},
		"rounding is no contribution": {
			scoredAs(1, 33.33, 33.33, "C", item("tax", 100, 10, 33.3349)),
			scoredAs(2, 33.34, 33.34, "C", item("tax", 100, 10, 33.3351)),
			[]line{{"indicator", "tax", 33.3349, 33.3351, 0.0002, ""}},
		},
		"another set of indicators": {
			scoredAs(1, 60, 60, "C", item("tax", 100, 10, 60)),
			scoredAs(2, 70, 70, "B", item("output", 100, 50, 70)),
			[]line{{"indicator", "output", -1, 70, 70, ""}, {"indicator", "tax", 60, -1, -60, ""}},
		},
		"no score any more": {
			scoredAs(1, 60, 60, "C", item("tax", 60, 10, 40), item("rd", 40, 1, 20)),
			unscored(2, "", item("tax", 60, none, none), item("rd", 40, 1, 20)),
			[]line{{"indicator", "tax", 40, -1, -40, ""}, {"indicator", "rd", 20, 20, 0, ""}},
		},
		"not in the run": {seen{runID: 1}, scoredAs(2, 60, 60, "C", item("tax", 100, 10, 60)), []line{{"indicator", "tax", -1, 60, 60, ""}}},
		"a gate comes first": {
			scoredAs(1, 90, 90, "A", item("tax", 100, 10, 90)),
			having(scoredAs(2, 91, 91, "D", item("tax", 100, 10, 91)), nil, land.GateStep{ID: "safety", From: "A", To: "D"}),
			[]line{{"gate", "safety", -1, -1, 0, ""}, {"indicator", "tax", 90, 91, 1, ""}},
		},
		"the same gate in both": {
			having(scoredAs(1, 90, 90, "D", item("tax", 100, 10, 90)), nil, land.GateStep{ID: "safety", From: "A", To: "D"}),
			having(scoredAs(2, 80, 80, "D", item("tax", 100, 10, 80)), nil, land.GateStep{ID: "safety", From: "B", To: "D"}),
			[]line{{"indicator", "tax", 90, 80, -10, ""}},
		},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := contributions(test.was, test.is)
			if diff := cmp.Diff(test.want, lines(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if test.was.Evaluation == nil || test.was.Score == nil || test.is.Score == nil {
				return
			}
			sum := *test.was.Score
			for _, c := range got {
				sum += c.Delta
			}
			if math.Abs(sum-*test.is.Score) > leastDelta {
				t.Errorf("the deltas sum to %g, the score went from %g to %g", sum-*test.was.Score, *test.was.Score, *test.is.Score)
			}
		})
	}
}

func TestWhy(t *testing.T) {
	grades := []string{"A", "B", "C", "D"}
	tax := func(runID int64, value, points float64, grade string) seen {
		return scoredAs(runID, points, points, grade, item("亩均税收", 100, value, points))
	}
	ofTrack := func(s seen, id, zh, en string) seen {
		s.Track, s.track = &id, land.Phrase{ZH: zh, EN: en}
		return s
	}
	special := func(s seen) seen {
		s.Class, s.Rule = new("special"), new("new")
		s.said.Reasons = []land.Reason{{Code: "special", ZH: "特殊类别:新建", EN: "special class: new"}}
		return s
	}
	weighing := func(s seen, weight float64) seen {
		s.said.Parts[0].Weight = weight
		return s
	}
	against := func(s seen, baseline float64) seen {
		s.said.Parts[0].Baseline = &baseline
		return s
	}
	placed := func(s seen, place, of int) seen {
		s.said.Place, s.said.Of = place, of
		return s
	}
	veto := land.GateStep{ID: "safety", Title: land.Phrase{ZH: "安全一票否决", EN: "safety"}, From: "A", To: "D"}
	manual := land.GateStep{ID: "manual", Title: land.Phrase{ZH: "领导小组核定", EN: "leading group"}, From: "D", To: "B"}
	tests := map[string]struct {
		was, is seen
		zh, en  string
	}{
		"came":                  {seen{runID: 1}, tax(2, 10, 60, "C"), "批次 1 中没有该对象", "not in run 1"},
		"left":                  {tax(1, 10, 60, "C"), seen{runID: 2}, "批次 2 中没有该对象", "not in run 2"},
		"class":                 {tax(1, 10, 60, "C"), special(tax(2, 10, 60, "")), "由“参加评价”变为“特殊类别:新建”", "special class: new"},
		"track":                 {tax(1, 10, 60, "C"), ofTrack(tax(2, 10, 90, "A"), "below", "规下", "below"), "评价类别由“规上”变为“规下”", `its track turned from "above" to "below"`},
		"gate":                  {tax(1, 10, 90, "A"), having(tax(2, 10, 90, "D"), nil, veto), "“安全一票否决”将等级由 A 调为 D", `"safety" moved the grade from A to D`},
		"the last gate decides": {tax(1, 10, 90, "A"), having(tax(2, 10, 90, "B"), nil, veto, manual), "“领导小组核定”将等级由 D 调为 B", `"leading group"`},
		"gate that fell away":   {having(tax(1, 10, 90, "D"), nil, veto), tax(2, 10, 90, "A"), "“安全一票否决”不再适用", "no longer holds"},
		"no score any more":     {tax(1, 10, 60, "C"), unscored(2, ""), "不再评分:“亩均税收”无数据", "no score any more: tax per mu has no data"},
		"a score at last":       {unscored(1, ""), tax(2, 10, 60, "C"), "开始评分:“亩均税收”无数据", "has the data"},
		"value":                 {tax(1, 10, 60, "C"), tax(2, 12.5, 71.25, "B"), "主要由“亩均税收”引起:60 分变为 71.25 分(+11.25),数值由 10 变为 12.5 万元/亩", `60 points became 71.25 (+11.25); the value went from 10 to 12.5 万元/亩`},
		"weight":                {tax(1, 10, 60, "C"), weighing(tax(2, 10, 50, "D"), 80), "(-10),数值未变,权重由 100 变为 80", "its value is the same; its weight went from 100 to 80"},
		"baseline":              {against(tax(1, 10, 60, "C"), 20), against(tax(2, 10, 50, "D"), 24.123), "(-10),数值未变,基准由 20 变为 24.12 万元/亩", "its value is the same; its baseline went from 20 to 24.12 万元/亩"},
		"weight and baseline":   {against(tax(1, 10, 60, "C"), 20), weighing(against(tax(2, 10, 50, "D"), 24), 80), ",数值未变,权重由 100 变为 80,基准由 20 变为 24 万元/亩", "from 100 to 80; its baseline went from 20 to 24"},
		"value and weight":      {tax(1, 10, 60, "C"), weighing(tax(2, 12.5, 71.25, "B"), 120), "数值由 10 变为 12.5 万元/亩,权重由 100 变为 120", "to 12.5 万元/亩; its weight went from 100 to 120"},
		"the way to score":      {tax(1, 10, 60, "C"), tax(2, 10, 50, "D"), "(-10),数值未变,计分方法变了", "its value is the same; the way to score it moved"},
		"value that came":       {tax(1, none, 60, "C"), tax(2, 10, 70, "B"), "原无数据,现为 10 万元/亩", "there was no value"},
		"value that went":       {tax(1, 10, 60, "C"), tax(2, none, 70, "B"), "原为 10 万元/亩,现无数据", "there is none now"},
		"bonus": {
			tax(1, 10, 60, "C"),
			having(scoredAs(2, 60, 65, "B", item("亩均税收", 100, 10, 60)), []land.Adjustment{{ID: "t", Title: land.Phrase{ZH: "高新", EN: "high tech"}, Points: 5}}),
			"主要由“高新”引起:0 分变为 5 分(+5)", `mostly "high tech": 0 points became 5 (+5)`,
		},
		"in the direction of the score": {
			scoredAs(1, 60, 60, "C", item("a", 50, 1, 40), item("b", 50, 1, 20), item("c", 50, 1, 0)),
			scoredAs(2, 65, 65, "B", item("a", 50, 1, 20), item("b", 50, 2, 35), item("c", 50, 1, 10)),
			"主要由“b”引起", `mostly "b"`,
		},
		"the cut moved":            {placed(tax(1, 10, 60, "B"), 10, 100), placed(tax(2, 10, 60, "C"), 12, 90), "得分未变,分档线变动:由 100 个中第 10 名变为 90 个中第 12 名", "place 10 of 100 became 12 of 90"},
		"the cut moved past it":    {placed(tax(1, 10, 60, "B"), 9, 90), placed(tax(2, 10, 60, "C"), 9, 90), "仍为 90 个中第 9 名", "still is in place 9 of 90"},
		"against the score":        {tax(1, 10, 60, "B"), tax(2, 11, 61, "C"), "得分变动 +1,但名次或分档线反向变动", "the other way"},
		"grade taken from another": {unscored(1, "B"), unscored(2, "C"), "随其所在宗地", "of its parcel"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got := why(test.was, test.is, contributions(test.was, test.is), grades)
			if !strings.Contains(got.ZH, test.zh) || !strings.Contains(got.EN, test.en) {
				t.Errorf("%s / %s", got.ZH, got.EN)
			}
		})
	}
}

func TestTallies(t *testing.T) {
	grades := []string{"A", "B", "C"}
	g := func(grade string) *string { return &grade }
	tally := func(park, name, from, to *string, n int) store.Tally {
		return store.Tally{ParkCode: park, ParkName: name, From: from, To: to, Count: n}
	}
	cell := func(from, to *string, n int) land.GradeCount { return land.GradeCount{From: from, To: to, Count: n} }
	tallies := []store.Tally{
		tally(g("P1"), g("甲园"), g("A"), g("A"), 5),
		tally(g("P1"), g("甲园"), g("A"), g("C"), 2),
		tally(g("P1"), g("甲园"), g("B"), g("A"), 3),
		tally(g("P1"), g("甲园"), g("B"), g("T"), 1),
		tally(g("P1"), g("甲园"), g("B"), g(""), 4),
		tally(g("P1"), g("甲园"), nil, g("B"), 6),
		tally(g("P2"), g("乙园"), g("A"), g("A"), 7),
		tally(g("P2"), g("乙园"), g("A"), nil, 8),
		tally(g("P2"), g("乙园"), g(""), g(""), 9),
		tally(nil, nil, g(""), nil, 10),
	}
	wantParks := []land.ParkMoves{
		{ParkCode: g("P1"), Name: g("甲园"), Up: 3, Down: 2, Other: 1, Same: 5, Came: 6, Left: 4},
		{ParkCode: g("P2"), Name: g("乙园"), Same: 7, Left: 8, NotGraded: 9},
		{NotGraded: 10},
	}
	if diff := cmp.Diff(wantParks, parkMoves(tallies, grades)); diff != "" {
		t.Errorf("parks (-want +got):\n%s", diff)
	}
	wantCells := []land.GradeCount{
		cell(g("A"), g("A"), 12), cell(g("A"), g("C"), 2), cell(g("A"), nil, 8), cell(g("B"), g("A"), 3), cell(g("B"), g("T"), 1),
		cell(g("B"), g(""), 4), cell(g(""), g(""), 9), cell(g(""), nil, 10), cell(nil, g("B"), 6),
	}
	if diff := cmp.Diff(wantCells, matrix(tallies, grades)); diff != "" {
		t.Errorf("matrix (-want +got):\n%s", diff)
	}
}
