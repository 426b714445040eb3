package analysis

import (
	"fmt"
	"math"
	"strconv"

	"permu/internal/land"
)

// why names what moved a subject most: its standing, a gate, or a contribution to its score. Grades are in order.
func why(was, is seen, list []land.Contribution, grades []string) land.Phrase {
	switch {
	case was.Evaluation == nil:
		return land.Phrase{ZH: fmt.Sprintf("批次 %d 中没有该对象", was.runID), EN: fmt.Sprintf("it is not in run %d", was.runID)}
	case is.Evaluation == nil:
		return land.Phrase{ZH: fmt.Sprintf("批次 %d 中没有该对象", is.runID), EN: fmt.Sprintf("it is not in run %d", is.runID)}
	case orEmpty(was.Class) != orEmpty(is.Class) || orEmpty(was.Rule) != orEmpty(is.Rule):
		return turned("", "", standing(was), standing(is))
	case orEmpty(was.Track) != orEmpty(is.Track):
		return turned("评价类别", "its track ", was.track, is.track)
	case was.Grade != is.Grade && len(list) > 0 && list[0].Kind == land.OfGate:
		return byGate(decisive(list, is.Grade))
	case (was.Score == nil) != (is.Score == nil):
		return scoring(was, is)
	case is.Score == nil || len(list) == 0:
		return land.Phrase{ZH: "等级随其所在宗地或用地企业变动", EN: "its grade moved with that of its parcel, or of its user"}
	}
	return byPoints(was, is, list, grades)
}

func turned(zh, en string, from, to land.Phrase) land.Phrase {
	return land.Phrase{
		ZH: fmt.Sprintf("%s由“%s”变为“%s”", zh, from.ZH, to.ZH), EN: fmt.Sprintf("%sturned from %q to %q", en, english(from), english(to)),
	}
}

func english(p land.Phrase) string {
	if p.EN == "" {
		return p.ZH
	}
	return p.EN
}

// standing says whether a subject is evaluated, and why not.
func standing(s seen) land.Phrase {
	for _, r := range s.said.Reasons {
		switch r.Code {
		case "out_of_scope", "no_track", "undetermined", "special":
			return land.Phrase{ZH: r.ZH, EN: r.EN}
		}
	}
	return land.Phrase{ZH: "参加评价", EN: "evaluated"}
}

// decisive is the gate that had the last word on a grade, or the first that differs.
func decisive(list []land.Contribution, grade string) land.Contribution {
	last := list[0]
	for _, c := range list {
		if c.GateTo != nil && c.GateTo.To == grade {
			last = c
		}
	}
	return last
}

func byGate(c land.Contribution) land.Phrase {
	if c.GateTo == nil {
		return land.Phrase{
			ZH: fmt.Sprintf("“%s”不再适用(原将等级由%s调为%s)", c.Title.ZH, gradeZH(c.GateFrom.From), gradeZH(c.GateFrom.To)),
			EN: fmt.Sprintf("%q no longer holds; it had moved the grade from %s to %s", english(c.Title), gradeEN(c.GateFrom.From), gradeEN(c.GateFrom.To)),
		}
	}
	return land.Phrase{
		ZH: fmt.Sprintf("“%s”将等级由%s调为%s", c.Title.ZH, gradeZH(c.GateTo.From), gradeZH(c.GateTo.To)),
		EN: fmt.Sprintf("%q moved the grade from %s to %s", english(c.Title), gradeEN(c.GateTo.From), gradeEN(c.GateTo.To)),
	}
}

func gradeZH(grade string) string {
	if grade == "" {
		return "不定等级"
	}
	return " " + grade + " "
}

func gradeEN(grade string) string {
	if grade == "" {
		return "no grade"
	}
	return grade
}

// scoring says why there is a score in one run and none in the other.
func scoring(was, is seen) land.Phrase {
	if is.Score == nil {
		return land.Phrase{ZH: "缺少必需的数据,不再评分" + lacks(is, false), EN: "for want of data it has no score any more" + lacks(is, true)}
	}
	return land.Phrase{ZH: "数据补齐,开始评分" + lacks(was, false), EN: "it has the data for a score now" + lacks(was, true)}
}

// lacks says what a subject without a score lacks.
func lacks(s seen, inEnglish bool) string {
	for _, r := range s.said.Reasons {
		switch {
		case r.Code == "required" && inEnglish:
			return ": " + r.EN
		case r.Code == "required":
			return ":" + r.ZH
		}
	}
	return ""
}

// byPoints names the contribution that moved the score most, in the direction in which the score moved.
func byPoints(was, is seen, list []land.Contribution, grades []string) land.Phrase {
	delta := hundredths(*is.Score - *was.Score)
	if rose := placeOf(grades, &was.Grade) - placeOf(grades, &is.Grade); rose != 0 && delta*float64(rose) <= 0 {
		return byRank(was, is, delta)
	}
	most := land.Contribution{}
	for _, c := range list {
		if c.Kind != land.OfGate && c.Delta*delta >= 0 && math.Abs(c.Delta) > math.Abs(most.Delta) {
			most = c
		}
	}
	if most.Kind == "" {
		return land.Phrase{ZH: "舍入之差", EN: "rounding alone"}
	}
	p := land.Phrase{
		ZH: fmt.Sprintf("主要由“%s”引起:%s 分变为 %s 分(%+g)", most.Title.ZH, is.points(most, most.PointsFrom), is.points(most, most.PointsTo), hundredths(most.Delta)),
		EN: fmt.Sprintf("mostly %q: %s points became %s (%+g)", english(most.Title), is.points(most, most.PointsFrom), is.points(most, most.PointsTo), hundredths(most.Delta)),
	}
	return with(p, with(is.ofValue(most), measure(was, is, most)))
}

// ofValue says whether the subject's own value moved or what it is measured against.
func (s seen) ofValue(c land.Contribution) land.Phrase {
	said := func(v float64) string { return s.shown.Value.Text(v, figure) }
	switch from, to := c.ValueFrom, c.ValueTo; {
	case c.Kind != land.OfIndicator:
		return land.Phrase{}
	case from == nil && to == nil:
		return land.Phrase{ZH: ",无数据,权重由其他指标分担", EN: "; it has no value, and the others share its weight"}
	case from == nil:
		return land.Phrase{ZH: fmt.Sprintf(",原无数据,现为 %s %s", said(*to), c.Unit), EN: fmt.Sprintf("; there was no value, it is %s %s now", said(*to), c.Unit)}
	case to == nil:
		return land.Phrase{ZH: fmt.Sprintf(",原为 %s %s,现无数据", said(*from), c.Unit), EN: fmt.Sprintf("; the value was %s %s, there is none now", said(*from), c.Unit)}
	case *from == *to:
		return land.Phrase{ZH: ",数值未变", EN: "; its value is the same"}
	default:
		return land.Phrase{
			ZH: fmt.Sprintf(",数值由 %s 变为 %s %s", said(*from), said(*to), c.Unit), EN: fmt.Sprintf("; the value went from %s to %s %s", said(*from), said(*to), c.Unit),
		}
	}
}

// byRank is for a grade that moved although the score did not, or the other way: others passed by, or the cut moved.
func byRank(was, is seen, delta float64) land.Phrase {
	p := land.Phrase{ZH: "得分未变,分档线变动", EN: "its score is the same, the cut moved"}
	if delta != 0 {
		p = land.Phrase{ZH: fmt.Sprintf("得分变动 %+g,但名次或分档线反向变动", delta), EN: fmt.Sprintf("its score moved by %+g, its rank or the cut the other way", delta)}
	}
	switch {
	case was.said.Place == 0 || is.said.Place == 0:
		return p
	case was.said.Place == is.said.Place && was.said.Of == is.said.Of:
		return with(p, land.Phrase{
			ZH: fmt.Sprintf(":仍为 %d 个中第 %d 名", is.said.Of, is.said.Place), EN: fmt.Sprintf(": it still is in place %d of %d", is.said.Place, is.said.Of),
		})
	default:
		return with(p, land.Phrase{
			ZH: fmt.Sprintf(":由 %d 个中第 %d 名变为 %d 个中第 %d 名", was.said.Of, was.said.Place, is.said.Of, is.said.Place),
			EN: fmt.Sprintf(": place %d of %d became %d of %d", was.said.Place, was.said.Of, is.said.Place, is.said.Of),
		})
	}
}

func with(p, more land.Phrase) land.Phrase {
	return land.Phrase{ZH: p.ZH + more.ZH, EN: p.EN + more.EN}
}

func hundredths(v float64) float64 { return math.Round(v*100) / 100 }

// points writes what a contribution gave as the policy of the run shows points, or what is added to a score.
func (s seen) points(c land.Contribution, v *float64) string {
	rule := s.shown.Total
	if c.Kind == land.OfIndicator {
		rule = s.shown.Item
	}
	return rule.Text(orZero(v), func(v float64) string { return strconv.FormatFloat(hundredths(v), 'f', -1, 64) })
}

// figure is a number with at most six significant digits.
func figure(v float64) string {
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 6, 64), 64)
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
