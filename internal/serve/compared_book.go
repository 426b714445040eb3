package serve

import (
	"fmt"

	"permu/internal/export"
	"permu/internal/land"
)

// comparedBook is a comparison of two runs as a workbook: who moved, how many by grade and by park, and the baselines that moved.
func comparedBook(c land.Comparison, say say) book {
	kind, title := say(kindSaid(c.Kind)), say(phrase("批次比较", "Runs compared"))
	above := []string{
		title + " · " + kind,
		say(phrase(fmt.Sprintf("#%d %d 年度 %s → #%d %d 年度 %s", c.With.RunID, c.With.Year, c.With.PolicyTitle, c.Run.RunID, c.Run.Year, c.Run.PolicyTitle),
			fmt.Sprintf("#%d, year %d, %s → #%d, year %d, %s", c.With.RunID, c.With.Year, c.With.PolicyTitle, c.Run.RunID, c.Run.Year, c.Run.PolicyTitle))),
		say(phrase(fmt.Sprintf("得分或等级变化 %d 个,列出 %d 个", c.MovedCount, len(c.Moved)), fmt.Sprintf("%d moved, %d listed", c.MovedCount, len(c.Moved)))),
	}
	return book{fmt.Sprintf("%s-%s-%s-%d-%d", title, kind, c.Run.ZoneCode, c.With.RunID, c.Run.RunID), []export.Page{
		pageOf(kind, above, movedColumns(c), c.Moved, say),
		pageOf(say(phrase("等级变化", "Grades")), above, matrixColumns(), c.Matrix, say),
		pageOf(say(phrase("分园区", "By park")), above, parkMoveColumns(), c.Parks, say),
		pageOf(say(phrase("基准变化", "Baselines")), above, baselineMoveColumns(), c.Baselines, say),
	}}
}

func movedColumns(c land.Comparison) []column[land.Movement] {
	type row = land.Movement
	name := func(m row) any {
		if c.Kind == land.OfIndustry {
			return industrySaid(&m.Key)
		}
		return m.Name
	}
	return []column[row]{
		{phrase("名称", "Name"), 36, name},
		{phrase("代码", "Code"), 24, func(m row) any { return m.Key }},
		{phrase("原等级", "Grade before"), 10, func(m row) any { return runGradeSaid(m.From) }},
		{phrase("现等级", "Grade after"), 10, func(m row) any { return runGradeSaid(m.To) }},
		{phrase("原得分", "Score before"), 10, func(m row) any { return m.ScoreFrom }},
		{phrase("现得分", "Score after"), 10, func(m row) any { return m.ScoreTo }},
		{phrase("原名次", "Place before"), 10, func(m row) any { return m.PlaceFrom }},
		{phrase("现名次", "Place after"), 10, func(m row) any { return m.PlaceTo }},
		{phrase("用地(亩)", "Land (mu)"), 12, func(m row) any { return m.LandMu }},
		{phrase("园区代码", "Park code"), 16, func(m row) any { return m.ParkCode }},
		{phrase("变化原因", "Why"), 60, func(m row) any { return m.Why }},
	}
}

// runGradeSaid is a grade in a run; nil is not in it.
func runGradeSaid(grade *string) land.Phrase {
	if grade == nil {
		return phrase("不在该批次", "not in that run")
	}
	return gradeSaid(*grade)
}

func matrixColumns() []column[land.GradeCount] {
	type row = land.GradeCount
	return []column[row]{
		{phrase("原等级", "Grade before"), 14, func(g row) any { return runGradeSaid(g.From) }},
		{phrase("现等级", "Grade after"), 14, func(g row) any { return runGradeSaid(g.To) }},
		{phrase("数量", "Count"), 10, func(g row) any { return g.Count }},
	}
}

func parkMoveColumns() []column[land.ParkMoves] {
	type row = land.ParkMoves
	name := func(p row) any {
		if p.ParkCode == nil {
			return phrase("无园区", "none")
		}
		return p.Name
	}
	return []column[row]{
		{phrase("园区", "Park"), 24, name},
		{phrase("升", "Up"), 8, func(p row) any { return p.Up }},
		{phrase("降", "Down"), 8, func(p row) any { return p.Down }},
		{phrase("其他变化", "Other"), 10, func(p row) any { return p.Other }},
		{phrase("不变", "Same"), 8, func(p row) any { return p.Same }},
		{phrase("新评级", "Came"), 8, func(p row) any { return p.Came }},
		{phrase("不再评级", "Left"), 8, func(p row) any { return p.Left }},
		{phrase("均未评级", "Not graded"), 10, func(p row) any { return p.NotGraded }},
	}
}

func baselineMoveColumns() []column[land.BaselineMove] {
	type row = land.BaselineMove
	return []column[row]{
		{phrase("赛道", "Track"), 20, func(b row) any { return b.TrackTitle }},
		{phrase("指标", "Indicator"), 28, func(b row) any { return b.Title }},
		{phrase("组", "Group"), 16, func(b row) any { return b.Group }},
		{phrase("单位", "Unit"), 14, func(b row) any { return unit(b.Unit) }},
		{phrase("原值", "Before"), 14, func(b row) any { return b.From }},
		{phrase("现值", "After"), 14, func(b row) any { return b.To }},
	}
}
