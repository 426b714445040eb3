package analysis

import (
	"cmp"
	"math"
	"slices"

	"permu/internal/land"
	"permu/internal/score"
	"permu/internal/store"
)

// seen is what one run says of a subject; without an evaluation the subject is not in the run.
type seen struct {
	*land.Evaluation
	said  score.Explanation
	runID int64
	track land.Phrase
}

// sees explains a row of a run.
func (s side) sees(kind string, e *land.Evaluation) seen {
	view := seen{Evaluation: e, runID: s.run.RunID}
	c, evaluated := s.contexts[kind]
	if e == nil || !evaluated {
		return view
	}
	view.said = score.Explain(s.policy, c, rowOf(*e, c))
	for _, t := range s.policy.Tracks {
		if t.ID == orEmpty(e.Track) {
			view.track = t.Title
		}
	}
	return view
}

// move says how a subject moved, and why; figures are those of the later run, where it is in both.
func move(m store.Moved, was, is seen, grades []string) land.Movement {
	moved := land.Movement{Key: m.Key, Name: m.Name, ParkCode: m.ParkCode, Contributions: contributions(was, is)}
	latest := is.Evaluation
	if was.Evaluation != nil {
		moved.From, moved.ScoreFrom, moved.PlaceFrom = &was.Grade, was.Score, was.RankedAt
		latest = cmp.Or(latest, was.Evaluation)
	}
	if is.Evaluation != nil {
		moved.To, moved.ScoreTo, moved.PlaceTo = &is.Grade, is.Score, is.RankedAt
	}
	moved.Track, moved.TaxCNY, moved.LandMu = latest.Track, latest.TaxCNY, inMu(latest.LandM2)
	moved.Why = why(was, is, moved.Contributions, grades)
	return moved
}

func inMu(areaM2 *float64) *float64 {
	if areaM2 == nil {
		return nil
	}
	mu := math.Round(land.Mu(*areaM2)*1e4) / 1e4
	return &mu
}

// part is what an indicator, an adjustment or the rest gives a subject in one run. The parts sum to its score.
type part struct {
	land.Contribution
	value  *float64
	points *float64
	weight float64
	shared bool
}

func newPart(kind, id string, title land.Phrase, points *float64) part {
	return part{Contribution: land.Contribution{Kind: kind, Indicator: id, Title: title}, points: points}
}

// parts takes a score apart.
func (s seen) parts() []part {
	var parts []part
	byItem := map[string]float64{}
	for _, a := range s.said.Adjustments {
		byItem[a.Indicator] += a.Points
	}
	for _, item := range s.said.Parts {
		p := newPart(land.OfIndicator, item.Indicator, item.Title, minus(item.Points, byItem[item.Indicator]))
		p.Unit, p.value, p.weight = item.Unit, item.Value, item.Weight
		parts = append(parts, p)
	}
	if s.Evaluation == nil || s.Score == nil {
		return parts
	}
	s.share(parts)
	for _, a := range s.said.Adjustments {
		parts = append(parts, newPart(land.OfAdjustment, a.ID, a.Title, &a.Points))
	}
	rest := *s.Score - sumOf(parts)
	return append(parts, newPart(land.OfRest, land.OfRest, land.Phrase{ZH: "上下限与舍入", EN: "limits and rounding"}, &rest))
}

// share gives the items that have no points their part of what the others make: by the policy the others share their
// weight, and what this adds to the score is theirs, so that losing a value does not look like losing all of its points.
func (s seen) share(parts []part) {
	weight := 0.0
	for _, p := range parts {
		if p.points == nil {
			weight += p.weight
		}
	}
	if s.BaseScore == nil || weight == 0 {
		return
	}
	added := *s.BaseScore - sumOf(parts)
	for _, a := range s.said.Adjustments {
		if a.Indicator != "" {
			added -= a.Points
		}
	}
	for i := range parts {
		if parts[i].points == nil {
			points := added * parts[i].weight / weight
			parts[i].points, parts[i].shared = &points, true
		}
	}
}

func minus(points *float64, part float64) *float64 {
	if points == nil || part == 0 {
		return points
	}
	rest := *points - part
	return &rest
}

func sumOf(parts []part) float64 {
	sum := 0.0
	for _, p := range parts {
		sum += orZero(p.points)
	}
	return sum
}

// leastDelta is the smallest difference that is not rounding: each score is rounded once, to two decimals.
const leastDelta = 0.0101

// contributions puts the parts of two runs side by side: gates that differ, then by how much they moved the score.
func contributions(was, is seen) []land.Contribution {
	var list []land.Contribution
	find := func(p part) *land.Contribution {
		for i := range list {
			if list[i].Kind == p.Kind && list[i].Indicator == p.Indicator {
				return &list[i]
			}
		}
		list = append(list, p.Contribution)
		return &list[len(list)-1]
	}
	for _, p := range is.parts() {
		c := find(p)
		c.ValueTo, c.PointsTo, c.SharedTo = p.value, rounded(p.points), p.shared
	}
	for _, p := range was.parts() {
		c := find(p)
		c.ValueFrom, c.PointsFrom, c.SharedFrom = p.value, rounded(p.points), p.shared
	}
	for i := range list {
		list[i].Delta = *rounded(new(orZero(list[i].PointsTo) - orZero(list[i].PointsFrom)))
	}
	list = slices.DeleteFunc(list, func(c land.Contribution) bool {
		return c.Kind == land.OfRest && math.Abs(c.Delta) < leastDelta
	})
	slices.SortStableFunc(list, func(a, b land.Contribution) int { return cmp.Compare(math.Abs(b.Delta), math.Abs(a.Delta)) })
	return append(gates(was, is), list...)
}

// rounded keeps four decimals, as items have.
func rounded(v *float64) *float64 {
	if v == nil {
		return nil
	}
	return new(math.Round(*v*1e4) / 1e4)
}

// gates are the gates that moved the grade in one run, and not, or to another grade, in the other.
func gates(was, is seen) []land.Contribution {
	list := []land.Contribution{}
	passed := func(s seen, id string) *land.GateMove {
		for _, g := range s.said.Gates {
			if g.ID == id {
				return &land.GateMove{From: g.From, To: g.To}
			}
		}
		return nil
	}
	for _, g := range slices.Concat(is.said.Gates, was.said.Gates) {
		from, to := passed(was, g.ID), passed(is, g.ID)
		listed := slices.ContainsFunc(list, func(c land.Contribution) bool { return c.Indicator == g.ID })
		if listed || from != nil && to != nil && from.To == to.To {
			continue
		}
		list = append(list, land.Contribution{Kind: land.OfGate, Indicator: g.ID, Title: g.Title, GateFrom: from, GateTo: to})
	}
	return list
}
